import type { FieldError } from '../common/app-error.js';
import { codePoints } from '../common/json/json-parse.js';
import { isJsonObject, PyFloat } from '../common/json/json-values.js';
import { objectProblem } from '../common/json/object-limits.js';
import { floatFromString, integerFromString } from './lax-numbers.js';

/** The path of a value in the request, such as `["body", "text"]`. */
export type Location = (string | number)[];

/** The refusal of a value, with the error items for the caller. */
export class Refusal {
  constructor(readonly items: FieldError[]) {}
}

/** Converts the client's input to the value of a field, or returns a Refusal. A pure function. */
export type Reader = (input: unknown, loc: Location) => unknown;

/** A refusal of one item; `ctx` only where pydantic has one. */
export const refuse = (type: string, loc: Location, msg: string, input: unknown, ctx?: Record<string, unknown>): Refusal =>
  new Refusal([{ type, loc, msg, input, ...(ctx && { ctx }) }]);

/** The refusal that pydantic makes of a ValueError raised by a validator of the model. */
export const refuseValue = (loc: Location, msg: string, input: unknown): Refusal =>
  refuse('value_error', loc, `Value error, ${msg}`, input, { error: {} });

const MESSAGES: Record<string, string> = {
  string_type: 'Input should be a valid string',
  string_unicode: 'Input should be a valid string, unable to parse raw data as a unicode string',
  dict_type: 'Input should be a valid dictionary',
  int_type: 'Input should be a valid integer',
  int_parsing: 'Input should be a valid integer, unable to parse string as an integer',
  int_parsing_size: 'Unable to parse input string as an integer, exceeded maximum size',
  int_from_float: 'Input should be a valid integer, got a number with a fractional part',
  float_type: 'Input should be a valid number',
  float_parsing: 'Input should be a valid number, unable to parse string as a number',
  finite_number: 'Input should be a finite number',
  bool_type: 'Input should be a valid boolean',
  bool_parsing: 'Input should be a valid boolean, unable to interpret input',
};
const refuseType = (type: string, loc: Location, input: unknown): Refusal => refuse(type, loc, MESSAGES[type]!, input);

