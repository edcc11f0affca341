import { performance } from 'node:perf_hooks';
import { LRUCache } from 'lru-cache';

export interface CostlyResultsOptions<Value> {
  /** Maximum number of remembered results; the least recently used is evicted. */
  readonly most: number;
  /** Returns false for a result that is always computed again. */
  readonly isCostly: (result: Value) => boolean;
  /** Results are remembered for so many times as long as they took: with 20, they cost at most 5 % of the time. */
  readonly factor: number;
  /** The longest time that a result is remembered, in milliseconds. */
  readonly longestMs: number;
  /** Returns milliseconds of a monotonic clock. */
  readonly clock?: () => number;
}

interface Entry<Value> {
  readonly result: Promise<Value>;
  /** The end of its life on the clock; infinite while it is computed. */
  until: number;
}

/** Results that are remembered for longer, the longer they took. Callers at the same time share one computation. */
export class CostlyResults<Key extends string | number, Value> {
  private readonly entries: LRUCache<Key, Entry<Value>>;
  private readonly clock: () => number;

  constructor(private readonly options: CostlyResultsOptions<Value>) {
    this.entries = new LRUCache({ max: options.most });
    this.clock = options.clock ?? (() => performance.now());
  }

  /** Returns the remembered result of a key, or computes it. A failure is not remembered. */
  get(key: Key, compute: () => Promise<Value>): Promise<Value> {
    const known = this.entries.get(key);
    if (known && this.clock() < known.until) return known.result;
    const begin = this.clock();
    const entry: Entry<Value> = { result: compute(), until: Number.POSITIVE_INFINITY };
    this.entries.set(key, entry);
    entry.result.then(
      (result) => {
        entry.until = this.options.isCostly(result) ? this.end(begin) : 0;
      },
      () => {
        entry.until = 0;
      },
    );
    return entry.result;
  }

  private end(begin: number): number {
    const { factor, longestMs } = this.options;
    const now = this.clock();
    return now + Math.min(longestMs, (now - begin) * factor);
  }
}
