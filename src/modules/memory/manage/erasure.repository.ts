import { Injectable } from '@nestjs/common';
import type { Queries, Transaction } from '../../../common/queries.js';
import type { RequestContext } from '../../../common/request-context.js';
import type { ValueCondition } from '../records/filter-node.js';
import { MemoryEncryption } from '../records/memory-encryption.js';
import { containersOf } from '../records/memory-filter.js';

/** The text of a revision that was erased. */
const ERASED = '[ERASED]';

/** Erases revisions. */
@Injectable()
export class ErasureRepository {
  constructor(private readonly encryption: MemoryEncryption) {}

  /** Returns the number of revisions of memories that no longer have the value in their meta, but had it. */
  async countRevisions({ workspaceId }: RequestContext, db: Queries, where: ValueCondition): Promise<number> {
    const [row] = await db.query<{ count: number }>(null, COUNT, [workspaceId, this.containers(workspaceId, where)]);
    return row!.count;
  }

  /**
   * Takes text and meta out of the revisions that have the value in their meta. They stay, without content: the numbers of
   * versions must not change.
   * @returns the number of those revisions
   */
  async eraseRevisions({ workspaceId }: RequestContext, tx: Transaction, where: ValueCondition): Promise<number> {
    const rows = await tx.query(null, ERASE, [workspaceId, this.containers(workspaceId, where), ERASED]);
    return rows.length;
  }

  private containers(workspaceId: number, where: ValueCondition): string[] {
    return containersOf(this.encryption.conditionOf(workspaceId, where));
  }
}

const COUNT = `
SELECT count(*) AS count FROM memory_revisions r
WHERE r.workspace_id = $1 AND r.meta @> ANY($2::text[]::jsonb[])
  AND NOT EXISTS (
    SELECT FROM memories m WHERE m.workspace_id = $1 AND m.id = r.memory_id AND m.meta @> ANY($2::text[]::jsonb[]))`;

const ERASE = `
UPDATE memory_revisions SET text = $3, meta = '{}', temporal_raw_text = $3
WHERE workspace_id = $1 AND meta @> ANY($2::text[]::jsonb[]) RETURNING 1`;
