import { ApiQuery } from '@nestjs/swagger';
import { ForbidExtra, ModelRule, type Rule } from '../../../http/dto.js';
import { refuseValue } from '../../../http/field-readers.js';
import { EnumField, IsoDateTimeField, PrefixField, StringField } from '../../../http/fields.js';
import { SubjectQuery } from '../../../http/subject.dto.js';
import { TAGS } from '../../../text/categories/tags.js';
import type { TemporalType } from '../../../text/temporal/temporal-type.js';
import { FilterParameter } from '../records/filter.dto.js';
import { allOf, conditionsIn, type FilterNode, MAX_CONDITIONS, TOO_MANY_CONDITIONS } from '../records/filter-node.js';
import { META_PREFIX } from '../records/filter-reader.dto.js';
import { ARCHIVED, type Archived, type MemoryFilter } from '../records/memory-filter.js';
import { subjectFilter } from '../records/subject-filter.js';
import { TEMPORAL_TYPES } from '../records/temporal-types.js';
import { readMetaParameters } from './meta-parameters.js';

/** Refuses a query of more conditions than a filter may have. */
export const withinConditions: Rule<MemoryFilterQuery> = (query, loc, input) =>
  conditionsIn(toFilter(query).where).length > MAX_CONDITIONS ? refuseValue(loc, TOO_MANY_CONDITIONS, input) : undefined;

/** A filter as query parameters. An unknown parameter is refused, and so is a repeated one. */
@ForbidExtra()
@ModelRule<MemoryFilterQuery>((query, loc, input) => withinConditions(query, loc, input))
export class MemoryFilterQuery extends SubjectQuery {
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

  @StringField({ optional: true, minLength: 1, maxLength: 256, description: 'Only the memories that you gave this id.' })
  external_id?: string;

  @EnumField(ARCHIVED, { default: 'false', description: '`false`: without archived memories; `true`: only them; `any`: both.' })
  archived: Archived;

  @PrefixField(META_PREFIX, readMetaParameters)
  meta: FilterNode[];

  @FilterParameter(
    'Only memories that meet this filter, the JSON text of one as in a retrieve: `{"meta.priority":{"gte":3}}`. At most 20 ' +
      'conditions, together with those of the other parameters.',
  )
  filter?: FilterNode | undefined;
}

export const toFilter = (query: MemoryFilterQuery): MemoryFilter => ({
  where: allOf([
    query.category === undefined ? undefined : { kind: 'categories', match: 'any', tags: [query.category] },
    timeOf('gte', query.created_after),
    timeOf('lt', query.created_before),
    subjectFilter(query),
    ...query.meta,
    query.filter,
  ]),
  temporalType: query.temporal_type,
  text: query.q,
  externalId: query.external_id,
  archived: query.archived,
});

const timeOf = (operator: 'gte' | 'lt', at: Date | undefined): FilterNode | undefined =>
  at && { kind: 'time', field: 'created_at', operator, at };

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
