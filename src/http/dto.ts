import 'reflect-metadata';
import { validateSync } from 'class-validator';
import type { FieldError } from '../common/app-error.js';
import { type Location, type Reader, Refusal, refuse, refuseValue } from './field-readers.js';
import { isJsonObject } from './json-values.js';

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
}

const FIELDS = Symbol('fields');

/** Adds a field to the class that `prototype` belongs to; fields of its parent classes come first. */
export function addField(prototype: object, field: Field): void {
  const inherited: Field[] = Reflect.getMetadata(FIELDS, prototype) ?? [];
  const others = inherited.filter(({ name }) => name !== field.name);
  Reflect.defineMetadata(FIELDS, [...others, field], prototype);
}

/** The fields of a class in model order; none where it is no DTO. */
export const fieldsOf = (type: DtoClass): readonly Field[] => Reflect.getMetadata(FIELDS, type.prototype ?? {}) ?? [];

/**
 * Makes a `T` of what the client sent, or a refusal with one item for each bad field, in model order. Unknown keys are
 * ignored. `missingInput` is what a missing field echoes: all of the input, unless the caller knows better.
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
  const messages = new Map(validateSync(dto).map(({ property, constraints }) => [property, Object.values(constraints ?? {})[0]]));
  if (messages.size === 0) return dto;
  const problemOf = (name: string): FieldError[] => {
    const value = values[name];
    // A rule that is not ours (a plain class-validator decorator) is reported as pydantic reports a custom validator.
    return (value instanceof Refusal ? value : refuseValue([...loc, name], messages.get(name) ?? 'invalid', input[name])).items;
  };
  return new Refusal(fields.filter(({ name }) => messages.has(name)).flatMap(({ name }) => problemOf(name)));
}

const NOT_AN_OBJECT = 'Input should be a valid dictionary or object to extract fields from';

function readField(field: Field, input: Record<string, unknown>, loc: Location, missingInput: unknown): unknown {
  const location = [...loc, field.name];
  if (!Object.hasOwn(input, field.name))
    return field.optional ? field.default : refuse('missing', location, 'Field required', missingInput);
  const value = input[field.name];
  return value === null && field.nullable ? null : field.read(value, location);
}
