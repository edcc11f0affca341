import { ApiProperty } from '@nestjs/swagger';
import { NextCursor } from '../../../http/response-schema.js';
import { Count, NullableCount } from './limit.fields.js';

/** A plan: the limits of the workspaces that subscribe to it. */
export class PlanResponse {
  @ApiProperty({ description: 'What it is called here; it never changes.', examples: ['free'] })
  code: string;

  @ApiProperty({ description: 'What people see.', examples: ['Free'] })
  name: string;

  @Count('Memory calls a minute.', 30)
  rpm_limit: number;

  @Count('Memory calls in one burst.', 15)
  burst_limit: number;

  @NullableCount('Stores a month; null: no quota.', 1000)
  memory_write_limit: number | null;

  @NullableCount('Retrieves a month; null: no quota.', 5000)
  memory_retrieve_limit: number | null;

  @NullableCount('Keys of each workspace; null: no bound.', 10)
  max_keys: number | null;

  @ApiProperty({ examples: ['2026-05-15T18:30:00Z'] })
  created_at: Date;
}

/** A page of the plans, oldest first. */
export class PlanListResponse {
  @ApiProperty({ type: [PlanResponse] })
  plans: PlanResponse[];

  @NextCursor()
  next_cursor: string | null;
}
