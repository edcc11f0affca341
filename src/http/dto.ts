import 'reflect-metadata';
import { validateSync } from 'class-validator';
import type { FieldError } from '../common/app-error.js';
import { isJsonObject } from '../common/json/json-values.js';
import { type Location, type Reader, Refusal, refuse, refuseValue } from './field-readers.js';

/** A class whose properties carry the decorators of `fields.ts`. */
export type DtoClass<T extends object = object> = new () => T;

/** What a field decorator says about its property. */
export interface Field {
  readonly name: string;
  readonly read: Reader;
  /** Whether the key may be absent. */
  readonly optional: boolean;
  /** Whether the value may be null. */
  readonly nullable: boolean;
  /** What an absent key stands for. */
  readonly default?: unknown;
  /** Of a field that takes every key that begins with it: `read` gets an object of those keys, empty where there are none. */
  readonly prefix?: string;
  /** The JSON Schema of its value; none of a `prefix` field. */
  readonly schema?: object;
}

const FIELDS = Symbol('fields');
const FORBIDS_EXTRA = Symbol('forbids extra');
const RULE = Symbol('rule');

/** Adds a field to the class that `prototype` belongs to; fields of its parent classes come first. */
export function addField(prototype: object, field: Field): void {
  const inherited: Field[] = Reflect.getMetadata(FIELDS, prototype) ?? [];
  const others = inherited.filter(({ name }) => name !== field.name);
  Reflect.defineMetadata(FIELDS, [...others, field], prototype);
}

/** The fields of a class in model order; none where it is no DTO. */
export const fieldsOf = (type: DtoClass): readonly Field[] => Reflect.getMetadata(FIELDS, type.prototype ?? {}) ?? [];

/** Refuses keys that are no fields of the class, as pydantic does with `extra="forbid"`; classes derived from it do so, too. */
export const ForbidExtra = (): ClassDecorator => Reflect.metadata(FORBIDS_EXTRA, true);

/** Whether the class, or one that it is derived from, is `@ForbidExtra()`. */
export const forbidsExtra = (type: DtoClass): boolean => Reflect.getMetadata(FORBIDS_EXTRA, type) === true;

/** What a model says of itself once its fields are fine: pydantic's validator of a model. */
export type Rule<T extends object> = (dto: T, loc: Location, input: unknown) => Refusal | undefined;

/** Sets the rule of a class; classes derived from it without one of their own have it, too. */
export const ModelRule = <T extends object>(rule: Rule<T>): ClassDecorator => Reflect.metadata(RULE, rule);

const ruleOf = <T extends object>(type: DtoClass<T>): Rule<T> | undefined => Reflect.getMetadata(RULE, type);

/**
 * Makes a `T` of what the client sent, or a refusal with one item for each bad field, in model order. Unknown keys are
 * ignored, unless the class is `@ForbidExtra()`: then they are refused after the fields. `missingInput` is what a missing field echoes: all of the input, unless the caller knows better.
 */
export function readDto<T extends object>(type: DtoClass<T>, input: unknown, loc: Location, missingInput = input): T | Refusal {
  if (!isJsonObject(input)) return refuse('model_attributes_type', loc, NOT_AN_OBJECT, input);
  const dto = new type();
  const values = dto as Record<string, unknown>;
  const fields = fieldsOf(type);
  for (const field of fields) {
    const value = readField(field, input, loc, missingInput);
    // An absent key leaves the initial value of the property alone.
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
    // A rule that is not ours (a plain class-validator decorator) is reported as pydantic reports a custom validator.
    return (value instanceof Refusal ? value : refuseValue([...loc, name], messages.get(name) ?? 'invalid', input[name])).items;
  };
  return new Refusal([...fields.filter(({ name }) => messages.has(name)).flatMap(({ name }) => problemOf(name)), ...extra]);
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
  return value === null && field.nullable ? null : field.read(value, location);
}

const startingWith = (prefix: string, input: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(input).filter(([key]) => key.startsWith(prefix)));
