import { ApiExtraModels, ApiProperty, getSchemaPath } from '@nestjs/swagger';
import { closedWord, orNull } from '../../../http/response-schema.js';
import type { TemporalType } from '../../../text/temporal/temporal-type.js';
import { SupersessionResponse } from '../records/supersession.response.js';
import { TEMPORAL_TYPES } from '../records/temporal-types.js';

/** The temporal type of a memory and its last moment, as part of its meta. */
class MetaTemporalResponse {
  @ApiProperty(closedWord(TEMPORAL_TYPES))
  type: TemporalType;

  @ApiProperty({
    ...orNull({ type: 'string', format: 'date-time' }),
    description: 'Its last moment; null for a persistent one.',
    examples: [null],
  })
  valid_until: Date | null;
}

/** A passage of a text, in code points from its beginning. */
export class PassageResponse {
  @ApiProperty({ type: 'integer', minimum: 0, examples: [812] })
  start: number;

  @ApiProperty({ type: 'integer', minimum: 1, description: 'The first code point after it.', examples: [1204] })
  end: number;
}

/** The period that a query names, and how well a memory fits it. */
export class QueryPeriodResponse {
  @ApiProperty({
    ...orNull({ type: 'string', format: 'date-time' }),
    description: 'Its first moment; null if it is open.',
    examples: ['2026-03-01T00:00:00.000Z'],
  })
  start: Date | null;

  @ApiProperty({
    ...orNull({ type: 'string', format: 'date-time' }),
    description: 'The first moment after it; null if it is open.',
    examples: ['2026-04-01T00:00:00.000Z'],
  })
  end: Date | null;

  @ApiProperty({
    minimum: 0,
    maximum: 1,
    description:
      'How well the memory fits: 1 if it was stored then or ends then, half for every 2 days that it was stored later.',
  })
  match: number;
}

/** The factors of a score: `multiplier x (0.55 relevance + 0.20 recency + 0.15 importance + 0.10 frequency)`. */
export class ScoreFactorsResponse {
  @ApiProperty({
    minimum: 0,
    maximum: 1,
    description: 'The similarity, and of what that leaves open as much as words make good.',
  })
  relevance: number;

  @ApiProperty({
    minimum: 0,
    maximum: 1,
    description: 'The relevance, times 10 / (10 + days since it was stored or last returned).',
  })
  recency: number;

  @ApiProperty({ minimum: 0, maximum: 1, description: '0.37 for an importance of 1, to 0.67 for 10.' })
  importance: number;

  @ApiProperty({
    minimum: 0,
    maximum: 1,
    description: 'How often it was returned, or one like it before it was stored; logarithmically, 1 from 100 times on.',
  })
  frequency: number;

  @ApiProperty({ minimum: 0, maximum: 1, description: '0.05 for what is over; from 0.95 up for what was not used for long.' })
  multiplier: number;

  @ApiProperty({ minimum: 0, maximum: 1, description: "Share of the query's words that it holds, weighed by rarity." })
  lexical: number;

  @ApiProperty({ minimum: 0, maximum: 1, description: 'What the turns before and after it in one conversation add to that.' })
  neighbours: number;

  @ApiProperty({
    ...orNull({ $ref: getSchemaPath(PassageResponse) }),
    description: 'The passage of a long text that fits better than the whole.',
  })
  passage: PassageResponse | null;

  @ApiProperty({
    ...orNull({ $ref: getSchemaPath(QueryPeriodResponse) }),
    description: 'The period that the query names ("last week", "in March"), part of the relevance; null if it names none.',
  })
  period: QueryPeriodResponse | null;

  @ApiProperty({ type: [SupersessionResponse], description: 'The older memories that it may supersede, the surest first.' })
  supersedes: readonly SupersessionResponse[];

  @ApiProperty({
    minimum: 0,
    maximum: 1,
    description:
      'The probability that it answers the query: a first hit below 0.5 mostly means that nothing does. Not part of the score.',
    examples: [0.82],
  })
  confidence: number;
}

/** A memory that fits the query. */
@ApiExtraModels(MetaTemporalResponse, PassageResponse, QueryPeriodResponse)
export class RetrievedMemoryResponse {
  @ApiProperty({ type: 'integer', examples: [8421] })
  id: number;

  @ApiProperty({ examples: ['Client prefers async standups'] })
  text: string;

  @ApiProperty({
    minimum: 0,
    maximum: 1,
    description: 'What the list is sorted by: similarity, recency, importance and frequency of use in one.',
    examples: [0.731],
  })
  score: number;

  @ApiProperty({ minimum: 0, maximum: 1, description: 'How near the text is to the query in meaning.', examples: [0.694] })
  similarity: number;

  @ApiProperty({ type: 'integer', minimum: 1, maximum: 10, description: 'As of its store.', examples: [5] })
  importance: number;

  @ApiProperty({
    type: 'object',
    properties: { temporal: { allOf: [{ $ref: getSchemaPath(MetaTemporalResponse) }] } },
    required: ['temporal'],
    selfRequired: true,
    additionalProperties: true,
    description: 'What was stored with it, and `temporal`. A `temporal` of your own comes back as `temporal_user`.',
    examples: [{ source: 'slack', temporal: { type: 'persistent', valid_until: null } }],
  })
  meta: Record<string, unknown>;

  @ApiProperty({
    type: 'string',
    format: 'date-time',
    required: false,
    description: 'When it is forgotten; only for one that has a life time.',
    examples: ['2030-01-31T00:00:00.000Z'],
  })
  expires_at?: Date;

  @ApiProperty({ required: false, description: 'With `explain` only.' })
  explain?: ScoreFactorsResponse;
}

/** The answer of a retrieve. */
export class RetrieveMemoriesResponse {
  @ApiProperty({ type: [RetrievedMemoryResponse], maxItems: 50, description: 'The best first; empty where nothing fits.' })
  memories: RetrievedMemoryResponse[];
}
