import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { AppError } from '../../common/app-error.js';
import type { RateLimit } from '../../common/limits.js';
import { clientAddress } from '../../http/client-address.js';
import { TOKEN_BUCKETS, type TokenBuckets } from '../../providers/buckets/token-buckets.js';
import { readLevel } from '../../providers/buckets/token-level.js';

/** The number of times a minute that an address may fail to authenticate; the same number at once. */
export const FAILURES_PER_MINUTE = Symbol('FAILURES_PER_MINUTE');

/**
 * Counts the failed authentications of each address. Only a call that fails is refused: a valid key goes on to work beside a
 * guesser behind the same proxy.
 */
@Injectable()
export class FailedAttempts {
  private readonly limit: RateLimit;

  constructor(
    @Inject(TOKEN_BUCKETS) private readonly buckets: TokenBuckets,
    @Inject(FAILURES_PER_MINUTE) perMinute: number,
  ) {
    this.limit = { perMinute, burst: perMinute };
  }

  /** Returns the error to answer a request with whose key or token is wrong: 429 after too many of its address. */
  async refusal(request: FastifyRequest): Promise<AppError> {
    const buckets = [{ key: `{address:${clientAddress(request)}}:failures`, limit: this.limit }];
    const taken = await this.buckets.take(buckets);
    if (taken.allowed) return new AppError('invalid_api_key');
    return new AppError('rate_limited', {
      detail: 'Too many failed authentications from this address',
      retryAfterSeconds: readLevel(buckets, taken).retryAfterSeconds,
    });
  }
}
