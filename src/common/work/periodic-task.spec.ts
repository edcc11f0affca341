import { Logger } from '@nestjs/common';
import fc from 'fast-check';
import { PeriodicTask } from './periodic-task.js';

const EVERY_MS = 1_000;

/** A task whose runs end when the test says so. */
function heldTask() {
  const ends: ((error?: Error) => void)[] = [];
  let underWay = 0;
  let most = 0;
  const task = new PeriodicTask({
    name: 'Held',
    everyMs: EVERY_MS,
    failure: null,
    run: async () => {
      most = Math.max(most, ++underWay);
      await new Promise<void>((resolve, reject) => ends.push((error) => (error ? reject(error) : resolve()))).finally(
        () => underWay--,
      );
    },
  });
  return { task, ends, begun: () => ends.length, most: () => most };
}

const taskOf = (run: (stopping: AbortSignal) => unknown, logOnce = false) =>
  new PeriodicTask({ name: 'Test', everyMs: EVERY_MS, run, failure: 'the test waits', logOnce });

describe('PeriodicTask', () => {
  let warnings: unknown[][];

  beforeEach(() => {
    jest.useFakeTimers();
    warnings = [];
    const silent = () => {};
    Logger.overrideLogger({ log: silent, error: silent, warn: (...line: unknown[]) => warnings.push(line) });
  });
  afterEach(() => {
    jest.useRealTimers();
    Logger.overrideLogger(false);
  });

  it('runs for the first time after one interval, and then once an interval', async () => {
    let runs = 0;
    const task = taskOf(() => runs++);
    task.start();
    task.start();
    expect(runs).toBe(0);
    await jest.advanceTimersByTimeAsync(3 * EVERY_MS);
    expect(runs).toBe(3);
    await task.stop();
    await jest.advanceTimersByTimeAsync(3 * EVERY_MS);
    expect(runs).toBe(3);
  });

  it('skips the intervals that pass during a run', async () => {
    const { task, ends, begun } = heldTask();
    task.start();
    await jest.advanceTimersByTimeAsync(3 * EVERY_MS);
    expect(begun()).toBe(1);
    ends[0]!();
    await jest.advanceTimersByTimeAsync(EVERY_MS);
    expect(begun()).toBe(2);
  });

  it('goes on after a run that failed, and logs each failure', async () => {
    const task = taskOf(() => Promise.reject(new Error('away')));
    task.start();
    await jest.advanceTimersByTimeAsync(2 * EVERY_MS);
    expect(warnings).toEqual([
      ['the test waits: away', 'Test'],
      ['the test waits: away', 'Test'],
    ]);
  });

  it('reports what a synchronous run throws as well', async () => {
    const task = taskOf(() => {
      throw new Error('at once');
    });
    await task.run();
    expect(warnings).toEqual([['the test waits: at once', 'Test']]);
  });

  it('logs the first of several failures in a row alone where that is asked for', async () => {
    let away = true;
    const task = taskOf(() => {
      if (away) throw new Error('away');
    }, true);
    await task.run();
    await task.run();
    expect(warnings).toHaveLength(1);
    away = false;
    await task.run();
    away = true;
    await task.run();
    expect(warnings).toHaveLength(2);
  });

  it('waits at its stop for the run under way, and tells that run', async () => {
    let end = () => {};
    let told: AbortSignal | undefined;
    let stopped = false;
    const task = taskOf((stopping) => {
      told = stopping;
      return new Promise<void>((resolve) => {
        end = resolve;
      });
    });
    void task.run();
    expect(told!.aborted).toBe(false);
    const stop = task.stop().then(() => {
      stopped = true;
    });
    await jest.advanceTimersByTimeAsync(0);
    expect([told!.aborted, stopped]).toEqual([true, false]);
    end();
    await stop;
    expect(stopped).toBe(true);
  });

  it('can be started again after a stop', async () => {
    const aborted: boolean[] = [];
    const task = taskOf((stopping) => aborted.push(stopping.aborted));
    task.start();
    await task.stop();
    task.start();
    await jest.advanceTimersByTimeAsync(EVERY_MS);
    expect(aborted).toEqual([false]);
  });

  it('joins the run under way with run(), and begins one more with runAfresh()', async () => {
    const { task, ends, begun } = heldTask();
    const joined = [task.run(), task.run()];
    const afresh = [task.runAfresh(), task.runAfresh()];
    expect(begun()).toBe(1);
    ends[0]!();
    await Promise.all(joined);
    await jest.advanceTimersByTimeAsync(0);
    expect(begun()).toBe(2);
    ends[1]!(new Error('away'));
    await Promise.all(afresh);
  });

  it('never runs twice at a time, and gives each runAfresh() a run that began after the call', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom('run', 'runAfresh', 'end', 'fail', 'tick'), { maxLength: 30 }), async (steps) => {
        const { task, ends, begun, most } = heldTask();
        const promises: { wanted: number; seen: Promise<number> }[] = [];
        let ended = 0;
        const end = (error?: Error) => {
          if (ended < begun()) ends[ended++]!(error);
        };
        task.start();
        for (const step of steps) {
          if (step === 'run') void task.run();
          if (step === 'runAfresh') promises.push({ wanted: begun() + 1, seen: task.runAfresh().then(() => ended) });
          if (step === 'end') end();
          if (step === 'fail') end(new Error('away'));
          await jest.advanceTimersByTimeAsync(step === 'tick' ? EVERY_MS : 0);
        }
        for (; ended < begun(); await jest.advanceTimersByTimeAsync(0)) end();
        await task.stop();
        expect(most()).toBeLessThanOrEqual(1);
        for (const { wanted, seen } of promises) expect(await seen).toBeGreaterThanOrEqual(wanted);
      }),
      { numRuns: 50 },
    );
  });
});
