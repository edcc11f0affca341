import { type JsonObject, KEY_ORDER } from '../../common/json/json-values.js';
import { type Lookups, newLookups } from './phone-number.js';
import { type Redaction, redactText } from './pii.js';
import { isPlaceholder } from './placeholder.js';
import { secretKeyKind, wordsOfKey } from './secret-key.js';
import { type Finding, placeholder } from './span.js';

/** The findings of the walk through a value. */
interface Collected {
  readonly findings: Finding[];
  rejected: boolean;
  readonly lookups: Lookups;
}

/**
 * Removes sensitive data from every string inside `value`, at any depth, as `redactText` does. A value under a key such as
 * `password` or `api_key` is replaced as a whole, whatever its type. Keys, their order and everything else stay as they are;
 * `value` itself is not changed.
 */
export function redactMeta(value: unknown): Redaction<unknown> {
  const collected: Collected = { findings: [], rejected: false, lookups: newLookups() };
  const rest = redacted(value, '', collected);
  return collected.rejected ? { rejected: true } : { rejected: false, value: rest, findings: collected.findings };
}

/** @param key the nearest key that `value` stands under */
function redacted(value: unknown, key: string, collected: Collected): unknown {
  const kind = secretKeyKind(key);
  if (kind !== undefined && hidesSomething(value)) {
    collected.findings.push({ kind });
    return placeholder(kind);
  }
  if (typeof value === 'string') return redactedString(value, key, collected);
  if (Array.isArray(value)) return value.map((member) => redacted(member, key, collected));
  return isPlainObject(value) ? redactedObject(value, collected) : value;
}

/** True if a value is neither empty nor a placeholder. */
const hidesSomething = (value: unknown): boolean =>
  value !== null && value !== undefined && !(typeof value === 'string' && (value === '' || isPlaceholder(value)));

/** Redacts a string as its key calls it: `{"phone": "0171 5550123"}`. */
function redactedString(value: string, key: string, collected: Collected): string {
  const result = redactText(value, wordsOfKey(key), collected.lookups);
  if (result.rejected) {
    collected.rejected = true;
    return value;
  }
  collected.findings.push(...result.findings);
  return result.value;
}

/** Returns an object without a prototype, as `parseJson` does, so that `__proto__` is a key like any other. */
function redactedObject(object: JsonObject, collected: Collected): JsonObject {
  const copy = Object.create(null) as JsonObject;
  for (const [key, member] of Object.entries(object)) copy[key] = redacted(member, key, collected) as JsonObject[string];
  if (object[KEY_ORDER] !== undefined) copy[KEY_ORDER] = object[KEY_ORDER];
  return copy;
}

const isPlainObject = (value: unknown): value is JsonObject => {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
};
