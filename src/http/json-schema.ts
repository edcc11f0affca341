import { type DtoClass, fieldsOf, forbidsExtra } from './dto.js';
import type { OpenApi } from './openapi.js';

/** A JSON Schema that stands for itself: without references. */
export interface ObjectSchema {
  readonly type: 'object';
  readonly [keyword: string]: unknown;
}

/** The JSON Schema of what a DTO reads; the fields of other DTOs in it are not described. */
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

/** The JSON Schema of an answer that `openApi` describes, with those that it refers to in their places, and without what only people read. */
export const responseSchemaOf = (type: DtoClass, openApi: OpenApi): ObjectSchema =>
  resolve({ $ref: REFERENCE + type.name }, openApi) as ObjectSchema;

function resolve(schema: unknown, openApi: OpenApi): unknown {
  if (Array.isArray(schema)) return schema.map((each) => resolve(each, openApi));
  if (typeof schema !== 'object' || schema === null) return schema;
  const { $ref } = schema as { $ref?: string };
  if ($ref?.startsWith(REFERENCE)) return resolve(openApi.components.schemas[$ref.slice(REFERENCE.length)], openApi);
  const kept = Object.entries(schema).filter(([keyword, value]) => !isForPeople(keyword, value));
  return Object.fromEntries(kept.map(([keyword, value]) => [keyword, resolve(value, openApi)]));
}

/** A property may have such a name, too; its schema is an object. */
const isForPeople = (keyword: string, value: unknown): boolean =>
  (keyword === 'title' && typeof value === 'string') || (keyword === 'examples' && Array.isArray(value));
