import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { AppError } from '../common/app-error.js';
import { type DtoClass, fieldsOf, forbidsExtra, readDto } from './dto.js';
import { Refusal, refuse } from './field-readers.js';

/** The first part of the `loc` of FastAPI's errors, by the type of the argument. */
const LOCATIONS: Partial<Record<ArgumentMetadata['type'], string>> = { body: 'body', query: 'query', param: 'path' };

/** Converts bodies, queries and path parameters to DTOs, or refuses them as FastAPI does. Other arguments stay unchanged. */
@Injectable()
export class DtoValidationPipe implements PipeTransform {
  transform(value: unknown, { type, metatype }: ArgumentMetadata): unknown {
    const location = LOCATIONS[type];
    if (location === undefined || metatype === undefined || fieldsOf(metatype as DtoClass).length === 0) return value;
    const dto = location === 'body' ? readBody(metatype as DtoClass, value) : readStrings(metatype as DtoClass, value, location);
    if (dto instanceof Refusal) throw new AppError('validation_failed', { items: dto.items });
    return dto;
  }
}

function readBody(type: DtoClass, body: unknown): object {
  // FastAPI treats an empty body like the JSON `null`.
  if (body === undefined || body === null) return refuse('missing', ['body'], 'Field required', null);
  return readDto(type, body, ['body']);
}

function readStrings(type: DtoClass, values: unknown, location: string): object {
  // If unknown parameters are refused, a repeated parameter is refused too: its value is a list, which no field accepts.
  if (forbidsExtra(type)) return readDto(type, { ...(values as object) }, [location], null);
  const last = Object.entries(values ?? {}).map(([name, value]) => [name, Array.isArray(value) ? value.at(-1) : value]);
  return readDto(type, Object.fromEntries(last), [location], null);
}
