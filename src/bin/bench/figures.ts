import { createHistogram, type RecordableHistogram } from 'node:perf_hooks';

/** The figures of the calls of one kind in one interval. */
export interface Figures {
  readonly calls: number;
  readonly perSecond: number;
  /** Percentiles of the milliseconds from a call to its answer. */
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly errors: number;
}

const US_PER_MS = 1_000;
const HIGHEST_US = 600_000_000;

/** Records the times of calls. */
export class Recorder {
  private readonly times: RecordableHistogram = createHistogram({ lowest: 1, highest: HIGHEST_US, figures: 3 });
  errors = 0;

  /** @param milliseconds time of a successful call */
  record(milliseconds: number): void {
    this.times.record(Math.max(1, Math.round(milliseconds * US_PER_MS)));
  }

  /** @param seconds duration of the measurement */
  figures(seconds: number): Figures {
    const at = (percentile: number) => this.times.percentile(percentile) / US_PER_MS;
    const { count } = this.times;
    return { calls: count, perSecond: count / seconds, p50: at(50), p95: at(95), p99: at(99), errors: this.errors };
  }
}

/** Returns the measurement with the median throughput. */
export function medianOf<T extends Figures>(rounds: readonly T[]): T {
  return middleOf([...rounds].sort((a, b) => a.perSecond - b.perSecond));
}

/** Returns the median of sorted values; of an even number of them, the lower of the middle two. */
export const middleOf = <T>(sorted: readonly T[]): T => sorted[Math.floor((sorted.length - 1) / 2)] as T;

/**
 * Makes calls in a closed loop for `seconds`: each of `clients` makes its next call when its last is answered. The first
 * failure of a call is thrown, because the measured calls, which show the maximum throughput, are not expected to fail.
 */
export async function closedLoop(clients: number, seconds: number, call: () => Promise<unknown>): Promise<Figures> {
  const recorder = new Recorder();
  const start = performance.now();
  const end = start + seconds * 1_000;
  const client = async () => {
    for (let begun = performance.now(); begun < end; begun = performance.now()) {
      await call();
      recorder.record(performance.now() - begun);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return recorder.figures((performance.now() - start) / 1_000);
}
