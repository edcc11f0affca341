import { Inject, Injectable } from '@nestjs/common';
import { AppError } from '../../common/app-error.js';
import type { RequestContext } from '../../common/request-context.js';
import { TOKEN_BUCKETS, type TokenBuckets } from '../../providers/buckets/token-buckets.js';
import { diagnosticBuckets, memoryBuckets, readLevel, type TokenLevel } from './rate-limit.js';

/** Lets a call through for a token, whichever way it comes. */
@Injectable()
export class RateLimiter {
  constructor(@Inject(TOKEN_BUCKETS) private readonly buckets: TokenBuckets) {}

  /**
   * Takes a token for a memory call, or for a diagnostic one from the bucket of those.
   * @param tell is told the level of the tightest bucket, whether there was a token or not
   * @throws AppError `rate_limited`
   */
  async take(ctx: RequestContext, diagnostic: boolean, tell: (level: TokenLevel) => void = () => {}): Promise<void> {
    const buckets = diagnostic ? diagnosticBuckets(ctx) : memoryBuckets(ctx);
    const taken = await this.buckets.take(buckets);
    const level = readLevel(buckets, taken);
    tell(level);
    if (!taken.allowed) throw new AppError('rate_limited', { retryAfterSeconds: level.retryAfterSeconds });
  }
}