const LONE_SURROGATE = /\p{Surrogate}/u;
const TRUE_VALUES = new Set<unknown>([1, '1', 't', 'y', 'on', 'yes', 'true']);
const FALSE_VALUES = new Set<unknown>([0, '0', 'f', 'n', 'no', 'off', 'false']);
const INT64_SIZE = 2 ** 63;
const DATE_TIME = /^(\d{4}-\d{2}-\d{2})(?:([T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(Z|[+-]\d{2}:?\d{2})?)?$/i;

export interface StringRules {
  minLength?: number;
  maxLength?: number;
}

/** Reads a string, unchanged; lengths are in code points. NUL is refused because PostgreSQL cannot store it. */
export const stringReader =
  ({ minLength = 0, maxLength = Number.POSITIVE_INFINITY }: StringRules): Reader =>
  (input, loc) => {
    if (typeof input !== 'string') return refuseType('string_type', loc, input);
    if (LONE_SURROGATE.test(input)) return refuseType('string_unicode', loc, input);
    const length = codePoints(input);
    if (length < minLength) return refuse('string_too_short', loc, atLeast(minLength), input, { min_length: minLength });
    if (length > maxLength) return refuse('string_too_long', loc, atMost(maxLength), input, { max_length: maxLength });
    if (input.includes('\0')) return refuseValue(loc, 'NUL characters are not allowed', input);
    return input;
  };

const characters = (count: number): string => `${count} character${count === 1 ? '' : 's'}`;
const atLeast = (count: number): string => `String should have at least ${characters(count)}`;
const atMost = (count: number): string => `String should have at most ${characters(count)}`;

export interface NumberRules {
  ge?: number;
  le?: number;
}

/** Reads an integer; also accepts `true`, `5.0` and `"5"`, as pydantic's lax mode does. */
export const intReader =
  (rules: NumberRules): Reader =>
  (input, loc) => {
    const integer = toInteger(input);
    if (typeof integer === 'string') return refuseType(integer, loc, input);
    return (
      outOfBounds(integer, rules, (bound) => bound, loc, input) ??
      (Number.isSafeInteger(Number(integer)) ? Number(integer) : integer)
    );
  };

function toInteger(input: unknown): number | bigint | string {
  if (typeof input === 'bigint') return input;
  if (typeof input === 'boolean') return Number(input);
  if (typeof input === 'number') return Number.isInteger(input) ? input : 'int_from_float';
  if (typeof input === 'string') return integerFromString(input);
  if (!(input instanceof PyFloat)) return 'int_type';
  if (!Number.isFinite(input.value)) return 'finite_number';
  return Math.abs(input.value) < INT64_SIZE ? BigInt(input.value) : 'int_parsing_size';
}

/** Reads a finite float; also accepts `true`, integers and `"0.5"`. */
export const floatReader =
  (rules: NumberRules): Reader =>
  (input, loc) => {
    const float = toFloat(input);
    if (typeof float === 'string') return refuseType(float, loc, input);
    const outside = outOfBounds(float, rules, (bound) => (Number.isInteger(bound) ? new PyFloat(bound) : bound), loc, input);
    return outside ?? (Number.isFinite(float) ? float : refuseType('finite_number', loc, input));
  };

function toFloat(input: unknown): number | string {
  if (typeof input === 'number') return input;
  if (input instanceof PyFloat) return input.value;
  if (typeof input === 'boolean') return Number(input);
  if (typeof input === 'string') return floatFromString(input) ?? 'float_parsing';
  if (typeof input !== 'bigint') return 'float_type';
  return Number.isFinite(Number(input)) ? Number(input) : 'float_type';
}

/**
 * Returns the refusal of a value out of bounds. As in pydantic, the upper bound is tested first and
 * NaN is outside of any bound.
 */
function outOfBounds(
  value: number | bigint,
  { ge, le }: NumberRules,
  toContext: (bound: number) => unknown,
  loc: Location,
  input: unknown,
): Refusal | undefined {
  if (le !== undefined && !(value <= le))
    return refuse('less_than_equal', loc, `Input should be less than or equal to ${le}`, input, { le: toContext(le) });
  if (ge !== undefined && !(value >= ge))
    return refuse('greater_than_equal', loc, `Input should be greater than or equal to ${ge}`, input, { ge: toContext(ge) });
  return undefined;
}

/** Reads a boolean; also accepts the words and numbers that pydantic accepts. */
export const boolReader: Reader = (input, loc) => {
  if (typeof input === 'boolean') return input;
  const value = input instanceof PyFloat ? input.value : typeof input === 'string' ? input.toLowerCase() : input;
  if (TRUE_VALUES.has(value)) return true;
  if (FALSE_VALUES.has(value)) return false;
  const readable = typeof value === 'string' || typeof value === 'bigint' || Number.isInteger(value);
  return refuseType(readable ? 'bool_parsing' : 'bool_type', loc, input);
};

/** Reads one of a fixed list of words. */
export const enumReader = (words: readonly string[]): Reader => {
  const quoted = words.map((word) => `'${word}'`);
  const expected = quoted.length > 1 ? `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1)}` : quoted.join('');
  return (input, loc) =>
    words.some((word) => word === input)
      ? input
      : refuse('literal_error', loc, `Input should be ${expected}`, input, { expected });
};

/** Reads a JSON object that can be stored as jsonb; the value is the parsed object. */
export const objectReader: Reader = (input, loc) => {
  if (!isJsonObject(input)) return refuseType('dict_type', loc, input);
  const problem = objectProblem(input);
  return problem === undefined ? input : refuseValue(loc, problem, input);
};

/** Reads an ISO 8601 date or date-time as a Date; without an offset it is in UTC. */
export const dateTimeReader: Reader = (input, loc) => {
  if (typeof input !== 'string') return refuse('datetime_type', loc, 'Input should be a valid datetime', input);
  const [, day, time = 'T00:00:00', offset = 'Z'] = DATE_TIME.exec(input) ?? [];
  const date = new Date(`${day}${time.replace(' ', 'T')}${offset}`);
  // JavaScript turns 31 February into a day in March.
  const exists = !Number.isNaN(date.getTime()) && new Date(`${day}T00:00:00Z`).toISOString().startsWith(day!);
  if (exists) return date;
  const error = 'invalid format';
  return refuse('datetime_from_date_parsing', loc, `Input should be a valid datetime or date, ${error}`, input, { error });
};

export interface ListRules {
  minItems?: number;
  maxItems?: number;
}

/** Reads a list whose items are read by `item`; every refused item is reported. */
export const listReader =
  (item: Reader, { minItems = 0, maxItems = Number.POSITIVE_INFINITY }: ListRules): Reader =>
  (input, loc) => {
    if (!Array.isArray(input)) return refuse('list_type', loc, 'Input should be a valid list', input);
    const context = (rule: object) => ({ field_type: 'List', ...rule, actual_length: input.length });
    const message = (bound: string, count: number) =>
      `List should have at ${bound} ${count} item${count === 1 ? '' : 's'} after validation, not ${input.length}`;
    if (input.length < minItems)
      return refuse('too_short', loc, message('least', minItems), input, context({ min_length: minItems }));
    if (input.length > maxItems)
      return refuse('too_long', loc, message('most', maxItems), input, context({ max_length: maxItems }));
    const values = input.map((value, index) => item(value, [...loc, index]));
    const refused = values.filter((value) => value instanceof Refusal);
    return refused.length === 0 ? values : new Refusal(refused.flatMap(({ items }) => items));
  };
