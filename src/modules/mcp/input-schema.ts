import { type DtoClass, type Field, fieldsOf, forbidsExtra } from '../../http/dto.js';
import { modelOf } from '../../http/fields.js';

/** A self-contained JSON Schema, without references. */
export interface ObjectSchema {
  readonly type: 'object';
  readonly [keyword: string]: unknown;
}

/**
 * Returns the JSON Schema of the input of a DTO, for models: short, and with one plain type for each field, because clients send
 * the values of fields with alternatives as text.
 * @param depth number of levels of nested DTOs that are described; a deeper one is an object
 */
export function inputSchemaOf(type: DtoClass, depth = 1): ObjectSchema {
  const fields = fieldsOf(type);
  const required = fields.filter(({ optional }) => !optional).map(({ name }) => name);
  return {
    type: 'object',
    properties: Object.fromEntries(fields.map((field) => [field.name, fieldSchema(field, depth)])),
    ...(required.length > 0 && { required }),
    ...(forbidsExtra(type) && { additionalProperties: false }),
  };
}

function fieldSchema(field: Field, depth: number): object {
  const { examples: _, ...schema } = plainSchemaOf(field);
  const model = modelOf(field);
  if (!model) return schema;
  const { isArray, ...rest } = schema as { isArray?: boolean };
  const nested = depth > 0 ? inputSchemaOf(model, depth - 1) : { type: 'object' };
  return isArray ? { ...rest, type: 'array', items: nested } : { ...rest, ...nested };
}

/** The keywords of a field's schema that are read here. */
interface PlainSchema {
  readonly type?: unknown;
  readonly enum?: readonly string[];
  readonly format?: string;
  readonly [keyword: string]: unknown;
}

/** Returns the schema of a field without the alternative null. */
export function plainSchemaOf({ schema = {} }: Pick<Field, 'schema'>): PlainSchema {
  const { anyOf, ...rest } = schema as { anyOf?: readonly object[] };
  return { ...anyOf?.[0], ...rest };
}
