import { setImmediate } from 'node:timers/promises';

/** The longest that a long task keeps other calls waiting. */
const SLICE_MS = 10;

/** Cuts a long task of many small steps into slices, between which the event loop serves other calls. */
export class Breather {
  private since = performance.now();

  /** Lets other calls run if the task has had the event loop for a slice. Call it between two steps. */
  async pause(): Promise<void> {
    if (performance.now() - this.since < SLICE_MS) return;
    await setImmediate();
    this.since = performance.now();
  }
}

/** Maps items in their order, and lets other calls run between two of them. */
export async function mapInSlices<Item, Result>(items: readonly Item[], map: (item: Item) => Result): Promise<Result[]> {
  const breather = new Breather();
  const results: Result[] = [];
  for (const item of items) {
    await breather.pause();
    results.push(map(item));
  }
  return results;
}
