import { ApiQuery } from '@nestjs/swagger';
import { ForbidExtra } from '../../../http/dto.js';
import { EnumField, IsoDateTimeField, PrefixField, StringField } from '../../../http/fields.js';
import { TAGS } from '../../../text/categories/tags.js';
import type { TemporalType } from '../../../text/temporal/temporal-type.js';
import { ARCHIVED, type Archived, type MemoryFilter, type MetaCondition } from '../records/memory-filter.js';
import { TEMPORAL_TYPES } from '../records/temporal-types.js';
import { META_PREFIX, readMetaParameters } from './meta-parameters.js';

/** A filter as query parameters. An unknown parameter is refused, and so is a repeated one. */
@ForbidExtra()
export class MemoryFilterQuery {
  @EnumField(TAGS, { optional: true, description: 'Only memories with this tag.' })
  category?: string;

  @EnumField(Object.keys(TEMPORAL_TYPES), { optional: true, description: 'Only memories that hold, or that end by themselves.' })
  temporal_type?: TemporalType;

  @IsoDateTimeField({ optional: true, description: 'Only memories that were stored at this moment (RFC 3339) or later.' })
  created_after?: Date;

  @IsoDateTimeField({ optional: true, description: 'Only memories that were stored before this moment (RFC 3339).' })
  created_before?: Date;

  @StringField({
    optional: true,
    minLength: 1,
    maxLength: 1_000,
    description: 'Only memories with this in their text, in any case.',
  })
  q?: string;

  @EnumField(ARCHIVED, { default: 'false', description: '`false`: without archived memories; `true`: only them; `any`: both.' })
  archived: Archived;

  @PrefixField(META_PREFIX, readMetaParameters)
  meta: MetaCondition[];
}

export const toFilter = (query: MemoryFilterQuery): MemoryFilter => ({
  categories: query.category === undefined ? undefined : [query.category],
  temporalType: query.temporal_type,
  meta: query.meta,
  createdAfter: query.created_after,
  createdBefore: query.created_before,
  text: query.q,
  archived: query.archived,
});

/** Documents the parameters whose names begin with `meta.`. */
export const ApiMetaParameters = (): MethodDecorator =>
  ApiQuery({
    name: 'meta',
    required: false,
    style: 'form',
    explode: true,
    description:
      '`meta.source=slack`: only memories whose meta has this value there; `meta.a.b=1` looks into objects. The value is ' +
      'compared as a string and, where it is one, as a number, `true`, `false` or `null` of JSON. All of them have to fit, ' +
      'also two of one name.',
    schema: { type: 'object', additionalProperties: { type: 'string' }, example: { 'meta.source': 'slack' } },
  });
