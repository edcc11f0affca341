import { ApiProperty } from '@nestjs/swagger';
import type { BillingCycle } from '../../../database/entities/subscription.entity.js';
import {
  AUTO_APPLIED,
  type AutoApplied,
  WORKSPACE_STATUSES,
  type WorkspaceStatus,
} from '../../../database/entities/workspace.entity.js';
import { NextCursor, orNull } from '../../../http/response-schema.js';
import { IssuedKeyResponse } from './key.response.js';
import { NullableCount } from './limit.fields.js';

const AS_PLAN = 'null: as the plan has it.';

export const PlanCodeOrNull = () =>
  ApiProperty({
    ...orNull({ type: 'string' }),
    description: 'Code of its plan; null without a subscription.',
    examples: ['free'],
  });

export const BillingCycleOrNull = () =>
  ApiProperty({
    ...orNull({ type: 'string', enum: ['monthly', 'yearly'] satisfies BillingCycle[] }),
    description: 'null without a subscription.',
    examples: ['monthly'],
  });

/** A workspace in responses of the admin API. */
export class WorkspaceResponse {
  @ApiProperty({ type: 'integer', examples: [42] })
  id: number;

  @ApiProperty({ type: 'integer', description: 'Its owner.', examples: [1] })
  account_id: number;

  @ApiProperty({ examples: ['Acme'] })
  name: string;

  @ApiProperty({ type: 'string', enum: WORKSPACE_STATUSES, description: 'What an operator set.' })
  status: WorkspaceStatus;

  @ApiProperty({ description: 'IANA name of the time zone that dates in texts are read in.', examples: ['Europe/Paris'] })
  time_zone: string;

  @ApiProperty({
    type: 'array',
    items: { type: 'string' },
    description: 'Keys of meta: memories that differ in the value of one are never compared with each other.',
    examples: [['user_id', 'agent_id', 'app_id', 'project', 'run_id', 'session_id', 'thread_id']],
  })
  scope_keys: readonly string[];

  @ApiProperty({
    type: 'array',
    items: { type: 'string', enum: [...AUTO_APPLIED] },
    description: 'The kinds of recommendations that are applied without being asked.',
    examples: [['duplicate']],
  })
  auto_apply: readonly AutoApplied[];

  @PlanCodeOrNull()
  plan: string | null;

  @BillingCycleOrNull()
  billing_cycle: BillingCycle | null;

  @ApiProperty({
    ...orNull({ type: 'string', format: 'date-time' }),
    description: 'The moment that quota months are counted from; null without a subscription.',
    examples: ['2026-05-15T18:30:00Z'],
  })
  anchor: Date | null;

  @NullableCount(`Memory calls a minute; ${AS_PLAN}`)
  rpm_limit: number | null;

  @NullableCount(`Memory calls in one burst; ${AS_PLAN}`)
  burst_limit: number | null;

  @NullableCount(`Stores a month; ${AS_PLAN}`)
  memory_write_limit: number | null;

  @NullableCount(`Retrieves a month; ${AS_PLAN}`)
  memory_retrieve_limit: number | null;

  @ApiProperty({ examples: ['2026-05-15T18:30:00Z'] })
  created_at: Date;

  @ApiProperty({
    ...orNull({ type: 'string', format: 'date-time' }),
    description: 'When it was deleted; null: it was not.',
    examples: [null],
  })
  deleted_at: Date | null;

  @ApiProperty({
    ...orNull({ type: 'string', format: 'date-time' }),
    description: 'When it moved to another installation, since which it is suspended here; null: it did not.',
    examples: [null],
  })
  moved_at: Date | null;
}

/** A page of workspaces, oldest first. */
export class WorkspaceListResponse {
  @ApiProperty({ type: [WorkspaceResponse] })
  workspaces: WorkspaceResponse[];

  @NextCursor()
  next_cursor: string | null;
}

/** A new workspace and its first key. */
export class CreatedWorkspaceResponse {
  @ApiProperty()
  workspace: WorkspaceResponse;

  @ApiProperty()
  api_key: IssuedKeyResponse;
}
