import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '@nestjs/common';
import { AppError } from '../app-error.js';
import { PeriodicTask } from './periodic-task.js';

/**
 * Ends the work of this process on a run without an error: the lease is lost, the run has another goal, or the service
 * stops.
 */
export class RunInterrupted extends Error {
  override readonly name = 'RunInterrupted';
}

/** Intervals and waits of a {@link RunWorker} in milliseconds. */
export interface RunTimes {
  readonly lookEveryMs: number;
  /** Less than a third of the lease, so that one failed renewal does not lose it. */
  readonly renewEveryMs: number;
  readonly pauseAfterFailureMs: number;
  /** Maximum time that the shutdown waits for the step under way. */
  readonly stopWaitMs: number;
}

const RUN_TIMES: RunTimes = {
  lookEveryMs: 1_000,
  renewEveryMs: 1_500,
  pauseAfterFailureMs: 3_000,
  stopWaitMs: 4_000,
};

export interface RunWorkerOptions<Run> {
  /** Names the run in the log: "re-embedding". */
  readonly name: string;
  readonly logger: Logger;
  /** Claims the run under way for `holder`. @returns undefined if there is none, or another process holds its lease */
  readonly claim: (holder: string) => Promise<Run | undefined>;
  /** @returns false if `holder` no longer has the lease, or the run has another goal */
  readonly renew: (run: Run, holder: string) => Promise<boolean>;
  readonly release: (holder: string) => Promise<unknown>;
  /**
   * Works on the run until it is finished.
   * @param checkpoint to be called between two steps; throws RunInterrupted once this process has to stop
   */
  readonly work: (run: Run, checkpoint: () => void) => Promise<unknown>;
  /** Records on the run why it does not proceed. */
  readonly recordError: (run: Run, reason: string) => Promise<unknown>;
  readonly times?: RunTimes;
}

/**
 * Works on a long run that the database knows of, in one process at a time: looks for it every second, holds it by a
 * lease that is renewed, and gives it back at the shutdown. The run's progress is in the database, so that any process
 * can continue it.
 */
export class RunWorker<Run> {
  private readonly holder = randomUUID();
  private readonly times: RunTimes;
  private readonly task: PeriodicTask;

  constructor(private readonly options: RunWorkerOptions<Run>) {
    this.times = options.times ?? RUN_TIMES;
    this.task = new PeriodicTask({
      name: RunWorker.name,
      everyMs: this.times.lookEveryMs,
      run: (stopping) => this.look(stopping),
      // Without a claimed run there is nothing to report: those who need the database report that it is away.
      failure: null,
    });
  }

  start(): void {
    this.task.start();
  }

  /** Waits for the step under way, but not for long: the next holder repeats a step that was not finished. */
  async stop(): Promise<void> {
    await Promise.race([this.task.stop(), sleep(this.times.stopWaitMs, undefined, { ref: false })]);
  }

  /** Looks for a run now. */
  wake(): void {
    void this.task.run();
  }

  private async look(stopping: AbortSignal): Promise<void> {
    const run = await this.options.claim(this.holder);
    if (!run) return;
    try {
      await this.workOn(run, stopping);
    } catch (error) {
      if (!(error instanceof RunInterrupted)) await this.reportError(run, error as Error);
    }
    if (stopping.aborted) await this.options.release(this.holder).catch(() => {});
  }

  private async workOn(run: Run, stopping: AbortSignal): Promise<void> {
    let isLost = false;
    const renewal = new PeriodicTask({
      name: RunWorker.name,
      everyMs: this.times.renewEveryMs,
      run: async () => {
        if (!(await this.options.renew(run, this.holder))) isLost = true;
      },
      // The work itself notices a database that is away.
      failure: null,
    });
    renewal.start();
    try {
      await this.options.work(run, () => {
        if (isLost || stopping.aborted) throw new RunInterrupted();
      });
    } finally {
      // Not awaited: a renewal that hangs must not delay the report of an error.
      void renewal.stop();
    }
  }

  private async reportError(run: Run, error: Error): Promise<void> {
    const { logger, name, recordError } = this.options;
    const reason = ((error instanceof AppError && (error.options.cause as Error | undefined)) || error).message;
    logger.warn(`the ${name} is tried again in a moment: ${reason}`);
    await recordError(run, reason).catch(() => {});
    await sleep(this.times.pauseAfterFailureMs);
  }
}
