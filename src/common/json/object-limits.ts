import { render } from './json-render.js';
import { isJsonObject, type JsonObject, PyFloat } from './json-values.js';

/** Maximum size of a client's JSON object, in bytes of its JSON text. */
export const MAX_OBJECT_BYTES = 32 * 1024;
/** Maximum nesting depth of objects and lists, including the outermost object. */
const MAX_OBJECT_DEPTH = 32;

const LONE_SURROGATE = /\p{Surrogate}/u;

/** Returns why `object` cannot be stored as jsonb, as a message for the caller; undefined if it can. */
export function objectProblem(object: JsonObject): string | undefined {
  const problem = valueProblem(object, 1);
  if (problem !== undefined) return problem;
  if (Buffer.byteLength(render(object)) > MAX_OBJECT_BYTES) return 'JSON must not exceed 32 KB';
  return undefined;
}

function valueProblem(value: unknown, depth: number): string | undefined {
  if (typeof value === 'string') return textProblem(value);
  if (value instanceof PyFloat) return Number.isFinite(value.value) ? undefined : 'numbers must be finite';
  if (Array.isArray(value)) return depth > MAX_OBJECT_DEPTH ? TOO_DEEP : firstProblem(value, depth);
  if (!isJsonObject(value)) return undefined;
  if (depth > MAX_OBJECT_DEPTH) return TOO_DEEP;
  return firstProblem(Object.keys(value), depth) ?? firstProblem(Object.values(value), depth);
}

const TOO_DEEP = 'JSON must not be nested deeper than 32 levels';

function firstProblem(values: unknown[], depth: number): string | undefined {
  for (const value of values) {
    const problem = valueProblem(value, depth + 1);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function textProblem(text: string): string | undefined {
  if (text.includes('\0')) return 'NUL characters are not allowed';
  return LONE_SURROGATE.test(text) ? 'lone surrogates are not allowed' : undefined;
}
