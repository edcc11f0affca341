import { ApiExtraModels, ApiProperty, type ApiPropertyOptions, getSchemaPath } from '@nestjs/swagger';
import { registerDecorator } from 'class-validator';
import { addField, type DtoClass, type Field, fieldsOf, readDto } from './dto.js';
import {
  boolReader,
  dateTimeReader,
  enumReader,
  floatReader,
  intReader,
  type ListRules,
  listReader,
  type NumberRules,
  objectReader,
  type Reader,
  Refusal,
  type StringRules,
  stringReader,
} from './field-readers.js';

/** The options of every field decorator. A field is required unless it is `optional` or has a `default`. */
export interface FieldOptions<T = unknown> {
  /** The key may be absent; the property is then undefined. */
  optional?: boolean;
  /** The value may be null, which is read as the default if there is one. */
  nullable?: boolean;
  /** The value for an absent key. */
  default?: T;
  description?: string;
  examples?: unknown[];
}

type Schema = Record<string, unknown>;

/** A string; lengths are in code points. */
export const StringField = ({ minLength, maxLength, ...options }: FieldOptions<string> & StringRules = {}): PropertyDecorator => {
  const rules = defined({ minLength, maxLength });
  return field(options, stringReader(rules), { type: 'string', ...rules });
};

/** An integer. Set both bounds: without them the property can be a bigint. */
export const IntField = ({ ge, le, ...options }: FieldOptions<number> & NumberRules = {}): PropertyDecorator => {
  const rules = defined({ ge, le });
  return field(options, intReader(rules), { type: 'integer', ...defined({ maximum: le, minimum: ge }) });
};

/** A finite number. */
export const FloatField = ({ ge, le, ...options }: FieldOptions<number> & NumberRules = {}): PropertyDecorator => {
  const rules = defined({ ge, le });
  return field(options, floatReader(rules), { type: 'number', ...defined({ maximum: le, minimum: ge }) });
};

/** A boolean. */
export const BoolField = (options: FieldOptions<boolean> = {}): PropertyDecorator =>
  field(options, boolReader, { type: 'boolean' });

/** One of `words`. */
export const EnumField = (words: readonly string[], options: FieldOptions<string> = {}): PropertyDecorator =>
  field(options, enumReader(words), { type: 'string', enum: [...words] });

/** A JSON object with any keys that PostgreSQL can store: at most 32 KB and 32 levels. */
export const ObjectField = (options: FieldOptions<object> = {}): PropertyDecorator =>
  field(options, objectReader, { type: 'object', additionalProperties: true });

/** A point in time; the property is a Date. */
export const IsoDateTimeField = (options: FieldOptions<Date> = {}): PropertyDecorator =>
  field(options, dateTimeReader, { type: 'string', format: 'date-time' });

/** An object that is a DTO itself. */
export const ModelField = (model: () => DtoClass, options: FieldOptions = {}): PropertyDecorator =>
  field(options, modelReader(model), { type: () => model() });

/** A value with a reader of its own. @param schema its JSON Schema */
export const ReaderField = (read: Reader, schema: Schema, options: FieldOptions): PropertyDecorator =>
  field(options, read, schema);

/** A list of strings. */
export const StringListField = ({
  minItems,
  maxItems,
  minLength,
  maxLength,
  ...options
}: FieldOptions<string[]> & ListRules & StringRules = {}): PropertyDecorator => {
  const rules = defined({ minItems, maxItems });
  const item = defined({ minLength, maxLength });
  return field(options, listReader(stringReader(item), rules), { type: 'array', items: { type: 'string', ...item }, ...rules });
};

/** A list of integers. Set both bounds: without them an item can be a bigint. */
export const IntListField = ({
  minItems,
  maxItems,
  ge,
  le,
  ...options
}: FieldOptions<number[]> & ListRules & NumberRules = {}): PropertyDecorator => {
  const rules = defined({ minItems, maxItems });
  const item = defined({ ge, le });
  const schema = { type: 'integer', ...defined({ maximum: le, minimum: ge }) };
  return field(options, listReader(intReader(item), rules), { type: 'array', items: schema, ...rules });
};

