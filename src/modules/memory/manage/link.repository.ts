import { Injectable } from '@nestjs/common';
import { invalidField } from '../../../common/app-error.js';
import type { Transaction } from '../../../common/queries.js';
import type { RequestContext } from '../../../common/request-context.js';
import { notExpired } from '../../../database/expiry.js';

/** Writes links between memories that somebody has decided about. */
@Injectable()
export class LinkRepository {
  /**
   * Links a memory to the older ones that it supersedes, for sure, and removes its links to others.
   * @throws AppError `validation_failed` if one of them does not exist, or is no older memory of the scope
   */
  async confirm({ workspaceId }: RequestContext, tx: Transaction, id: number, olderIds: readonly number[]): Promise<void> {
    const older = await tx.query<{ id: number }>(null, FIND_OLDER, [workspaceId, id, olderIds]);
    const found = new Set(older.map((memory) => memory.id));
    const unknown = olderIds.findIndex((olderId) => !found.has(olderId));
    if (unknown >= 0)
      throw invalidField(['body', 'supersedes', unknown], 'not an older memory of the same scope', olderIds[unknown]);
    await tx.query(null, REMOVE_OTHERS, [workspaceId, id, olderIds]);
    await tx.query(null, CONFIRM, [workspaceId, id, olderIds]);
  }

  /**
   * Settles whether a memory supersedes another one.
   * @param confidence 0..1; null if it does not, which removes the link
   * @returns the confidence before; null if there was no link
   */
  async settle(
    { workspaceId }: RequestContext,
    tx: Transaction,
    newerId: number,
    olderId: number,
    confidence: number | null,
  ): Promise<number | null> {
    const values = [workspaceId, newerId, olderId];
    const [link] = await tx.query<{ confidence: number }>(null, FIND_LINK, values);
    await (confidence === null ? tx.query(null, UNLINK, values) : tx.query(null, LINK, [...values, confidence]));
    return link?.confidence ?? null;
  }
}

const FIND_LINK = `
SELECT confidence FROM memory_links WHERE workspace_id = $1 AND newer_id = $2 AND older_id = $3 FOR UPDATE`;

const UNLINK = 'DELETE FROM memory_links WHERE workspace_id = $1 AND newer_id = $2 AND older_id = $3';

const LINK = `
INSERT INTO memory_links (workspace_id, newer_id, older_id, confidence) VALUES ($1, $2, $3, $4)
ON CONFLICT (workspace_id, newer_id, older_id) DO UPDATE SET confidence = EXCLUDED.confidence`;

const FIND_OLDER = `
SELECT o.id FROM memories o, (SELECT updated_at, scope FROM memories WHERE workspace_id = $1 AND id = $2) n
WHERE o.workspace_id = $1 AND o.id = ANY($3::bigint[]) AND o.id <> $2 AND o.updated_at <= n.updated_at AND o.scope = n.scope
  AND ${notExpired('o')}
ORDER BY o.id FOR KEY SHARE OF o`;

const REMOVE_OTHERS = 'DELETE FROM memory_links WHERE workspace_id = $1 AND newer_id = $2 AND older_id <> ALL($3::bigint[])';

const CONFIRM = `
INSERT INTO memory_links (workspace_id, newer_id, older_id, confidence)
SELECT $1, $2, id, 1 FROM unnest($3::bigint[]) AS id
ON CONFLICT (workspace_id, newer_id, older_id) DO UPDATE SET confidence = 1`;
