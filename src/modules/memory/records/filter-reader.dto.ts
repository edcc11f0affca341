import { render } from '../../../common/json/json-render.js';
import { isJsonObject, PyFloat } from '../../../common/json/json-values.js';
import { objectProblem } from '../../../common/json/object-limits.js';
import {
  boolReader,
  dateTimeReader,
  type Location,
  listReader,
  objectReader,
  type Reader,
  Refusal,
  refuse,
  refuseValue,
  stringReader,
} from '../../../http/field-readers.js';
import { TAGS } from '../../../text/categories/tags.js';
import {
  allOf,
  conditionsIn,
  type FilterNode,
  MAX_CONDITIONS,
  ORDER_OPERATORS,
  type OrderOperator,
  TOO_MANY_CONDITIONS,
} from './filter-node.js';

/** Prefix of the keys of a filter, and of the query parameters, that are a path into meta. */
export const META_PREFIX = 'meta.';

/** Maximum number of `and`, `or` and `not` within each other. */
const MAX_DEPTH = 8;
/** Maximum number of values of `in` or `nin`. */
const MAX_VALUES = 100;

const TOO_DEEP = `at most ${MAX_DEPTH} levels of and, or and not are allowed`;
const SCALAR = 'a string, a number, true, false or null is needed';
const ORDERED = 'a number or a string is needed';
const LIST = 'meta can be compared with strings, numbers, true, false and null, not with lists';
const EMPTY = 'meta can be compared with strings, numbers, true, false and null, not with an empty object';
const NOT_AN_OBJECT = 'Input should be a valid dictionary or object to extract fields from';

/** The result of reading: a filter, a refusal, or undefined for nothing. */
type Read = FilterNode | Refusal | undefined;

/**
 * Reads a filter; undefined if it has no condition. Whatever is no part of the language is refused at its place, never ignored.
 */
export const readFilter = (input: unknown, loc: Location): Read => {
  const read = filterAt(input, loc, 0);
  return read instanceof Refusal || conditionsIn(read).length <= MAX_CONDITIONS
    ? read
    : refuseValue(loc, TOO_MANY_CONDITIONS, input);
};

/** Reads the short form of equal values alone, `{"source": "slack"}`; undefined if it has none. */
export const readMetaObject = (input: unknown, loc: Location): Read => metaObject(input, loc);

/** Returns the keys of the path in `meta.<key>.<key>…`; undefined if one is empty. */
export function pathIn(name: string): string[] | undefined {
  const path = name.slice(META_PREFIX.length).split('.');
  return path.includes('') ? undefined : path;
}

function filterAt(input: unknown, loc: Location, depth: number): Read {
  if (!isJsonObject(input)) return refuse('model_attributes_type', loc, NOT_AN_OBJECT, input);
  if (depth > MAX_DEPTH) return refuseValue(loc, TOO_DEEP, input);
  return joined(Object.entries(input).map(([key, value]) => partAt(key, value, [...loc, key], depth)));
}

/** Returns the conjunction of what was read, or all that was refused. */
function joined(parts: readonly Read[]): Read {
  const refused = parts.filter((part) => part instanceof Refusal);
  return refused.length > 0
    ? new Refusal(refused.flatMap(({ items }) => items))
    : allOf(parts as readonly (FilterNode | undefined)[]);
}

function partAt(key: string, value: unknown, loc: Location, depth: number): Read {
  if (key.startsWith(META_PREFIX)) return metaPart(key, value, loc);
  const read = Object.hasOwn(PARTS, key) ? PARTS[key] : undefined;
  if (!read) return unknownKey(loc, value);
  return unlessNull(value, () => read(value, loc, depth));
}

const unknownKey = (loc: Location, value: unknown): Refusal =>
  refuse('extra_forbidden', loc, 'Extra inputs are not permitted', value);

