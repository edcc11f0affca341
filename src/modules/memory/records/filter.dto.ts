import { ApiExtraModels, ApiProperty, getSchemaPath } from '@nestjs/swagger';
import { parseJson } from '../../../common/json/json-parse.js';
import type { Reader } from '../../../http/field-readers.js';
import { refuse } from '../../../http/field-readers.js';
import { ReaderField } from '../../../http/fields.js';
import { ModelKeywords } from '../../../http/model-keywords.js';
import { orNull } from '../../../http/response-schema.js';
import { readFilter } from './filter-reader.dto.js';

const TIME = { type: 'string', format: 'date-time' } as const;

/** A range of times. */
@ModelKeywords({ additionalProperties: false })
class TimeRangeRequest {
  @ApiProperty({ ...orNull(TIME), required: false, description: 'After this moment.' })
  gt?: string | null;

  @ApiProperty({ ...orNull(TIME), required: false, description: 'At this moment or later.' })
  gte?: string | null;

  @ApiProperty({ ...orNull(TIME), required: false, description: 'Before this moment.' })
  lt?: string | null;

  @ApiProperty({ ...orNull(TIME), required: false, description: 'At this moment or before.' })
  lte?: string | null;
}

const SCALAR = { anyOf: [{ type: 'string' }, { type: 'number' }, { type: 'boolean' }, { type: 'null' }] };
const ORDERED = { anyOf: [{ type: 'number' }, { type: 'string' }] };
const SCALARS = { type: 'array', items: SCALAR, minItems: 1, maxItems: 100 };
const TAGS = { type: 'array', items: { type: 'string' }, minItems: 1, maxItems: 20 } as const;
const TAG_OPERATORS = {
  type: 'object',
  minProperties: 1,
  additionalProperties: false,
  properties: { any: orNull(TAGS), all: orNull(TAGS) },
};
const TIME_RANGE = { $ref: getSchemaPath(TimeRangeRequest) };
const FILTER = { $ref: getSchemaPath('RetrieveFilterRequest') };
const FILTERS = { type: 'array', items: FILTER, minItems: 1 };

/** The operators on a value of meta. */
const OPERATORS = {
  type: 'object',
  minProperties: 1,
  additionalProperties: false,
  properties: {
    eq: SCALAR,
    ne: SCALAR,
    in: SCALARS,
    nin: SCALARS,
    gt: ORDERED,
    gte: ORDERED,
    lt: ORDERED,
    lte: ORDERED,
    contains: SCALAR,
    exists: { type: 'boolean' },
  },
};

/** The schema of a filter, for the OpenAPI document: {@link readFilter} reads it. */
@ApiExtraModels(TimeRangeRequest)
@ModelKeywords({
  description:
    'A memory must meet all of it. A key `meta.<path>` is compared with a value, or by operators: `eq`, `ne`, `in`, `nin`, ' +
    '`gt`, `gte`, `lt`, `lte`, `contains` (a value in a list), `exists`. ' +
    'At most 20 conditions in all; an unknown key is refused.',
  patternProperties: { '^meta\\.': { anyOf: [...SCALAR.anyOf, OPERATORS] } },
  additionalProperties: false,
  examples: [{ 'meta.priority': { gte: 3 }, or: [{ 'meta.source': 'slack' }, { categories: { all: ['preferences'] } }] }],
})
class RetrieveFilterRequest {
  @ApiProperty({ ...orNull(FILTERS), required: false, description: 'All of these filters.' })
  and?: RetrieveFilterRequest[] | null;

  @ApiProperty({ ...orNull(FILTERS), required: false, description: 'At least one of these filters.' })
  or?: RetrieveFilterRequest[] | null;

  @ApiProperty({ ...orNull(FILTER), required: false, description: 'Not this filter.' })
  not?: RetrieveFilterRequest | null;

  @ApiProperty({
    ...orNull({ type: 'object', additionalProperties: true }),
    required: false,
    description: 'Values that the meta has to hold, in objects within it too: strings, numbers, true, false or null.',
    examples: [{ source: 'slack' }],
  })
  meta?: Record<string, unknown> | null;

  @ApiProperty({
    anyOf: [TAGS, TAG_OPERATORS, { type: 'null' }],
    required: false,
    description: 'At least one of these tags; or of `any`, and all of `all`.',
    examples: [['preferences']],
  })
  categories?: string[] | null;

  @ApiProperty({ ...orNull(TIME_RANGE), required: false, description: 'When it was stored.' })
  created_at?: TimeRangeRequest | null;

  @ApiProperty({ ...orNull(TIME_RANGE), required: false, description: 'When its text or meta changed last.' })
  updated_at?: TimeRangeRequest | null;

  @ApiProperty({ ...orNull(TIME), required: false, description: 'Stored at this moment or later.' })
  created_after?: string | null;

  @ApiProperty({ ...orNull(TIME), required: false, description: 'Stored before this moment.' })
  created_before?: string | null;
}

/** A filter in a body; the property is a `FilterNode`, null if there is none, or undefined if the filter has no condition. */
export const FilterField = (description: string): PropertyDecorator =>
  ReaderField(readFilter, { type: () => RetrieveFilterRequest }, { optional: true, nullable: true, description });

/** A filter as the JSON text of a query parameter; the property is as that of {@link FilterField}. */
export const FilterParameter = (description: string): PropertyDecorator =>
  ReaderField(readFilterText, { type: 'string' }, { optional: true, description });

const readFilterText: Reader = (input, loc) => {
  if (typeof input !== 'string') return refuse('string_type', loc, 'Input should be a valid string', input);
  const filter = parsed(input);
  return filter === undefined ? refuse('json_invalid', loc, 'Invalid JSON', input) : readFilter(filter, loc);
};

function parsed(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}
