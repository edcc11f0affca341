import { ApiExtraModels, ApiProperty, getSchemaPath } from '@nestjs/swagger';
import { closedWord, orNull } from '../../../http/response-schema.js';
import type { TemporalType } from '../../../text/temporal/temporal-type.js';
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

/** The factors of a score: `multiplier x (0.55 relevance + 0.20 recency + 0.15 importance + 0.10 frequency)`. */
export class ScoreFactorsResponse {
  @ApiProperty({
    minimum: 0,
    maximum: 1,
    description: 'The similarity, and of what that leaves open as much as words make good.',
  })
  relevance: number;

  @ApiProperty({ minimum: 0, maximum: 1, description: 'Halves every 30 days since it was stored or last returned.' })
  recency: number;

  @ApiProperty({ minimum: 0, maximum: 1, description: '1..10, over 10.' })
  importance: number;

  @ApiProperty({ minimum: 0, maximum: 1, description: 'How often it was returned, logarithmically; 1 from 100 times on.' })
  frequency: number;

  @ApiProperty({ minimum: 0, maximum: 1, description: 'Less than 1 for what is over, or fades.' })
  multiplier: number;

  @ApiProperty({ minimum: 0, maximum: 1, description: "Share of the query's words that it holds, weighed by rarity." })
  lexical: number;

  @ApiProperty({ minimum: 0, maximum: 1, description: 'What the memories stored right before and after it add to that.' })
  neighbours: number;
}

/** A memory that fits the query. */
@ApiExtraModels(MetaTemporalResponse)
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

  @ApiProperty({ required: false, description: 'With `explain` only.' })
  explain?: ScoreFactorsResponse;
}

/** The answer of a retrieve. */
export class RetrieveMemoriesResponse {
  @ApiProperty({ type: [RetrievedMemoryResponse], maxItems: 50, description: 'The best first; empty where nothing fits.' })
  memories: RetrievedMemoryResponse[];
}
