import { MAX_INT_DIGITS } from '../common/json/json-parse.js';

/** The pydantic error type for a string that is not an integer. */
export type IntegerProblem = 'int_parsing' | 'int_parsing_size';

/**
 * The characters with the Unicode property White_Space, which Rust trims. JavaScript's `trim` keeps U+0085 and removes U+FEFF.
 */
const WHITE_SPACE = /[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;
const PLAIN_INTEGER = /^-?(?:0|[1-9][0-9]*)$/;
const SIGN_AND_DIGITS = /^([+-]?)([0-9].*)$/s;
const LEADING_ZEROS = /^0[0_]*(?=[1-9-])/;
const ONLY_ZEROS = /^0[0_]*([0_])(?=\.|$)/;
const ZERO_FRACTION = /\.0+$/;
const FLOAT = /^[+-]?(?:(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?|inf|infinity|nan)$/i;
const NOT_A_DECIMAL = /^([+-]?)(inf|nan)/i;

/** Parses an integer by pydantic's lax rules, including their oddities (`0-5` is -5). */
export function integerFromString(text: string): bigint | IntegerProblem {
  if (PLAIN_INTEGER.test(text)) return digitsOf(text) > MAX_INT_DIGITS ? 'int_parsing_size' : BigInt(text);
  const [, sign, unsigned] = SIGN_AND_DIGITS.exec(trim(text)) ?? [];
  if (unsigned === undefined) return 'int_parsing';
  const significant = unsigned.replace(LEADING_ZEROS, '').replace(ONLY_ZEROS, '$1').replace(ZERO_FRACTION, '');
  const integer = (sign === '-' ? '-' : '') + withoutUnderscores(significant);
  return PLAIN_INTEGER.test(integer) && digitsOf(integer) <= MAX_INT_DIGITS ? BigInt(integer) : 'int_parsing';
}

/** Parses a float by pydantic's lax rules; undefined if `text` is not a float. */
export function floatFromString(text: string): number | undefined {
  // Underscores are removed from the untrimmed text: with white space around the number, they are not allowed.
  for (const candidate of [trim(text), withoutUnderscores(text)]) if (FLOAT.test(candidate)) return toFloat(candidate);
  return undefined;
}

function toFloat(text: string): number {
  const [, sign, word] = NOT_A_DECIMAL.exec(text) ?? [];
  if (word === undefined) return Number(text);
  if (word.toLowerCase() === 'nan') return Number.NaN;
  return sign === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}

const digitsOf = (integer: string): number => integer.length - (integer.startsWith('-') ? 1 : 0);

/** Removes the underscores if each of them is single and inside the text; otherwise returns the text unchanged. */
const withoutUnderscores = (text: string): string =>
  text.startsWith('_') || text.endsWith('_') || text.includes('__') ? text : text.replaceAll('_', '');

function trim(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && WHITE_SPACE.test(text[start]!)) start++;
  while (end > start && WHITE_SPACE.test(text[end - 1]!)) end--;
  return text.slice(start, end);
}
