import { performance } from 'node:perf_hooks';
import { LRUCache } from 'lru-cache';
import { type BucketState, tokensAt } from './token-bucket.js';
import type { Bucket, Taken, TokenBuckets } from './token-buckets.js';

/** Some 10 MB. The bucket that was not used for longest is forgotten first, and so is full when it is asked for again. */
const MAX_BUCKETS = 50_000;

/** Buckets of this process alone. */
export class InProcessBuckets implements TokenBuckets {
  private readonly states: LRUCache<string, BucketState>;

  /** @param clock milliseconds, never going back */
  constructor(
    private readonly clock: () => number = () => performance.now(),
    max = MAX_BUCKETS,
  ) {
    this.states = new LRUCache({ max });
  }

  async take(buckets: readonly Bucket[]): Promise<Taken> {
    const at = this.clock();
    const held = buckets.map(({ key, limit }) => tokensAt(this.states.get(key), limit, at));
    if (held.some((tokens) => tokens < 1)) return { allowed: false, tokens: held };
    const tokens = held.map((before) => before - 1);
    buckets.forEach(({ key }, i) => {
      this.states.set(key, { tokens: tokens[i]!, at });
    });
    return { allowed: true, tokens };
  }
}
