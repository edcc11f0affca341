import type { RateLimit } from '../../common/limits.js';

/** A bucket by its name, and the measure that holds for it now. */
export interface Bucket {
  /** Unique in this service; buckets that are taken from together share one `{hash tag}`. */
  readonly key: string;
  readonly limit: RateLimit;
}

/** The outcome of one take. */
export interface Taken {
  readonly allowed: boolean;
  /** What each bucket holds now, with fractions, in the order of the request. */
  readonly tokens: readonly number[];
}

/** Token buckets: in Redis, where processes share them, or in this process. */
export interface TokenBuckets {
  /** Takes one token from every one of `buckets`, or none from any if one of them has less than a whole token. Never fails. */
  take(buckets: readonly Bucket[]): Promise<Taken>;
}

export const TOKEN_BUCKETS = Symbol('TOKEN_BUCKETS');