const PARTS: Record<string, (value: unknown, loc: Location, depth: number) => Read> = {
  and: (value, loc, depth) => listOfParts('and', value, loc, depth),
  or: (value, loc, depth) => listOfParts('or', value, loc, depth),
  not: (value, loc, depth) => negated(innerFilter(value, loc, depth)),
  meta: metaObject,
  categories: categoriesPart,
  created_at: (value, loc) => times('created_at', value, loc),
  updated_at: (value, loc) => times('updated_at', value, loc),
  created_after: (value, loc) => timePart('created_at', 'gte', value, loc),
  created_before: (value, loc) => timePart('created_at', 'lt', value, loc),
};

/** Reads the filter inside of `and`, `or` or `not`: without a condition, it would be true of everything. */
function innerFilter(value: unknown, loc: Location, depth: number): FilterNode | Refusal {
  return filterAt(value, loc, depth + 1) ?? refuseValue(loc, 'a condition is needed', value);
}

function listOfParts(kind: 'and' | 'or', value: unknown, loc: Location, depth: number): Read {
  const read = listReader((item, at) => innerFilter(item, at, depth), { minItems: 1, maxItems: MAX_CONDITIONS })(value, loc);
  if (read instanceof Refusal) return read;
  const parts = read as FilterNode[];
  return parts.length === 1 ? parts[0] : { kind, parts };
}

const negated = (part: Read): Read => (part === undefined || part instanceof Refusal ? part : { kind: 'not', part });

/** Reads the short form of equal values: `{"source": "slack", "thread": {"open": true}}`. */
function metaObject(value: unknown, loc: Location): Read {
  const object = objectReader(value, loc);
  if (object instanceof Refusal) return object;
  const parts = equalValues(object as Record<string, unknown>, []);
  return typeof parts === 'string' ? refuseValue(loc, parts, value) : allOf(parts);
}

/** Returns a condition for each scalar, with its path, or what is wrong with a value. */
function equalValues(meta: Record<string, unknown>, path: readonly string[]): FilterNode[] | string {
  const parts: FilterNode[] = [];
  for (const [key, value] of Object.entries(meta)) {
    if (Array.isArray(value)) return LIST;
    const at = [...path, key];
    const inner = isJsonObject(value) ? equalValues(value, at) : [{ kind: 'value' as const, path: at, values: [render(value)] }];
    if (typeof inner === 'string') return inner;
    if (inner.length === 0) return EMPTY;
    parts.push(...inner);
  }
  return parts;
}

/** Reads the value of a key `meta.<path>`: a scalar to equal, or an object of operators. */
function metaPart(key: string, value: unknown, loc: Location): Read {
  const path = pathIn(key);
  if (!path) return unknownKey(loc, value);
  const problem = objectProblem({ [key]: value } as never);
  if (problem !== undefined) return refuseValue(loc, problem, value);
  if (Array.isArray(value)) return refuseValue(loc, 'a list needs an operator: in, nin or contains', value);
  if (!isJsonObject(value)) return OPERATORS['eq']!(path, value, loc);
  const operators = Object.entries(value);
  if (operators.length === 0) return refuseValue(loc, `an operator is needed: ${Object.keys(OPERATORS).join(', ')}`, value);
  return joined(
    operators.map(([operator, operand]) => {
      const read = Object.hasOwn(OPERATORS, operator) ? OPERATORS[operator] : undefined;
      return read ? read(path, operand, [...loc, operator]) : unknownKey([...loc, operator], operand);
    }),
  );
}

type OperatorReader = (path: readonly string[], operand: unknown, loc: Location) => Read;

/** Reads the JSON text of a scalar. */
const scalarReader: Reader = (input, loc) =>
  Array.isArray(input) || isJsonObject(input) ? refuseValue(loc, SCALAR, input) : render(input);
const scalarsReader = listReader(scalarReader, { minItems: 1, maxItems: MAX_VALUES });

