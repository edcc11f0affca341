import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { AppError } from '../app-error.js';
import { RunInterrupted, RunWorker, type RunWorkerOptions } from './run-worker.js';

interface Run {
  readonly id: number;
}

const TIMES = { lookEveryMs: 2, renewEveryMs: 1, pauseAfterFailureMs: 1, stopWaitMs: 20 };
const RUN: Run = { id: 7 };

/** The lease of one run, as the database would keep it. */
class LeaseTable {
  holder: string | undefined;
  finished = false;
  readonly errors: string[] = [];

  readonly claim = async (holder: string): Promise<Run | undefined> => {
    if (this.finished || (this.holder !== undefined && this.holder !== holder)) return undefined;
    this.holder = holder;
    return RUN;
  };
  readonly renew = async (_run: Run, holder: string) => this.holder === holder;
  readonly release = async (holder: string) => {
    if (this.holder === holder) this.holder = undefined;
  };
  readonly recordError = async ({ id }: Run, reason: string) => this.errors.push(`${id}: ${reason}`);
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await sleep(1);
}

describe('RunWorker', () => {
  let table: LeaseTable;
  let warnings: unknown[];
  let workers: RunWorker<Run>[];

  const workerOf = (work: RunWorkerOptions<Run>['work'], changes: Partial<RunWorkerOptions<Run>> = {}): RunWorker<Run> => {
    const { claim, renew, release, recordError } = table;
    const logger = new Logger('Test');
    const worker = new RunWorker({
      ...{ name: 'run', logger, claim, renew, release, work, recordError, times: TIMES },
      ...changes,
    });
    workers.push(worker);
    return worker;
  };

  /** Works in small steps until it is interrupted. @returns what ended it */
  async function endless(checkpoint: () => void): Promise<never> {
    for (;;) {
      checkpoint();
      await sleep(1);
    }
  }

  beforeEach(() => {
    table = new LeaseTable();
    workers = [];
    warnings = [];
    const silent = () => {};
    Logger.overrideLogger({ log: silent, error: silent, warn: (message: unknown) => warnings.push(message) });
  });
  afterEach(async () => {
    for (const worker of workers) await worker.stop();
    Logger.overrideLogger(false);
  });

  it('looks for a run until there is one, and works on it', async () => {
    const seen: Run[] = [];
    table.finished = true;
    workerOf(async (run) => {
      seen.push(run);
      table.finished = true;
    }).start();
    await sleep(10);
    expect(seen).toEqual([]);
    table.finished = false;
    await until(() => seen.length > 0);
    expect(seen).toEqual([RUN]);
  });

  it('looks at once when it is woken, and not twice at a time', async () => {
    let begun = 0;
    let end = () => {};
    const worker = workerOf(async () => {
      begun++;
      await new Promise<void>((resolve) => {
        end = resolve;
      });
    });
    worker.wake();
    worker.wake();
    await until(() => begun > 0);
    worker.wake();
    end();
    await sleep(5);
    expect(begun).toBe(1);
  });

  it('lets one of several processes work on a run', async () => {
    let working = 0;
    let most = 0;
    const work: RunWorkerOptions<Run>['work'] = async () => {
      most = Math.max(most, ++working);
      await sleep(5);
      working--;
      table.finished = true;
    };
    for (let i = 0; i < 3; i++) workerOf(work).start();
    await until(() => table.finished && working === 0);
    expect(most).toBe(1);
  });

  it('interrupts the work at its next checkpoint once the lease is lost, which is no error', async () => {
    let ended: unknown;
    workerOf((_run, checkpoint) =>
      endless(checkpoint).catch((error) => {
        ended = error;
        throw error;
      }),
    ).start();
    await until(() => table.holder !== undefined);
    table.holder = 'another process';
    await until(() => ended !== undefined);
    await sleep(5);
    expect(ended).toBeInstanceOf(RunInterrupted);
    expect([table.errors, warnings, table.holder]).toEqual([[], [], 'another process']);
  });

  it('continues while a renewal fails, and renews no more once the work has ended', async () => {
    let renewals = 0;
    let end = () => {};
    const renew = async () => {
      if (++renewals % 2) throw new Error('away');
      return true;
    };
    workerOf(
      (_run, checkpoint) =>
        Promise.race([
          endless(checkpoint),
          new Promise<void>((resolve) => {
            end = resolve;
          }),
        ]),
      { renew },
    ).wake();
    await until(() => renewals > 4);
    table.finished = true;
    end();
    await sleep(5);
    const before = renewals;
    await sleep(20);
    expect(renewals).toBe(before);
    expect(warnings).toEqual([]);
  });

  it('records an error on the run by its cause, and tries again after a pause', async () => {
    let attempts = 0;
    workerOf(async () => {
      if (++attempts === 1) throw new AppError('unavailable', { cause: new Error('no connection') });
      if (attempts === 2) throw new Error('odd');
      table.finished = true;
    }).start();
    await until(() => table.finished);
    expect(table.errors).toEqual(['7: no connection', '7: odd']);
    expect(warnings).toEqual(['the run is tried again in a moment: no connection', 'the run is tried again in a moment: odd']);
  });

  it('survives an error that cannot be recorded, and a claim that fails', async () => {
    let claims = 0;
    const claim = async (holder: string) => {
      if (++claims === 1) throw new Error('away');
      return table.claim(holder);
    };
    let attempts = 0;
    workerOf(
      async () => {
        if (++attempts === 1) throw new Error('odd');
        table.finished = true;
      },
      { claim, recordError: () => Promise.reject(new Error('away')) },
    ).start();
    await until(() => table.finished);
    expect([attempts, warnings]).toEqual([2, ['the run is tried again in a moment: odd']]);
  });

  it('interrupts the work at the stop, and releases the lease', async () => {
    const worker = workerOf((_run, checkpoint) => endless(checkpoint));
    worker.start();
    await until(() => table.holder !== undefined);
    await worker.stop();
    expect([table.holder, table.errors]).toEqual([undefined, []]);
  });

  it('does not wait at the stop for a step that hangs', async () => {
    const worker = workerOf(() => new Promise(() => {}));
    worker.start();
    await until(() => table.holder !== undefined);
    const stoppedAt = performance.now();
    await worker.stop();
    expect(performance.now() - stoppedAt).toBeLessThan(1_000);
  });
});
