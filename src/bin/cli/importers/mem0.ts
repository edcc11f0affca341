import type { Format, FoundRecord } from './format.js';
import { idOf, instantOf, listOf, type Mapped, objectOf, UNRECOGNIZED } from './mapped.js';

/** The answers of mem0's `get_all`. */
export const MEM0: Format = {
  expected: 'the answers of mem0\'s get_all as JSON: a list of memories, {"results": [...]}, a list of such pages, or lines',
  parts: () => [{ files: /\.(?:json|jsonl|ndjson)$/, lists: ['results', 'memories'], record: ({ value }) => mem0Memory(value) }],
};

/** Returns what becomes of a memory, or of a page of them. The service reads a memory of mem0 itself. */
export function mem0Memory(value: FoundRecord['value'], now = new Date()): Mapped[] {
  const memory = objectOf(value);
  if (memory && Array.isArray(memory['results'])) return listOf(memory['results']).flatMap((each) => mem0Memory(each, now));
  const from = idOf(memory?.['id']) ?? 'a memory';
  if (!memory || typeof memory['memory'] !== 'string') return [{ from, leftOut: UNRECOGNIZED }];
  if (!memory['memory'].trim()) return [{ from, leftOut: 'empty' }];
  const expires = instantOf(memory['expiration_date']);
  if (expires !== undefined && Date.parse(expires) <= now.getTime()) return [{ from, leftOut: 'expired' }];
  return [{ from, line: expires === undefined ? memory : { ...memory, expires_at: expires } }];
}