const valueOperator: OperatorReader = (path, operand, loc) => {
  const json = scalarReader(operand, loc);
  return json instanceof Refusal ? json : { kind: 'value', path, values: [json as string] };
};

const valuesOperator: OperatorReader = (path, operand, loc) => {
  const values = scalarsReader(operand, loc);
  return values instanceof Refusal ? values : { kind: 'value', path, values: [...new Set(values as string[])] };
};

const containsOperator: OperatorReader = (path, operand, loc) => {
  const json = scalarReader(operand, loc);
  return json instanceof Refusal ? json : { kind: 'contains', path, value: json as string };
};

const existsOperator: OperatorReader = (path, operand, loc) => {
  const wanted = boolReader(operand, loc);
  if (wanted instanceof Refusal) return wanted;
  const exists: FilterNode = { kind: 'exists', path };
  return wanted ? exists : { kind: 'not', part: exists };
};

const orderOperator =
  (operator: OrderOperator): OperatorReader =>
  (path, operand, loc) =>
    isNumber(operand) || typeof operand === 'string'
      ? { kind: 'order', path, operator, value: render(operand) }
      : refuseValue(loc, ORDERED, operand);

const isNumber = (value: unknown): boolean => typeof value === 'number' || typeof value === 'bigint' || value instanceof PyFloat;

const OPERATORS: Record<string, OperatorReader> = {
  eq: valueOperator,
  ne: (path, operand, loc) => negated(valueOperator(path, operand, loc)),
  in: valuesOperator,
  nin: (path, operand, loc) => negated(valuesOperator(path, operand, loc)),
  ...Object.fromEntries(ORDER_OPERATORS.map((operator) => [operator, orderOperator(operator)])),
  contains: containsOperator,
  exists: existsOperator,
};

/** Reads `categories`: a list, one of which a memory must have, or an object of `any` and `all`. */
function categoriesPart(value: unknown, loc: Location): Read {
  if (!isJsonObject(value)) return tagsPart('any', value, loc);
  const parts = Object.entries(value).map(([match, tags]) =>
    match === 'any' || match === 'all'
      ? unlessNull(tags, () => tagsPart(match, tags, [...loc, match]))
      : unknownKey([...loc, match], tags),
  );
  return joined(parts) ?? refuseValue(loc, 'any or all is needed', value);
}

/** Null is what is not given, and nothing is to be read then. */
const unlessNull = (value: unknown, read: () => Read): Read => (value === null ? undefined : read());

const tagsReader = listReader(stringReader({}), { minItems: 1, maxItems: 20 });

function tagsPart(match: 'any' | 'all', value: unknown, loc: Location): Read {
  const tags = tagsReader(value, loc);
  if (tags instanceof Refusal) return tags;
  const unknown = (tags as string[]).find((tag) => !(TAGS as readonly string[]).includes(tag));
  return unknown === undefined
    ? { kind: 'categories', match, tags: tags as string[] }
    : refuseValue(loc, `unknown category: ${unknown}`, value);
}

/** Reads a range of times: an object of `gt`, `gte`, `lt` and `lte`. */
function times(field: 'created_at' | 'updated_at', value: unknown, loc: Location): Read {
  const object = objectReader(value, loc);
  if (object instanceof Refusal) return object;
  const parts = Object.entries(object as Record<string, unknown>).map(([operator, at]) =>
    (ORDER_OPERATORS as readonly string[]).includes(operator)
      ? unlessNull(at, () => timePart(field, operator as OrderOperator, at, [...loc, operator]))
      : unknownKey([...loc, operator], at),
  );
  return joined(parts) ?? refuseValue(loc, `an operator is needed: ${ORDER_OPERATORS.join(', ')}`, value);
}

function timePart(field: 'created_at' | 'updated_at', operator: OrderOperator, value: unknown, loc: Location): Read {
  const at = dateTimeReader(value, loc);
  return at instanceof Refusal ? at : { kind: 'time', field, operator, at: at as Date };
}
