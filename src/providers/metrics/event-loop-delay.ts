import { performance } from 'node:perf_hooks';
import { Histogram, type Registry } from 'prom-client';
import { PeriodicTask } from '../../common/work/periodic-task.js';

const EVERY_MS = 10;
const MS = 1e-3;
const BUCKETS_MS = [0.5, 1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50, 75, 100, 250, 500, 1000];

/**
 * Registers `mnemonest_event_loop_delay_seconds`, the delay of a timer of 10 ms. Two readings can be subtracted, and readers do
 * not affect each other; prom-client's own `nodejs_eventloop_lag_*` is reset by every reading, and includes the 10 ms.
 */
export function watchEventLoop(registry: Registry): void {
  const delay = new Histogram({
    name: 'mnemonest_event_loop_delay_seconds',
    help: 'By how much a timer of 10 ms fires late: how long a request may have to wait for the event loop.',
    buckets: BUCKETS_MS.map((bucket) => bucket * MS),
    registers: [registry],
  });
  let due = performance.now() + EVERY_MS;
  const task = new PeriodicTask({
    name: 'EventLoop',
    everyMs: EVERY_MS,
    run: () => {
      const now = performance.now();
      delay.observe(Math.max(0, now - due) * MS);
      due = now + EVERY_MS;
    },
    failure: 'the delay of the event loop is not measured',
  });
  task.start();
}
