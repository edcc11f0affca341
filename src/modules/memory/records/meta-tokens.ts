import { parseJson } from '../../../common/json/json-parse.js';
import { render } from '../../../common/json/json-render.js';
import { isJsonObject, type JsonValue } from '../../../common/json/json-values.js';

/**
 * Returns the facts of a meta: a text for the path and the value of every scalar in it. Two scalars have the same fact if
 * and only if `@>` would find the one by the other, so that the hashes of the facts can stand for an encrypted meta.
 * Values in lists have no facts: no search finds them.
 * @param metaJson JSON text of an object
 */
export function metaFacts(metaJson: string): string[] {
  const facts: string[] = [];
  const visit = (value: JsonValue, path: readonly string[]): void => {
    if (isJsonObject(value)) for (const [key, member] of Object.entries(value)) visit(member, [...path, key]);
    else if (!Array.isArray(value)) facts.push(metaFact(path, render(value)));
  };
  visit(parseJson(metaJson), []);
  return facts;
}

/**
 * Returns the fact of one scalar; see {@link metaFacts}.
 * @param scalar JSON text
 */
export const metaFact = (path: readonly string[], scalar: string): string =>
  JSON.stringify([path, NUMBER.test(scalar) ? canonicalNumber(scalar) : decodedScalar(scalar)]);

const NUMBER = /^-?\d/;

/** Decodes a scalar, so that a character equals its escape. Wrapped in a list, so that a string differs from a number. */
const decodedScalar = (scalar: string): unknown => [JSON.parse(scalar)];

/** Returns the same text for equal numbers: `1`, `1.0` and `10e-1` are equal, as in PostgreSQL. */
export function canonicalNumber(json: string): string {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(json) ?? [];
  const digits = (whole + fraction).replace(/^0+/, '');
  const significant = digits.replace(/0+$/, '');
  if (significant === '') return '0';
  return `${sign}${significant}e${Number(exponent) - fraction.length + digits.length - significant.length}`;
}
