import type { RateLimit } from '../../common/limits.js';

/** The state of a bucket at a time. */
export interface BucketState {
  /** 0..burst, fractional. */
  readonly tokens: number;
  /** Milliseconds; all states of a bucket use the same clock. */
  readonly at: number;
}

const MINUTE_MS = 60_000;

/** Returns the tokens of a bucket at `now`. A bucket that was never used is full; if the clock went back, nothing is refilled. */
export function tokensAt(state: BucketState | undefined, limit: RateLimit, now: number): number {
  if (!state) return limit.burst;
  const refilled = (Math.max(0, now - state.at) * limit.perMinute) / MINUTE_MS;
  return Math.min(limit.burst, state.tokens + refilled);
}

/** Returns the tokens that a call of `count` tokens takes from a bucket: no more than a full one holds, so that waiting helps. */
export const wantedOf = (count: number, { burst }: RateLimit): number => Math.max(1, Math.min(count, burst));

/** Returns the milliseconds until a bucket with `tokens` holds `wanted` tokens; 0 if it holds them already. */
export const millisecondsUntil = (wanted: number, tokens: number, { perMinute }: RateLimit): number =>
  Math.max(0, ((wanted - tokens) * MINUTE_MS) / perMinute);
