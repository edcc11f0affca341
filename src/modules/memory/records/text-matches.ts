import type { Queries } from '../../../common/queries.js';
import type { RequestContext } from '../../../common/request-context.js';
import { foldCase } from '../../../text/dedup/exact-form.js';
import type { MemoryEncryption } from './memory-encryption.js';
import { conditionsOf, type MemoryFilter } from './memory-filter.js';

/** Memories per statement of a scan. */
const SCAN_BATCH = 500;

/** True if `text` contains `part`; upper and lower case are the same. */
export const containsText = (text: string, part: string): boolean => foldCase(text).includes(foldCase(part));

/**
 * Returns the filter in a form that the database can evaluate. It cannot search encrypted texts, so if they may be
 * encrypted, a condition on a part of the text is replaced by the ids of the memories that meet it: all texts are read
 * and decrypted for that.
 * @throws DecryptionError
 */
export async function resolvedFilter(
  { workspaceId }: RequestContext,
  db: Queries,
  encryption: MemoryEncryption,
  filter: MemoryFilter,
): Promise<MemoryFilter> {
  const { text: part, ...rest } = encryption.filterOf(workspaceId, filter);
  if (!encryption.isEnabled || part === undefined) return { ...rest, text: part };
  const ids: number[] = [];
  for (let after = 0; ; ) {
    const values: unknown[] = [workspaceId, after, SCAN_BATCH];
    const rows = await db.query<{ id: number; text: string }>(
      null,
      `SELECT id, text FROM memories WHERE workspace_id = $1 AND id > $2 AND ${conditionsOf(rest, values)} ORDER BY id LIMIT $3`,
      values,
    );
    for (const { id, text } of rows) if (containsText(encryption.decryptText(workspaceId, id, text), part)) ids.push(id);
    if (rows.length < SCAN_BATCH) return { ...rest, ids };
    after = rows.at(-1)!.id;
  }
}
