import type { RateLimit } from '../../common/limits.js';

/** The key of a bucket and the rate limit that applies to it now. */
export interface Bucket {
  /** Unique in this service. Buckets of one call to `take` share a `{hash tag}`, as a Redis Cluster requires. */
  readonly key: string;
  readonly limit: RateLimit;
}

/** The result of `take`. */
export interface Taken {
  readonly allowed: boolean;
  /** The tokens that each bucket holds now, fractional, in the order of the request. */
  readonly tokens: readonly number[];
}

/** Token buckets, in Redis or in this process. */
export interface TokenBuckets {
  /**
   * Takes `count` tokens from each of `buckets` (1 by default, at most what a full one holds), or none at all if one of them has
   * fewer. Never rejects.
   */
  take(buckets: readonly Bucket[], count?: number): Promise<Taken>;
}

export const TOKEN_BUCKETS = Symbol('TOKEN_BUCKETS');
