import { performance } from 'node:perf_hooks';
import { LRUCache } from 'lru-cache';

export interface CostlyResultsOptions<Value> {
  /** Maximum number of remembered results; the least recently used is evicted. */
  readonly most: number;
  /** Returns false for a result that is always computed again. */
  readonly isCostly: (result: Value) => boolean;
  /** Results are new for so many times as long as they took: with 20, they cost at most 5 % of the time. */
  readonly factor: number;
  /** The longest time that a result is new, in milliseconds. */
  readonly longestMs: number;
  /** For so many milliseconds after that, callers are given the old result at once, while the next one is computed. */
  readonly usableMs: number;
  /** Is told why the next result could not be computed while callers were given the old one. */
  readonly onFailure: (error: unknown) => void;
  /** Returns milliseconds of a monotonic clock. */
  readonly clock?: () => number;
}

interface Entry<Value> {
  readonly result: Promise<Value>;
  /** The end of its time as a new result on the clock; infinite while it, or the next one, is computed. */
  until: number;
  /** The end of its time as an old one. */
  usableUntil: number;
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
    const now = this.clock();
    if (known && now < known.until) return known.result;
    if (!known || now >= known.usableUntil) return this.begin(key, compute).result;
    known.until = known.usableUntil;
    this.begin(key, compute, known).result.catch(this.options.onFailure);
    return known.result;
  }

  /** @param old stays in place until the new result is there */
  private begin(key: Key, compute: () => Promise<Value>, old?: Entry<Value>): Entry<Value> {
    const begin = this.clock();
    const entry: Entry<Value> = { result: compute(), until: Number.POSITIVE_INFINITY, usableUntil: 0 };
    if (!old) this.entries.set(key, entry);
    entry.result.then(
      (result) => {
        this.time(entry, begin, result);
        if (old) this.entries.set(key, entry);
      },
      () => {
        (old ?? entry).until = 0;
      },
    );
    return entry;
  }

  private time(entry: Entry<Value>, begin: number, result: Value): void {
    const { isCostly, factor, longestMs, usableMs } = this.options;
    const now = this.clock();
    entry.until = isCostly(result) ? now + Math.min(longestMs, (now - begin) * factor) : 0;
    entry.usableUntil = entry.until && entry.until + usableMs;
  }
}
