import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { AppError } from '../common/app-error.js';
import { type DtoClass, fieldsOf, forbidsExtra, readDto } from './dto.js';
import { Refusal, refuse } from './field-readers.js';

/** Where FastAPI says that an argument stands. */
const LOCATIONS: Partial<Record<ArgumentMetadata['type'], string>> = { body: 'body', query: 'query', param: 'path' };

/** Turns bodies, queries and path parameters into DTOs, or refuses them as FastAPI does. Leaves every other argument alone. */
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
  // A body of zero bytes and the JSON `null` are the same thing to FastAPI.
  if (body === undefined || body === null) return refuse('missing', ['body'], 'Field required', null);
  return readDto(type, body, ['body']);
}

function readStrings(type: DtoClass, values: unknown, location: string): object {
  // Where an unknown parameter is refused, so is one that is given twice: its field takes no list.
  if (forbidsExtra(type)) return readDto(type, { ...(values as object) }, [location], null);
  const last = Object.entries(values ?? {}).map(([name, value]) => [name, Array.isArray(value) ? value.at(-1) : value]);
  return readDto(type, Object.fromEntries(last), [location], null);
}
