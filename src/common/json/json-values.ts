/** A JSON value as `parseJson` returns it: it keeps all digits and the order of keys. */
export type JsonValue = null | boolean | number | bigint | string | PyFloat | JsonValue[] | JsonObject;

/** Holds the keys of an object in received order. Set only if JavaScript would reorder them (keys that look like integers). */
export const KEY_ORDER: unique symbol = Symbol('key order');

/** A JSON object. It has no prototype, so that `__proto__` and `constructor` are ordinary keys. */
export interface JsonObject {
  [key: string]: JsonValue;
  [KEY_ORDER]?: string[];
}

/**
 * A float that a JavaScript number could not tell from an integer (`51.0`, `-0.0`, `1e30`), or that JSON
 * cannot hold (NaN, Infinity).
 */
export class PyFloat {
  constructor(readonly value: number) {}
}

/** JSON text that `render` inserts unchanged, such as a jsonb column read as text. */
export class RawJson {
  constructor(readonly text: string) {}
}

/** True if `value` is an object from `parseJson` or an object literal: not a list, a PyFloat or null. */
export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof PyFloat);

/** Returns the keys of `object` in received order; keys that were added later come last. */
export function keysOf(object: object): string[] {
  const keys = Object.keys(object);
  const order = (object as JsonObject)[KEY_ORDER];
  if (order === undefined) return keys;
  const received = order.filter((key) => Object.hasOwn(object, key));
  if (received.length === keys.length) return received;
  const known = new Set(received);
  return received.concat(keys.filter((key) => !known.has(key)));
}
