import type { MetaFilter } from './types.js';

type Value = string | number | boolean | null | Date | undefined;
/** Query parameters of a call; undefined ones are omitted. */
export type Query = Readonly<Record<string, Value | MetaFilter>>;

/**
 * Returns the query string with its question mark; empty if there are no parameters. `{ meta: { a: { b:
 * 1 } } }` is `meta.a.b=1`.
 */
export function queryString(query: Query): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) append(parameters, name, value);
  const text = parameters.toString();
  return text ? `?${text}` : '';
}

function append(parameters: URLSearchParams, name: string, value: Value | MetaFilter): void {
  if (value === undefined) return;
  if (value instanceof Date) parameters.append(name, value.toISOString());
  else if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value)) append(parameters, `${name}.${key}`, inner);
  else parameters.append(name, String(value));
}
