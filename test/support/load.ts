import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';

const TICK_MS = 2;
const MAX_UNDER_WAY = 1_000;

interface Load {
  readonly perSecond: number;
  readonly seconds: number;
}

/**
 * Makes calls at an even pace, without waiting for earlier ones to end. Late calls of a busy machine are caught up at
 * once.
 */
export async function offer<T>({ perSecond, seconds }: Load, call: (index: number) => Promise<T>): Promise<T[]> {
  const calls: Promise<T>[] = [];
  let underWay = 0;
  const total = Math.round(perSecond * seconds);
  const start = performance.now();
  while (calls.length < total) {
    const due = Math.min(total, Math.ceil(((performance.now() - start) * perSecond) / 1000));
    while (calls.length < due && underWay < MAX_UNDER_WAY) {
      underWay++;
      calls.push(
        call(calls.length).finally(() => {
          underWay--;
        }),
      );
    }
    await sleep(TICK_MS);
  }
  return Promise.all(calls);
}
