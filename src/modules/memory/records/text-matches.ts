import type { Queries } from '../../../common/queries.js';
import type { RequestContext } from '../../../common/request-context.js';
import { foldCase } from '../../../text/dedup/exact-form.js';
import type { MemoryEncryption } from './memory-encryption.js';
import { conditionsOf, type MemoryFilter } from './memory-filter.js';

/** Memories that are read at once to look into their texts. */
const SCANNED = 500;

/** Whether `part` is in `text`, in any case. */
export const holdsText = (text: string, part: string): boolean => foldCase(text).includes(foldCase(part));

/**
 * The filter with ids in place of the part of a text, where the database cannot look into texts itself: they are read one by one.
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
    const values: unknown[] = [workspaceId, after, SCANNED];
    const rows = await db.query<{ id: number; text: string }>(
      null,
      `SELECT id, text FROM memories WHERE workspace_id = $1 AND id > $2 AND ${conditionsOf(rest, values)} ORDER BY id LIMIT $3`,
      values,
    );
    for (const { id, text } of rows) if (holdsText(encryption.decryptText(workspaceId, id, text), part)) ids.push(id);
    if (rows.length < SCANNED) return { ...rest, ids };
    after = rows.at(-1)!.id;
  }
}
