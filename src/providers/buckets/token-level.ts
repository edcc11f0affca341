import type { RateLimit } from '../../common/limits.js';
import { millisecondsUntil, wantedOf } from './token-bucket.js';
import type { Bucket, Taken } from './token-buckets.js';

/** The level of a caller's tightest bucket, as its response headers show it. */
export interface TokenLevel {
  /** Tokens added per minute. */
  readonly limit: number;
  /** Whole tokens left. */
  readonly remaining: number;
  /** Whole seconds until the bucket is full. */
  readonly resetSeconds: number;
  /** Whole seconds until every bucket holds the tokens of the next such call, at least 1. */
  readonly retryAfterSeconds: number;
}

/**
 * Returns the level of the bucket with the fewest whole tokens; of two equal ones, of the one that takes longer to fill.
 * @param count the tokens of a call
 */
export function readLevel(buckets: readonly Bucket[], { tokens }: Taken, count = 1): TokenLevel {
  const levels = buckets.map(({ limit }, i) => levelOf(tokens[i]!, limit, count));
  const tightest = levels.reduce((a, b) => ((b.remaining - a.remaining || a.fullInMs - b.fullInMs) < 0 ? b : a));
  return {
    limit: tightest.limit,
    remaining: tightest.remaining,
    resetSeconds: toSeconds(tightest.fullInMs),
    retryAfterSeconds: Math.max(1, ...levels.map(({ nextInMs }) => toSeconds(nextInMs))),
  };
}

const levelOf = (tokens: number, limit: RateLimit, count: number) => ({
  limit: limit.perMinute,
  remaining: Math.floor(tokens),
  fullInMs: millisecondsUntil(limit.burst, tokens, limit),
  nextInMs: millisecondsUntil(wantedOf(count, limit), tokens, limit),
});

/** Converts to whole seconds, rounded up. A floating-point error above a whole number does not count as another second. */
const toSeconds = (milliseconds: number): number => Math.max(0, Math.ceil(milliseconds / 1000 - 1e-6));
