import { createHash } from 'node:crypto';
import { parseJson } from '../../../common/json/json-parse.js';
import { render } from '../../../common/json/json-render.js';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../common/json/json-values.js';

/** Keys that name a conversation. They keep memories apart only where no user is named: a user goes on in the next one. */
const CONVERSATIONS: ReadonlySet<string> = new Set(['run_id', 'session_id', 'thread_id']);
const USER = 'user_id';

/** Bytes of a stored scope: for a million scopes, the probability that any two have the same is about 10^-27. */
export const SCOPE_BYTES = 16;

/**
 * Returns the scope of a memory as a text: what its meta says of whose it is. Two memories are compared only if they have the
 * same. As the function `memory_scope` of the database.
 * @param metaJson JSON text of an object
 * @param keys keys of meta, in any order
 * @returns an empty text if the meta has none of the keys
 */
export function scopeOf(metaJson: string, keys: readonly string[]): string {
  // Most metas name nobody: they are not parsed.
  if (!keys.some((key) => metaJson.includes(key))) return '';
  const meta = parseJson(metaJson);
  if (!isJsonObject(meta)) return '';
  const hasUser = keys.includes(USER) && nameOf(meta, USER) !== '';
  return [...keys]
    .sort()
    .filter((key) => nameOf(meta, key) !== '' && !(hasUser && CONVERSATIONS.has(key)))
    .map((key) => `${key}=${JSON.stringify(nameOf(meta, key))}`)
    .join(',');
}

/** Returns the value of a key as a text, so that the number 7 names the same as "7"; empty for none. */
function nameOf(meta: JsonObject, key: string): string {
  const value: JsonValue | undefined = Object.hasOwn(meta, key) ? meta[key] : undefined;
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : render(value);
}

/** Returns the hash of a scope that is stored with a plain memory; empty for an empty scope. */
export const plainScope = (scope: string): Buffer =>
  scope === '' ? Buffer.alloc(0) : createHash('sha256').update(scope).digest().subarray(0, SCOPE_BYTES);
