import 'reflect-metadata';
import { validateSync } from 'class-validator';
import { AppError, type FieldError } from '../common/app-error.js';
import { isJsonObject } from '../common/json/json-values.js';
import { type Location, type Reader, Refusal, refuse, refuseValue } from './field-readers.js';

/** A class whose properties carry the decorators of `fields.ts`. */
export type DtoClass<T extends object = object> = new () => T;

/** The metadata that a field decorator stores for its property. */
export interface Field {
  readonly name: string;
  readonly read: Reader;
  /** True if the key may be absent. */
  readonly optional: boolean;
  /** True if the value may be null: the default, if there is one. */
  readonly nullable: boolean;
  /** The value for an absent key. */
  readonly default?: unknown;
  /** If set, the field takes every key with this prefix: `read` gets an object of those keys, which may be empty. */
  readonly prefix?: string;
  /** The JSON Schema of the value; a `prefix` field has none. */
  readonly schema?: object;
}

const FIELDS = Symbol('fields');
const FORBIDS_EXTRA = Symbol('forbids extra');
const RULE = Symbol('rule');

/** Adds a field to the class of `prototype`; the fields of its parent classes come first. */
export function addField(prototype: object, field: Field): void {
  const inherited: Field[] = Reflect.getMetadata(FIELDS, prototype) ?? [];
  const others = inherited.filter(({ name }) => name !== field.name);
  Reflect.defineMetadata(FIELDS, [...others, field], prototype);
}

/** Returns the fields of a class in model order; an empty list if it is not a DTO. */
export const fieldsOf = (type: DtoClass): readonly Field[] => Reflect.getMetadata(FIELDS, type.prototype ?? {}) ?? [];

/** Refuses keys that are not fields of the class, like pydantic's `extra="forbid"`. Derived classes inherit it. */
export const ForbidExtra = (): ClassDecorator => Reflect.metadata(FORBIDS_EXTRA, true);

/** True if the class or one of its parent classes is `@ForbidExtra()`. */
export const forbidsExtra = (type: DtoClass): boolean => Reflect.getMetadata(FORBIDS_EXTRA, type) === true;

/** A check of the whole model that runs if all fields are valid, like a model validator of pydantic. */
export type Rule<T extends object> = (dto: T, loc: Location, input: unknown) => Refusal | undefined;

/** Sets the rule of a class. Derived classes without a rule of their own inherit it. */
export const ModelRule = <T extends object>(rule: Rule<T>): ClassDecorator => Reflect.metadata(RULE, rule);

const ruleOf = <T extends object>(type: DtoClass<T>): Rule<T> | undefined => Reflect.getMetadata(RULE, type);

/**
 * Reads a `T` from the client's input, or returns a refusal with one item per bad field, in model order. Unknown keys are
 * ignored, unless the class is `@ForbidExtra()`: then they are refused, after the fields.
 * @param missingInput the `input` of the item for a missing field
 */
export function readDto<T extends object>(type: DtoClass<T>, input: unknown, loc: Location, missingInput = input): T | Refusal {
  if (!isJsonObject(input)) return refuse('model_attributes_type', loc, NOT_AN_OBJECT, input);
  const dto = new type();
  const values = dto as Record<string, unknown>;
  const fields = fieldsOf(type);
  for (const field of fields) {
    const value = readField(field, input, loc, missingInput);
    // For an absent key, the property keeps its initial value.
    if (value !== undefined) values[field.name] = value;
  }
  const messages = new Map(
    validateSync(dto, { forbidUnknownValues: false }).map(({ property, constraints }) => [
      property,
      Object.values(constraints ?? {})[0],
    ]),
  );
  const extra = forbidsExtra(type) ? extraItems(fields, input, loc) : [];
  if (messages.size + extra.length === 0) return ruleOf(type)?.(dto, loc, input) ?? dto;
  const problemOf = (name: string): FieldError[] => {
    const value = values[name];
    // The rule of a plain class-validator decorator is reported like a custom validator of pydantic.
    return (value instanceof Refusal ? value : refuseValue([...loc, name], messages.get(name) ?? 'invalid', input[name])).items;
  };
  return new Refusal([...fields.filter(({ name }) => messages.has(name)).flatMap(({ name }) => problemOf(name)), ...extra]);
}

/**
 * Reads a `T` from the client's input.
 * @throws AppError `validation_failed` where `readDto` returns a refusal
 */
export function parseDto<T extends object>(type: DtoClass<T>, input: unknown, loc: Location): T {
  const dto = readDto(type, input, loc);
  if (dto instanceof Refusal) throw new AppError('validation_failed', { items: dto.items });
  return dto;
}

function extraItems(fields: readonly Field[], input: Record<string, unknown>, loc: Location): FieldError[] {
  const isKnown = (key: string) =>
    fields.some(({ name, prefix }) => (prefix === undefined ? key === name : key.startsWith(prefix)));
  return Object.keys(input)
    .filter((key) => !isKnown(key))
    .flatMap((key) => refuse('extra_forbidden', [...loc, key], 'Extra inputs are not permitted', input[key]).items);
}

const NOT_AN_OBJECT = 'Input should be a valid dictionary or object to extract fields from';

function readField(field: Field, input: Record<string, unknown>, loc: Location, missingInput: unknown): unknown {
  if (field.prefix !== undefined) return field.read(startingWith(field.prefix, input), loc);
  const location = [...loc, field.name];
  if (!Object.hasOwn(input, field.name))
    return field.optional ? field.default : refuse('missing', location, 'Field required', missingInput);
  const value = input[field.name];
  return value === null && field.nullable ? (field.default ?? null) : field.read(value, location);
}

const startingWith = (prefix: string, input: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(input).filter(([key]) => key.startsWith(prefix)));
