import { parseJson } from '../../../common/json/json-parse.js';
import type { JsonObject } from '../../../common/json/json-values.js';
import type { Queries } from '../../../common/queries.js';
import type { RequestContext } from '../../../common/request-context.js';
import { foldCase } from '../../../text/dedup/exact-form.js';
import { allOf, type Condition, conditionsIn, type FilterNode, holds, type PlainCondition } from './filter-node.js';
import type { MemoryEncryption } from './memory-encryption.js';
import { conditionsOf, heldConditionsOf, type MemoryFilter } from './memory-filter.js';
import { isMetBy } from './plain-conditions.js';

/** Memories per statement of a scan. */
const SCAN_BATCH = 200;

/** True if `text` contains `part`; upper and lower case are the same. */
const containsText = (text: string, part: string): boolean => foldCase(text).includes(foldCase(part));

/** A memory as a scan reads it. */
export interface ScannedMemory {
  readonly text: string;
  readonly metaJson: string;
  /** True for each of {@link FilterOfEncrypted.decided} that holds. */
  readonly held: readonly boolean[];
}

/** A filter of memories whose texts and metas may be encrypted, so that the database cannot evaluate all of it. */
export interface FilterOfEncrypted {
  /** Selects every memory of the filter, and maybe others. */
  readonly wider: MemoryFilter;
  /** The conditions that the database decides. */
  readonly decided: readonly Condition[];
  /** Decides about a memory that `wider` selects, decrypted. */
  readonly isMatch: (memory: ScannedMemory) => boolean;
}

/**
 * Returns what the database has to select for a filter, and what has to be decided once that is decrypted; undefined if the
 * database can evaluate the whole filter. It finds values of an encrypted meta by their tokens, and can do no more with them.
 * @param filter with tokens, of {@link MemoryEncryption.filterOf}
 */
export function filterOfEncrypted(encryption: MemoryEncryption, filter: MemoryFilter): FilterOfEncrypted | undefined {
  const { text: part, where, ...rest } = filter;
  const conditions = conditionsIn(where);
  const decided = conditions.filter((condition) => !isPlain(condition));
  if (!encryption.isEnabled || (part === undefined && decided.length === conditions.length)) return undefined;
  const wider = where && widened(where, false);
  const isMatch = ({ text, metaJson, held }: ScannedMemory): boolean => {
    if (part !== undefined && !containsText(text, part)) return false;
    if (!where || decided.length === conditions.length) return true;
    const meta = parseJson(metaJson) as JsonObject;
    return holds(where, (condition) => (isPlain(condition) ? isMetBy(condition, meta) : held[decided.indexOf(condition)]!));
  };
  return { wider: { ...rest, where: wider }, decided, isMatch };
}

const isPlain = (condition: Condition): condition is PlainCondition =>
  condition.kind === 'contains' || condition.kind === 'order' || condition.kind === 'exists';

/** Returns the filter, or its negation, with every condition that the database cannot decide left open; undefined if all are. */
function widened(node: FilterNode, negated: boolean): FilterNode | undefined {
  if (node.kind === 'not') return widened(node.part, !negated);
  if (node.kind !== 'and' && node.kind !== 'or') return isPlain(node) ? undefined : negated ? { kind: 'not', part: node } : node;
  const parts = node.parts.map((part) => widened(part, negated));
  if ((node.kind === 'and') !== negated) return allOf(parts);
  return parts.includes(undefined) ? undefined : { kind: 'or', parts: parts as FilterNode[] };
}

/**
 * Returns the filter in a form that the database can evaluate. Conditions that it cannot evaluate for encrypted memories are
 * replaced by the ids of the memories that meet them: all that could are read and decrypted for that.
 * @throws DecryptionError
 */
export async function resolvedFilter(
  { workspaceId }: RequestContext,
  db: Queries,
  encryption: MemoryEncryption,
  given: MemoryFilter,
): Promise<MemoryFilter> {
  const filter = encryption.filterOf(workspaceId, given);
  const split = filterOfEncrypted(encryption, filter);
  if (!split) return filter;
  const ids: number[] = [];
  for (let after = 0; ; ) {
    const values: unknown[] = [workspaceId, after, SCAN_BATCH];
    const conditions = conditionsOf(split.wider, values);
    const rows = await db.query<ScannedMemory & { id: number }>(
      null,
      `SELECT id, text, meta::text AS "metaJson", ${heldConditionsOf(split.decided, values)} AS held
       FROM own_memories WHERE workspace_id = $1 AND id > $2 AND ${conditions} ORDER BY id LIMIT $3`,
      values,
    );
    for (const row of rows) if (split.isMatch(encryption.decrypt(workspaceId, row.id, row))) ids.push(row.id);
    if (rows.length < SCAN_BATCH) return { ...split.wider, ids };
    after = rows.at(-1)!.id;
  }
}
