import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../common/queries.js';
import type { RequestContext } from '../../../common/request-context.js';
import { NOT_EXPIRED } from '../../../database/expiry.js';
import { revisionInsert } from '../records/revisions.js';

/** Archives memories and brings them back. Both make a revision, so that the history of a memory tells of it. */
@Injectable()
export class ArchiveRepository {
  /**
   * Archives live memories, in the order in which the access counter locks.
   * @param isOptimized true if the optimizer does it
   */
  async archive(ctx: RequestContext, tx: Transaction, ids: readonly number[], isOptimized: boolean): Promise<void> {
    await tx.query(null, ARCHIVE, [ctx.workspaceId, ids, ctx.now, isOptimized]);
  }

  /**
   * Brings archived memories back.
   * @throws the error of `isDuplicateText` if a live memory of the scope has the same exact form
   */
  async unarchive(ctx: RequestContext, tx: Transaction, ids: readonly number[]): Promise<void> {
    await tx.query(null, UNARCHIVE, [ctx.workspaceId, ids, ctx.now]);
  }
}

const target = (condition: string) => `
WITH target AS (
  SELECT * FROM memories WHERE workspace_id = $1 AND id = ANY($2::bigint[]) AND ${condition} ORDER BY id FOR UPDATE)`;

const ARCHIVE = `${target(`archived_at IS NULL AND ${NOT_EXPIRED}`)},
kept AS (${revisionInsert('target', `'archived'`, '$3')})
UPDATE memories m SET archived_at = $3, optimized_at = CASE WHEN $4 THEN $3::timestamptz ELSE m.optimized_at END
FROM target WHERE m.workspace_id = $1 AND m.id = target.id`;

const UNARCHIVE = `${target('archived_at IS NOT NULL')},
kept AS (${revisionInsert('target', `'unarchived'`, '$3')})
UPDATE memories m SET archived_at = NULL, optimized_at = NULL
FROM target WHERE m.workspace_id = $1 AND m.id = target.id`;
