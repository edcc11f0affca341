import { ApiProperty } from '@nestjs/swagger';
import { openWord, orNull } from '../../http/response-schema.js';
import type { IssueType } from './quality.js';

const ISSUE_TYPES: Record<IssueType, string> = {
  stale: 'not used for long',
  duplicate: 'says what another memory says',
  overlong: 'too long to be found well',
};

const Count = (description: string, example: number) =>
  ApiProperty({ type: 'integer', minimum: 0, description, examples: [example] });

/** Declares the field with the rate of the count above it, relative to `total_memories`. */
const Rate = (example: number) =>
  ApiProperty({ minimum: 0, maximum: 1, description: 'The count above, by `total_memories`.', examples: [example] });

/** Counts over the memories of a workspace. */
export class HealthSignalsResponse {
  @Count('Memories that are not archived.', 1240)
  total_memories: number;

  @Count('Neither stored nor retrieved within the window.', 42)
  stale_count: number;

  @Rate(0.0339)
  stale_rate: number;

  @Count('Stale ones that were never retrieved at all.', 18)
  never_retrieved_count: number;

  @Rate(0.0145)
  never_retrieved_rate: number;

  @Count('Clusters of near-duplicates.', 0)
  duplicate_count: number;

  @Rate(0)
  duplicate_rate: number;

  @Count('Longer than what can be found well.', 3)
  overlong_count: number;

  @Rate(0.0024)
  overlong_rate: number;

  @Count('Improved by the optimizer already: no problem.', 0)
  optimized_count: number;

  @Rate(0)
  optimized_rate: number;
}

/** An issue type and the number of times that it occurs. */
export class IssueTypeResponse {
  @ApiProperty(openWord(ISSUE_TYPES))
  type: IssueType;

  @ApiProperty({ type: 'integer', minimum: 1, examples: [42] })
  count: number;
}

/** The quality of a workspace's memories. */
export class HealthResponse {
  @ApiProperty({ type: 'integer', examples: [42] })
  workspace_id: number;

  @ApiProperty({
    type: 'integer',
    minimum: 0,
    maximum: 100,
    description: 'Higher is better; 100 for an empty workspace.',
    examples: [87],
  })
  quality_score: number;

  @ApiProperty()
  signals: HealthSignalsResponse;

  @Count('Recommendations that wait for somebody to decide.', 2)
  open_recommendations: number;

  @ApiProperty({
    ...orNull({ type: 'string', format: 'date-time' }),
    description: 'When the optimizer last ran; null before its first run.',
    examples: [null],
  })
  last_run_at: Date | null;

  @ApiProperty({ type: [IssueTypeResponse], description: 'The kinds of issue that there are, the most frequent first.' })
  top_issue_types: IssueTypeResponse[];

  @ApiProperty({ type: 'integer', minimum: 1, description: 'Days that the signals look back.', examples: [30] })
  window_days: number;
}
