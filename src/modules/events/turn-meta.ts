import type { JsonObject, JsonValue } from '../../common/json/json-values.js';

/** Who said something, where and when. */
export interface Utterance {
  readonly role: string;
  readonly name?: string | null | undefined;
  readonly source?: string | null | undefined;
  readonly timestamp?: Date | null | undefined;
}

/**
 * The meta of the memory that a turn becomes: the caller's, and `role`, `name`, `source` and `timestamp` where they are given. A key of
 * these that the caller's meta has too is kept there as `<key>_user`.
 */
export function turnMeta(meta: JsonObject | null | undefined, { role, name, source, timestamp }: Utterance): JsonObject {
  const said = { role, name, source, timestamp: timestamp && rfc3339(timestamp) };
  const merged = Object.assign(Object.create(null), meta) as JsonObject;
  for (const [key, value] of Object.entries(said)) {
    if (value === null || value === undefined) continue;
    if (Object.hasOwn(merged, key) && merged[key] !== value) merged[`${key}_user`] = merged[key] as JsonValue;
    merged[key] = value;
  }
  return merged;
}

const rfc3339 = (date: Date): string => date.toISOString().replace('.000Z', 'Z');
