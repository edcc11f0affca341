import { Module } from '@nestjs/common';
import { seconds, ThrottlerModule } from '@nestjs/throttler';
import { WorkspacesModule } from '../workspaces/workspaces.module.js';
import { AnomalyScan } from './anomaly-scan.js';
import { CallCountRepository } from './call-count.repository.js';
import { CallCounter } from './call-counter.js';
import { CallQueue } from './call-queue.js';
import { CycleWatch } from './cycle-watch.js';
import { LimitState } from './limit-state.service.js';
import { QuotaService } from './quota.service.js';
import { RateLimiter } from './rate-limiter.js';
import { UnitRepository } from './unit.repository.js';
import { UsageRepository } from './usage.repository.js';
import { UsageLedger } from './usage-ledger.js';

/**
 * The limits of callers: token buckets (429 `rate_limited`) for every call with a workspace key, and monthly quotas for
 * the services that use QuotaService. CallQueue shares the process out among their workspaces.
 */
@Module({
  imports: [
    // ThrottlerModule requires a limit. TokenBucketGuard ignores it and uses the caller's limits.
    ThrottlerModule.forRoot([{ ttl: seconds(60), limit: 1 }]),
    WorkspacesModule,
  ],
  providers: [
    UnitRepository,
    UsageLedger,
    UsageRepository,
    LimitState,
    QuotaService,
    CycleWatch,
    RateLimiter,
    CallQueue,
    CallCountRepository,
    CallCounter,
    AnomalyScan,
  ],
  exports: [QuotaService, LimitState, UsageRepository, RateLimiter, CallQueue],
})
export class LimitsModule {}
