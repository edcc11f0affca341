import { ApiProperty } from '@nestjs/swagger';
import { closedWord, openWord, orNull } from '../../http/response-schema.js';
import {
  RECOMMENDATION_STATUSES,
  RECOMMENDATION_TYPES,
  type RecommendationStatus,
  type RecommendationType,
} from './recommendation.types.js';

const DATE = { type: 'string', format: 'date-time' } as const;

const ACTIONS = {
  archive: 'the memories are archived',
  merge: 'the memory `kept_id` gets `text`, and the others are archived',
  split: 'each of `texts` becomes a memory, and the long one is archived',
  compress: 'the memory gets `text`, in which nothing is said twice',
  supersede: 'the first memory supersedes the second one, which is archived',
};

/** A change of memories that is proposed. */
export class ProposalResponse {
  @ApiProperty(openWord(ACTIONS))
  action: string;

  @ApiProperty({ required: false, description: 'The text that a memory gets; while its memories are as they were.' })
  text?: string;

  @ApiProperty({ type: [String], required: false, description: 'The texts of the parts of a memory.' })
  texts?: readonly string[];

  @ApiProperty({ type: 'integer', required: false, description: 'The one of the memories that stays.' })
  kept_id?: number;
}

/** A recommendation of the optimizer. */
export class RecommendationResponse {
  @ApiProperty({ type: 'integer', examples: [12] })
  id: number;

  @ApiProperty(openWord(RECOMMENDATION_TYPES))
  type: RecommendationType;

  @ApiProperty({ type: 'array', items: { type: 'integer' }, minItems: 1, examples: [[8403, 8611]] })
  memory_ids: readonly number[];

  @ApiProperty()
  proposal: ProposalResponse;

  @ApiProperty({ description: 'Why, in words.', examples: ['2 memories say nearly the same.'] })
  reason: string;

  @ApiProperty(closedWord(RECOMMENDATION_STATUSES))
  status: RecommendationStatus;

  @ApiProperty({ type: 'boolean', description: 'True if it is sure that nothing is lost by it.' })
  safe: boolean;

  @ApiProperty({ ...DATE })
  created_at: Date;

  @ApiProperty({ ...orNull(DATE), description: 'When it was applied or dismissed; null while it is open.' })
  decided_at: Date | null;
}

export class RecommendationListResponse {
  @ApiProperty({ type: [RecommendationResponse] })
  recommendations: RecommendationResponse[];

  @ApiProperty({ ...orNull({ type: 'string' }), description: 'Cursor of the next page; null on the last one.' })
  next_cursor: string | null;
}

export class RunRequestedResponse {
  @ApiProperty({ type: 'string', format: 'uuid', description: 'The run, which begins within seconds.' })
  run_id: string;
}

const RUN_STATUSES = { queued: 'waits for its turn', running: 'is under way', finished: 'is done' };

export class RunResponse {
  @ApiProperty({ type: 'string', format: 'uuid' })
  run_id: string;

  @ApiProperty(closedWord(RUN_STATUSES))
  status: keyof typeof RUN_STATUSES;

  @ApiProperty(orNull(DATE))
  started_at: Date | null;

  @ApiProperty(orNull(DATE))
  finished_at: Date | null;
}
