import { Inject, Injectable } from '@nestjs/common';
import { AppError } from '../../common/app-error.js';
import type { RequestContext } from '../../common/request-context.js';
import { TOKEN_BUCKETS, type TokenBuckets } from '../../providers/buckets/token-buckets.js';
import { readLevel, type TokenLevel } from '../../providers/buckets/token-level.js';
import { Metrics } from '../../providers/metrics/metrics.js';
import { CallCounter } from './call-counter.js';
import { diagnosticBuckets, memoryBuckets } from './rate-limit.js';

/** Enforces the rate limits of calls, for REST and MCP alike: every call takes tokens from each of its buckets. */
@Injectable()
export class RateLimiter {
  constructor(
    @Inject(TOKEN_BUCKETS) private readonly buckets: TokenBuckets,
    private readonly counter: CallCounter,
    private readonly metrics: Metrics,
  ) {}

  /**
   * Takes the tokens of a memory call, or a token for a diagnostic call, which has a bucket of its own.
   * @param onLevel receives the level of the tightest bucket, also if the call is refused
   * @param count number of tokens
   * @throws AppError `rate_limited`
   */
  async take(
    ctx: RequestContext,
    diagnostic: boolean,
    onLevel: (level: TokenLevel) => void = () => {},
    count = 1,
  ): Promise<void> {
    const buckets = diagnostic ? diagnosticBuckets(ctx) : memoryBuckets(ctx);
    const taken = await this.buckets.take(buckets, count);
    const level = readLevel(buckets, taken, count);
    onLevel(level);
    this.metrics.countRateLimit(diagnostic ? 'diagnostic' : 'memory', taken.allowed);
    if (!taken.allowed) throw new AppError('rate_limited', { retryAfterSeconds: level.retryAfterSeconds });
    if (!diagnostic) this.counter.count(ctx);
  }
}
