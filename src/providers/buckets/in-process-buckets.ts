import { performance } from 'node:perf_hooks';
import { LRUCache } from 'lru-cache';
import { type BucketState, tokensAt, wantedOf } from './token-bucket.js';
import type { Bucket, Taken, TokenBuckets } from './token-buckets.js';

/** Maximum number of buckets, some 10 MB. The least recently used is evicted; when it is used again, it is full. */
const MAX_BUCKETS = 50_000;

/** Token buckets that only this process uses. */
export class InProcessBuckets implements TokenBuckets {
  private readonly states: LRUCache<string, BucketState>;

  /** @param clock returns milliseconds of a monotonic clock */
  constructor(
    private readonly clock: () => number = () => performance.now(),
    max = MAX_BUCKETS,
  ) {
    this.states = new LRUCache({ max });
  }

  async take(buckets: readonly Bucket[], count = 1): Promise<Taken> {
    const at = this.clock();
    const available = buckets.map(({ key, limit }) => tokensAt(this.states.get(key), limit, at));
    const wanted = buckets.map(({ limit }) => wantedOf(count, limit));
    if (available.some((tokens, i) => tokens < wanted[i]!)) return { allowed: false, tokens: available };
    const tokens = available.map((before, i) => before - wanted[i]!);
    buckets.forEach(({ key }, i) => {
      this.states.set(key, { tokens: tokens[i]!, at });
    });
    return { allowed: true, tokens };
  }
}