/**
 * All keys that begin with `prefix`: `read` converts an object of these keys to the property. Not for bodies, because their
 * schema cannot express it. The parameter has to be documented separately.
 */
export const PrefixField =
  (prefix: string, read: Reader): PropertyDecorator =>
  (prototype, property) => {
    addField(prototype, { name: String(property), read, optional: true, nullable: false, prefix });
    refuseUnreadable(prototype, String(property));
  };

/** A list of DTOs. */
export const ModelListField = (
  model: () => DtoClass,
  { minItems, maxItems, ...options }: FieldOptions & ListRules = {},
): PropertyDecorator => {
  const rules = defined({ minItems, maxItems });
  return field(options, listReader(modelReader(model), rules), { type: () => model(), isArray: true, ...rules });
};

/** An item of a list whose items are validated one by one: the DTO, or the refusal. */
export interface ListItem<T extends object> {
  readonly read: T | Refusal;
}

/** A list of DTOs that are validated one by one: a bad item does not refuse the list. The property is a list of `ListItem`. */
export const EachModelListField = (
  model: () => DtoClass,
  { minItems, maxItems, ...options }: Omit<FieldOptions, 'nullable'> & ListRules = {},
): PropertyDecorator => {
  const rules = defined({ minItems, maxItems });
  const item: Reader = (input, loc) => ({ read: readDto(model(), input, loc) });
  return field(options, listReader(item, rules), { type: () => model(), isArray: true, ...rules });
};

/**
 * The same field as `name` of `type`, under the name of this property, so that two names share one set of rules. Does not
 * appear in the OpenAPI document.
 * @param description replaces the description of the other field
 */
export const LikeField =
  (type: DtoClass, name: string, description?: string): PropertyDecorator =>
  (prototype, property) => {
    const original = fieldsOf(type).find((field) => field.name === name);
    if (!original) throw new Error(`${type.name} has no field ${name}`);
    addField(prototype, { ...original, name: String(property), schema: { ...original.schema, ...defined({ description }) } });
    refuseUnreadable(prototype, String(property));
  };

/** Returns the DTO that the values of a field are, or the items of its list; undefined for any other field. */
export function modelOf({ schema }: Field): DtoClass | undefined {
  const { type } = (schema ?? {}) as { type?: string | (() => DtoClass) };
  return typeof type === 'function' ? type() : undefined;
}

const modelReader =
  (model: () => DtoClass): Reader =>
  (input, loc) =>
    readDto(model(), input, loc);

function field(options: FieldOptions, read: Reader, schema: Schema): PropertyDecorator {
  const { optional = 'default' in options, nullable = false, ...rest } = options;
  return (prototype, property) => {
    const name = String(property);
    const own: Field = { name, read, optional, nullable, default: options.default, schema: { ...schema, ...rest } };
    const model = modelOf(own);
    const typed = nullable ? { anyOf: [model ? referenceTo(model, schema) : schema, { type: 'null' }] } : schema;
    addField(prototype, model ? own : { ...own, schema: { ...typed, ...rest } });
    refuseUnreadable(prototype, name);
    if (nullable && model) ApiExtraModels(model)(prototype.constructor);
    ApiProperty({ ...typed, title: titleOf(name), required: !optional, ...rest } as ApiPropertyOptions)(prototype, property);
  };
}

/** Returns the schema of a DTO, or of a list of them, in which a reference takes the place of the class. */
function referenceTo(model: DtoClass, { type: _, isArray, ...rules }: Schema): object {
  const reference = { $ref: getSchemaPath(model) };
  return isArray ? { type: 'array', items: reference, ...rules } : reference;
}

function refuseUnreadable(prototype: object, propertyName: string): void {
  registerDecorator({
    name: 'isReadable',
    target: prototype.constructor,
    propertyName,
    validator: { validate: (value: unknown) => !(value instanceof Refusal) },
  });
}

/** Returns the title that pydantic gives a field: "Top K" for `top_k`. */
export const titleOf = (name: string): string =>
  name
    .split('_')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ');

/** Returns `rules` without undefined values, which would appear in the schema. */
const defined = <T extends object>(rules: T): { [K in keyof T]?: NonNullable<T[K]> } =>
  Object.fromEntries(Object.entries(rules).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: NonNullable<T[K]> };
