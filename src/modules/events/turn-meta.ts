import type { JsonObject, JsonValue } from '../../common/json/json-values.js';

/** The facts about a turn that become part of its meta. */
export interface TurnFacts {
  readonly role: string;
  readonly name?: string | null | undefined;
  readonly source?: string | null | undefined;
  readonly timestamp?: Date | null | undefined;
  readonly externalId?: string | null | undefined;
}

/**
 * Returns the meta of a turn's memory: the caller's meta, with `role`, `name`, `source`, `timestamp` and `external_id` if they
 * are given.
 * If the caller's meta has one of these keys with another value, that value is kept as `<key>_user`.
 */
export function turnMeta(
  meta: JsonObject | null | undefined,
  { role, name, source, timestamp, externalId }: TurnFacts,
): JsonObject {
  const facts = { role, name, source, timestamp: timestamp && rfc3339(timestamp), external_id: externalId };
  const merged = Object.assign(Object.create(null), meta) as JsonObject;
  for (const [key, value] of Object.entries(facts)) {
    if (value === null || value === undefined) continue;
    if (Object.hasOwn(merged, key) && merged[key] !== value) merged[`${key}_user`] = merged[key] as JsonValue;
    merged[key] = value;
  }
  return merged;
}

const rfc3339 = (date: Date): string => date.toISOString().replace('.000Z', 'Z');
