import { parseJson } from '../../common/json/json-parse.js';
import { isJsonObject, type JsonObject, type JsonValue } from '../../common/json/json-values.js';
import { type DtoClass, type Field, fieldsOf } from '../../http/dto.js';
import { modelOf } from '../../http/fields.js';
import { plainSchemaOf } from './input-schema.js';

/** Words that models write for null, where a value of another kind is expected. */
const NULL_WORDS = new Set(['null', 'None', 'undefined']);

/**
 * Returns the arguments that a model meant, for a DTO to read: null and an empty text for an optional argument are left out, and
 * objects and lists that were sent as JSON text are parsed. Numbers and booleans as text are read by the fields themselves. What
 * cannot be read stays as it is, for the field to refuse.
 */
export function lenientArguments(type: DtoClass, given: JsonObject): JsonObject {
  const fields = new Map(fieldsOf(type).map((field) => [field.name, field]));
  const read = Object.entries(given).map(([name, value]): [string, JsonValue | undefined] => [
    name,
    lenientValue(fields.get(name), value),
  ]);
  return Object.fromEntries(read.filter(([, value]) => value !== undefined)) as JsonObject;
}

function lenientValue(field: Field | undefined, value: JsonValue): JsonValue | undefined {
  if (!field) return value ?? undefined;
  const { type, enum: words, format } = plainSchemaOf(field);
  const isText = type === 'string' && !words && !format;
  if (field.optional && (value === null || value === '' || (!isText && NULL_WORDS.has(value as string)))) return undefined;
  if (words) return typeof value === 'boolean' ? String(value) : value;
  const model = modelOf(field);
  if (type === 'array') return listOf(value);
  if (type !== 'object' && !model) return value;
  const object = objectOf(value);
  return object && model ? lenientArguments(model, object) : (object ?? value);
}

/** Returns a list that may have come as JSON text. A single text is a list of one. */
export function listOf(value: JsonValue): JsonValue {
  if (typeof value !== 'string') return value;
  const parsed = parsedOf(value);
  return Array.isArray(parsed) ? parsed : [value];
}

/** Returns an object that may have come as JSON text; undefined if it is none. */
export function objectOf(value: JsonValue): JsonObject | undefined {
  const object = typeof value === 'string' ? parsedOf(value) : value;
  return isJsonObject(object) ? object : undefined;
}

function parsedOf(text: string): JsonValue | undefined {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}
