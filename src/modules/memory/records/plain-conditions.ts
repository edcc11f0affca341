import { render } from '../../../common/json/json-render.js';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../common/json/json-values.js';
import type { OrderCondition, PlainCondition } from './filter-node.js';
import { canonicalNumber, metaFact } from './meta-tokens.js';

/** Returns whether a decrypted meta meets a condition: the same as the database finds for a plain one. */
export function isMetBy(condition: PlainCondition, meta: JsonObject): boolean {
  const value = valueAt(meta, condition.path);
  if (value === undefined || condition.kind === 'exists') return value !== undefined;
  if (condition.kind === 'order') return isOrdered(value, condition);
  const wanted = metaFact([], condition.value);
  return Array.isArray(value) && value.some((item) => isScalar(item) && metaFact([], render(item)) === wanted);
}

function valueAt(meta: JsonObject, path: readonly string[]): JsonValue | undefined {
  let value: JsonValue | undefined = meta;
  for (const key of path) value = isJsonObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  return value;
}

const isScalar = (value: JsonValue): boolean => !Array.isArray(value) && !isJsonObject(value);

function isOrdered(value: JsonValue, { operator, value: bound }: OrderCondition): boolean {
  const order = compare(value, bound);
  if (order === undefined) return false;
  if (order === 0) return operator === 'gte' || operator === 'lte';
  return order > 0 === (operator === 'gt' || operator === 'gte');
}

/** Compares two strings by code points, or two numbers; undefined for values of two kinds. */
function compare(value: JsonValue, bound: string): number | undefined {
  if (typeof value === 'string') return bound.startsWith('"') ? compareStrings(value, JSON.parse(bound)) : undefined;
  const json = isScalar(value) ? render(value) : '';
  return /^-?\d/.test(json) && !bound.startsWith('"') ? compareNumbers(json, bound) : undefined;
}

const compareStrings = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

/** Compares JSON numbers with all their digits: -1, 0 or 1. */
export function compareNumbers(a: string, b: string): number {
  const [left, right] = [a, b].map(partsOf) as [NumberParts, NumberParts];
  if (left.sign !== right.sign) return left.sign < right.sign ? -1 : 1;
  if (left.exponent !== right.exponent) return left.exponent < right.exponent ? -left.sign : left.sign;
  return left.digits === right.digits ? 0 : left.digits < right.digits ? -left.sign : left.sign;
}

interface NumberParts {
  readonly sign: -1 | 0 | 1;
  /** The number is `0.digits` times ten to the power of it; 0 for zero. */
  readonly exponent: number;
  readonly digits: string;
}

function partsOf(json: string): NumberParts {
  const [, minus, digits = '', exponent] = /^(-?)(\d+)(?:e(-?\d+))?$/.exec(canonicalNumber(json)) ?? [];
  if (exponent === undefined) return { sign: 0, exponent: 0, digits: '' };
  return { sign: minus ? -1 : 1, exponent: Number(exponent) + digits.length, digits };
}
