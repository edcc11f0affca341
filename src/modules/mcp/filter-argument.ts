import { isJsonObject, type JsonValue } from '../../common/json/json-values.js';
import { ReaderField } from '../../http/fields.js';
import { readFilter } from '../memory/records/filter-reader.dto.js';
import { listOf, objectOf } from './lenient-arguments.js';

/** The schema of a filter for models: a short one, which shows the forms that they use most. */
const SCHEMA = {
  type: 'object',
  properties: { meta: { type: 'object' }, categories: { type: 'array', items: { type: 'string' } } },
};

const LISTS = new Set(['and', 'or', 'categories']);
const OBJECTS = new Set(['not', 'meta', 'created_at', 'updated_at']);

/** A filter as models send it; the property is a `FilterNode`, or undefined if the filter has no condition. */
export const FilterArgument = (description: string): PropertyDecorator =>
  ReaderField((input, loc) => readFilter(lenientFilter(input as JsonValue), loc), SCHEMA, { optional: true, description });

/** Returns the filter that a model meant: objects and lists that it wrote as JSON text are parsed. */
export function lenientFilter(input: JsonValue): JsonValue {
  const object = objectOf(input);
  if (!object) return input;
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, lenientPart(key, value)]));
}

function lenientPart(key: string, value: JsonValue): JsonValue {
  if (value === '' && (LISTS.has(key) || OBJECTS.has(key))) return null;
  if (OBJECTS.has(key)) return key === 'not' ? lenientFilter(value) : (objectOf(value) ?? value);
  if (!LISTS.has(key) || value === null) return value;
  const list = isJsonObject(value) ? value : (objectOf(value) ?? listOf(value));
  return Array.isArray(list) && key !== 'categories' ? list.map(lenientFilter) : list;
}
