import { ApiProperty } from '@nestjs/swagger';
import type { BillingCycle } from '../../database/entities/subscription.entity.js';
import { openWord, orNull } from '../../http/response-schema.js';
import type { ShownStatus } from '../workspaces/workspace-status.js';

const STATUSES: Record<ShownStatus, string> = {
  active: 'all calls are served',
  pending_payment: 'the first payment has not come yet',
  suspended: 'store and retrieve are refused',
  limit_reached: 'a quota is used up: store and retrieve are refused until the next month',
};

/** The workspace and the key of a call, and the status of the workspace. */
export class StatusResponse {
  @ApiProperty({ type: 'integer', examples: [42] })
  workspace_id: number;

  @ApiProperty({ examples: ['Acme'] })
  workspace_name: string;

  @ApiProperty(openWord(STATUSES))
  workspace_status: ShownStatus;

  @ApiProperty({ ...orNull({ type: 'string' }), description: 'null without a subscription.', examples: ['Self-hosted'] })
  plan_name: string | null;

  @ApiProperty({
    ...orNull({ type: 'string', enum: ['monthly', 'yearly'] satisfies BillingCycle[] }),
    description: 'null without a subscription.',
    examples: ['monthly'],
  })
  billing_cycle: BillingCycle | null;

  @ApiProperty({ type: 'integer', description: 'The key of this call.', examples: [17] })
  api_key_id: number;

  @ApiProperty({ description: 'The first 14 characters of that key.', examples: ['mnx_ws_0a1b2c3'] })
  api_key_prefix: string;

  @ApiProperty({ description: 'Always true in an answer of 200.' })
  healthy: boolean;

  @ApiProperty({ type: 'string', format: 'date-time', examples: ['2026-05-15T18:30:00Z'] })
  server_time: Date;
}
