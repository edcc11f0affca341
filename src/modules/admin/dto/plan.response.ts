import { ApiProperty } from '@nestjs/swagger';
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

  @ApiProperty({ examples: ['2026-05-15T18:30:00Z'] })
  created_at: Date;
}

/** All plans, oldest first. */
export class PlanListResponse {
  @ApiProperty({ type: [PlanResponse] })
  plans: PlanResponse[];
}
