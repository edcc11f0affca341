import type { RateLimit } from '../../common/limits.js';

/** What a bucket held when it was last looked at. */
export interface BucketState {
  /** 0..burst, with fractions. */
  readonly tokens: number;
  /** Milliseconds of any one clock. */
  readonly at: number;
}

const MINUTE_MS = 60_000;

/** Tokens that a bucket holds at `now`; a bucket that was never used is full. A clock that went back refills nothing. */
export function tokensAt(state: BucketState | undefined, limit: RateLimit, now: number): number {
  if (!state) return limit.burst;
  const refilled = (Math.max(0, now - state.at) * limit.perMinute) / MINUTE_MS;
  return Math.min(limit.burst, state.tokens + refilled);
}

/** Milliseconds until a bucket with `tokens` holds `wanted`; 0 if it does already. */
export const millisecondsUntil = (wanted: number, tokens: number, { perMinute }: RateLimit): number =>
  Math.max(0, ((wanted - tokens) * MINUTE_MS) / perMinute);
