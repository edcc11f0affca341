import { createHistogram, type RecordableHistogram } from 'node:perf_hooks';

/** What was measured of calls of one kind in one interval. */
export interface Figures {
  readonly calls: number;
  readonly perSecond: number;
  /** Milliseconds from the call to its answer. */
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly errors: number;
}

const US_PER_MS = 1_000;
const HIGHEST_US = 600_000_000;

/** Gathers the times of calls. */
export class Recorder {
  private readonly times: RecordableHistogram = createHistogram({ lowest: 1, highest: HIGHEST_US, figures: 3 });
  errors = 0;

  /** @param milliseconds how long a call took that was answered as it should */
  record(milliseconds: number): void {
    this.times.record(Math.max(1, Math.round(milliseconds * US_PER_MS)));
  }

  /** @param seconds how long the calls were made */
  figures(seconds: number): Figures {
    const at = (percentile: number) => this.times.percentile(percentile) / US_PER_MS;
    const { count } = this.times;
    return { calls: count, perSecond: count / seconds, p50: at(50), p95: at(95), p99: at(99), errors: this.errors };
  }
}

/** Of some measurements of one thing the one in the middle by throughput. */
export function medianOf<T extends Figures>(rounds: readonly T[]): T {
  return middleOf([...rounds].sort((a, b) => a.perSecond - b.perSecond));
}

/** The middle of values that are in order, the lower one of two. */
export const middleOf = <T>(sorted: readonly T[]): T => sorted[Math.floor((sorted.length - 1) / 2)] as T;

/**
 * Makes calls for `seconds`, each of `clients` the next one as soon as its last is answered. The first failure of a call is thrown:
 * what is measured here is the ceiling, and has no reason to fail.
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
