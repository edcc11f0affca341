import { ApiProperty, IntersectionType, PickType } from '@nestjs/swagger';
import type { BillingCycle } from '../../../database/entities/subscription.entity.js';
import type { ShownStatus } from '../../workspaces/workspace-status.js';
import { KeyResponse } from './key.response.js';
import { Count, NullableCount } from './limit.fields.js';
import { BillingCycleOrNull, PlanCodeOrNull } from './workspace.response.js';

/** The current cycle of the quotas. */
export class CycleResponse {
  @ApiProperty({ description: 'Its first moment.', examples: ['2026-05-15T18:30:00Z'] })
  start: Date;

  @ApiProperty({ description: 'The first moment of the next one.', examples: ['2026-06-15T18:30:00Z'] })
  end: Date;
}

/** The use of one quota in the current cycle. */
export class QuotaResponse {
  @Count('Calls of this month that succeeded, and those under way.', 640)
  used: number;

  @NullableCount('Calls a month; null: no quota.', 1000)
  limit: number | null;

  @NullableCount('Calls left; null: no quota.', 360)
  remaining: number | null;
}

/** The refill rate and the size of a token bucket. */
export class RateLimitResponse {
  @Count('Memory calls a minute.', 30)
  rpm_limit: number;

  @Count('Memory calls in one burst.', 15)
  burst_limit: number;
}

/** A key with its effective rate limit: its own, or else the default of its kind. */
export class KeyUsageResponse extends IntersectionType(
  PickType(KeyResponse, ['id', 'kind', 'label', 'prefix', 'enabled']),
  RateLimitResponse,
) {}

/** The effective limits of a workspace (its own, its plan's or the defaults) and its use of them. */
export class UsageResponse {
  @ApiProperty({ type: 'integer', examples: [42] })
  workspace_id: number;

  @ApiProperty({ examples: ['Acme'] })
  name: string;

  @ApiProperty({ type: 'string', description: 'As callers see it: `limit_reached` too.', examples: ['active'] })
  status: ShownStatus;

  @PlanCodeOrNull()
  plan: string | null;

  @BillingCycleOrNull()
  billing_cycle: BillingCycle | null;

  @ApiProperty()
  cycle: CycleResponse;

  @ApiProperty()
  memory_writes: QuotaResponse;

  @ApiProperty()
  memory_retrieves: QuotaResponse;

  @ApiProperty({ description: 'Of all its keys together.' })
  rate_limit: RateLimitResponse;

  @ApiProperty({ type: [KeyUsageResponse] })
  keys: KeyUsageResponse[];
}
