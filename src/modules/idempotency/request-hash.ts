import { createHash } from 'node:crypto';
import { render } from '../../common/json/json-render.js';
import { isJsonObject, type JsonObject } from '../../common/json/json-values.js';

/** The parts of a request that its hash depends on. */
export interface HashedRequest {
  readonly method: string;
  /** Path and query as sent. */
  readonly url: string;
  /** The parsed JSON; the text of a body that is not JSON. */
  readonly body: unknown;
  /** The user that the key is bound to: the same call with the key of another user is another one. */
  readonly boundUserId?: string | null | undefined;
}

/**
 * Returns the SHA-256 of a request. White space and the order of keys in a JSON body make no difference, but the spelling
 * of a number (`1`, `1.0`) does.
 */
export const requestHash = ({ method, url, body, boundUserId }: HashedRequest): Buffer =>
  createHash('sha256')
    .update(`${method} ${url}\n`)
    .update(render(inKeyOrder(body)))
    .update(boundUserId ? `\n${boundUserId}` : '')
    .digest();

function inKeyOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inKeyOrder);
  if (!isJsonObject(value)) return value;
  const sorted: JsonObject = Object.create(null);
  for (const key of Object.keys(value).sort()) sorted[key] = inKeyOrder(value[key]) as JsonObject;
  return sorted;
}
