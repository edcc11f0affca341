import { type DtoClass, fieldsOf, forbidsExtra } from './dto.js';
import type { OpenApi } from './openapi.js';

/** A self-contained JSON Schema, without references. */
export interface ObjectSchema {
  readonly type: 'object';
  readonly [keyword: string]: unknown;
}

/** Returns the JSON Schema of the input of a DTO. The fields of nested DTOs are not described. */
export function requestSchemaOf(type: DtoClass): ObjectSchema {
  const fields = fieldsOf(type);
  const required = fields.filter(({ optional }) => !optional).map(({ name }) => name);
  return {
    type: 'object',
    properties: Object.fromEntries(fields.map(({ name, schema }) => [name, schema])),
    ...(required.length > 0 && { required }),
    ...(forbidsExtra(type) && { additionalProperties: false }),
  };
}

const REFERENCE = '#/components/schemas/';

/** Returns the JSON Schema of an answer from `openApi`, with references resolved and without titles and examples. */
export const responseSchemaOf = (type: DtoClass, openApi: OpenApi): ObjectSchema =>
  resolve({ $ref: REFERENCE + type.name }, openApi) as ObjectSchema;

function resolve(schema: unknown, openApi: OpenApi): unknown {
  if (Array.isArray(schema)) return schema.map((each) => resolve(each, openApi));
  if (typeof schema !== 'object' || schema === null) return schema;
  const { $ref } = schema as { $ref?: string };
  if ($ref?.startsWith(REFERENCE)) return resolve(openApi.components.schemas[$ref.slice(REFERENCE.length)], openApi);
  const entries = Object.entries(schema).filter(([keyword, value]) => !isAnnotation(keyword, value));
  return Object.fromEntries(entries.map(([keyword, value]) => [keyword, resolve(value, openApi)]));
}

/** True for the keywords `title` and `examples`. A property may have the same name, but its value is a schema, an object. */
const isAnnotation = (keyword: string, value: unknown): boolean =>
  (keyword === 'title' && typeof value === 'string') || (keyword === 'examples' && Array.isArray(value));
