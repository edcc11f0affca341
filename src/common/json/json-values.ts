/** A JSON value as `parseJson` returns it: nothing that the client wrote is lost, neither digits nor the order of keys. */
export type JsonValue = null | boolean | number | bigint | string | PyFloat | JsonValue[] | JsonObject;

/** The keys of an object in received order, kept only where JavaScript would reorder them (keys that look like integers). */
export const KEY_ORDER: unique symbol = Symbol('key order');

/** An object without prototype, so that `__proto__` and `constructor` are keys like any other. */
export interface JsonObject {
  [key: string]: JsonValue;
  [KEY_ORDER]?: string[];
}

/** A float that a plain number cannot tell from an integer (`51.0`, `-0.0`, `1e30`) or that JSON cannot hold (NaN, Infinity). */
export class PyFloat {
  constructor(readonly value: number) {}
}

/** JSON text that `render` inserts as it is, such as a jsonb column read as text. */
export class RawJson {
  constructor(readonly text: string) {}
}

/** Whether `value` is an object that came from `parseJson`, or a literal: neither a list nor a wrapped number nor null. */
export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof PyFloat);

/** The keys of `object` in the order in which they were received; keys added since then come last. */
export function keysOf(object: object): string[] {
  const keys = Object.keys(object);
  const order = (object as JsonObject)[KEY_ORDER];
  if (order === undefined) return keys;
  const received = order.filter((key) => Object.hasOwn(object, key));
  if (received.length === keys.length) return received;
  const known = new Set(received);
  return received.concat(keys.filter((key) => !known.has(key)));
}
