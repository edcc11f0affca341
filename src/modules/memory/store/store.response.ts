import { ApiProperty } from '@nestjs/swagger';
import { closedWord, openWord, orNull } from '../../../http/response-schema.js';
import { RULES, type Rule } from '../../../text/dedup/reason.js';
import { PII_RULES, type PiiRule } from '../../../text/pii/span.js';
import type { TemporalType } from '../../../text/temporal/temporal-type.js';
import type { DedupAction } from '../records/memory.types.js';
import { TEMPORAL_TYPES } from '../records/temporal-types.js';

const ACTIONS: Record<DedupAction, string> = {
  stored_new: 'a memory was added',
  duplicate_exact: 'it was known already, nothing was added',
  kept_existing: 'an earlier memory says all of it already, nothing was added',
  updated_existing: 'it took the place of an earlier memory, whose text stays in its history',
  merged_existing: 'an earlier memory says both now, its text stays in its history',
};

/** The reason for what became of a text. */
export class DedupReasonResponse {
  @ApiProperty(openWord(RULES))
  rule: Rule;

  @ApiProperty({ type: [String], description: 'Words of the text that the rule is about.', examples: [['instead', 'tuesdays']] })
  words: readonly string[];
}

/** The effect of a store on earlier memories. */
export class DedupResponse {
  @ApiProperty(openWord(ACTIONS))
  action: DedupAction;

  @ApiProperty({
    ...orNull({ type: 'integer' }),
    description: 'The earlier memory; null where there was none.',
    examples: [null],
  })
  existing_id: number | null;

  @ApiProperty({ required: false, description: 'With `explain` only.' })
  reason?: DedupReasonResponse;
}

/** The temporal type of a memory, and its last moment. */
export class TemporalResponse {
  @ApiProperty(closedWord(TEMPORAL_TYPES))
  type: TemporalType;

  @ApiProperty({
    description: 'The phrase that dated it, or the beginning of the text.',
    examples: ['Client prefers async standups'],
  })
  raw_text: string;

  @ApiProperty({
    ...orNull({ type: 'string', format: 'date-time' }),
    description: 'Its last moment; null for a persistent one.',
    examples: [null],
  })
  valid_until: Date | null;
}

/** Something that was cut out before the text was stored; its value is kept nowhere. */
export class RedactionResponse {
  @ApiProperty({ description: 'Where it stood: `text` or `meta`.', examples: ['text'] })
  field: string;

  @ApiProperty({ description: 'What it is; `[REDACTED_<kind>]` stands in its place.', examples: ['CREDIT_CARD'] })
  kind: string;

  @ApiProperty(openWord(PII_RULES))
  rule: PiiRule;
}

/** A memory that the text was compared with, as it was before the store. */
export class StoreNeighbourResponse {
  @ApiProperty({ type: 'integer', examples: [8403] })
  memory_id: number;

  @ApiProperty({ examples: ['Client prefers standups on Mondays'] })
  text: string;

  @ApiProperty({ description: 'Of its meaning to that of the text, 0..1.', examples: [0.82] })
  similarity: number;
}

/** The facts by which a text became what it is. */
export class StoreExplainResponse {
  @ApiProperty({ type: [RedactionResponse], description: 'What was cut out, in its order, that of the text first.' })
  redactions: readonly RedactionResponse[];

  @ApiProperty({
    type: [StoreNeighbourResponse],
    description: 'The nearest memories of its scope, the most similar first. With an `external_id`, none.',
  })
  neighbours: StoreNeighbourResponse[];
}

/** The answer of a store. */
export class StoreMemoryResponse {
  @ApiProperty({ description: 'Always `ok`.', examples: ['ok'] })
  status: string;

  @ApiProperty({ type: 'integer', description: 'The memory that holds the text now.', examples: [8421] })
  memory_id: number;

  @ApiProperty({ type: 'integer', examples: [42] })
  workspace_id: number;

  @ApiProperty()
  dedup: DedupResponse;

  @ApiProperty({ type: 'integer', minimum: 1, maximum: 10, description: 'How much it matters; 10 is most.', examples: [5] })
  importance: number;

  @ApiProperty({
    type: 'array',
    items: { type: 'string', pattern: '^[a-z0-9_]+$' },
    minItems: 1,
    maxItems: 3,
    description: 'Tags, the best supported first. New ones may follow.',
    examples: [['project_management', 'team_workflow']],
  })
  categories: readonly string[];

  @ApiProperty()
  temporal: TemporalResponse;

  @ApiProperty({
    type: 'string',
    format: 'date-time',
    required: false,
    description: 'When the memory will be forgotten. Only of one that has a life time.',
    examples: ['2030-01-31T00:00:00Z'],
  })
  expires_at?: Date;

  @ApiProperty({ required: false, description: 'With `explain` only.' })
  explain?: StoreExplainResponse;
}
