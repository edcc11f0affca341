import { createHash } from 'node:crypto';
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
  const rest = isPlainObject(value) ? redactedObject(value, collected, nameOrAny) : redacted(value, '', collected);
  return collected.rejected ? { rejected: true } : { rejected: false, value: rest, findings: collected.findings };
}

/** @param key the nearest key that `value` stands under */
function redacted(value: unknown, key: string, collected: Collected): unknown {
  const kind = secretKeyKind(key);
  if (kind !== undefined && hidesSomething(value)) {
    collected.findings.push({ kind, rule: 'secret_key' });
    return placeholder(kind);
  }
  if (typeof value === 'string') return redactedString(value, key, collected);
  if (Array.isArray(value)) return value.map((member) => redacted(member, key, collected));
  return isPlainObject(value) ? redactedObject(value, collected) : value;
}

/** Keys of meta that name whose a memory is, what it belongs to, or the turn that it was. */
const NAMES: ReadonlySet<string> = new Set([
  ...['user_id', 'agent_id', 'app_id', 'project', 'run_id', 'session_id', 'thread_id'],
  'external_id',
]);

/** Redacts a value of the outermost object. */
const nameOrAny = (value: unknown, key: string, collected: Collected): unknown =>
  typeof value === 'string' && NAMES.has(key) ? redactedName(value, key, collected) : redacted(value, key, collected);

/**
 * Redacts a name. Some users are named by what is sensitive, such as a telephone number: two of them stay two, because a hash of
 * the name follows the placeholder.
 */
function redactedName(name: string, key: string, collected: Collected): string {
  const rest = redactedString(name, key, collected);
  return rest === name ? name : `${rest}#${createHash('sha256').update(name).digest('hex').slice(0, NAME_DIGITS)}`;
}

/** Returns a value of the outermost object of a meta as a store keeps it, for a search by it. */
export const storedName = (key: string, name: string): string =>
  NAMES.has(key) ? redactedName(name, key, { findings: [], rejected: false, lookups: newLookups() }) : name;

/** Hexadecimal digits of a hash of a name: the probability that any two of a million have the same is about 10^-5. */
const NAME_DIGITS = 16;

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
function redactedObject(object: JsonObject, collected: Collected, read = redacted): JsonObject {
  const copy = Object.create(null) as JsonObject;
  for (const [key, member] of Object.entries(object)) copy[key] = read(member, key, collected) as JsonObject[string];
  if (object[KEY_ORDER] !== undefined) copy[KEY_ORDER] = object[KEY_ORDER];
  return copy;
}

const isPlainObject = (value: unknown): value is JsonObject => {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
};
