import { parseJson } from '../../../common/json/json-parse.js';
import { render } from '../../../common/json/json-render.js';
import { isJsonObject, type JsonValue } from '../../../common/json/json-values.js';

/**
 * What a meta can be found by without being read: for every scalar in it, where it stands and what it is, in a form that two of them share
 * exactly where `@>` would find one by the other. What stands in a list is found by nothing.
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

/** @param scalar JSON text */
export const metaFact = (path: readonly string[], scalar: string): string =>
  JSON.stringify([path, NUMBER.test(scalar) ? canonicalNumber(scalar) : scalarText(scalar)]);

const NUMBER = /^-?\d/;

/** A string without the choice between a character and its escape; a list of one, which no number is. */
const scalarText = (scalar: string): unknown => [JSON.parse(scalar)];

/** The same text for the same number: `1`, `1.0` and `10e-1` are one, as they are for PostgreSQL. */
export function canonicalNumber(json: string): string {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(json) ?? [];
  const digits = (whole + fraction).replace(/^0+/, '');
  const significant = digits.replace(/0+$/, '');
  if (significant === '') return '0';
  return `${sign}${significant}e${Number(exponent) - fraction.length + digits.length - significant.length}`;
}
