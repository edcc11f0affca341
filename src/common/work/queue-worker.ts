import { setTimeout as sleep } from 'node:timers/promises';
import { PeriodicTask } from './periodic-task.js';
import { Signal } from './signal.js';

export interface QueueWorkerOptions<Job> {
  /** Maximum number of jobs worked on at a time. */
  readonly lanes: number;
  /** Interval of looking for jobs that other processes queued, or that are due again. */
  readonly lookEveryMs: number;
  readonly renewEveryMs: number;
  /** Time that the shutdown waits for the jobs under way before it releases them. */
  readonly stopWaitMs: number;
  /** Claims the next job that is due. @returns undefined if there is none */
  readonly claim: () => Promise<Job | undefined>;
  /** Works on a job and gives it back, or ends it. `stopping` is aborted once no further step should begin. */
  readonly work: (job: Job, stopping: AbortSignal) => Promise<unknown>;
  /** Renews the lease of a job; one that cannot be renewed runs out. */
  readonly renew: (job: Job) => Promise<unknown>;
  /** Gives a job back, to be claimed again at once. */
  readonly release: (job: Job) => Promise<unknown>;
  /**
   * Is told of a claim or a job that failed; `failures` counts those in a row since the last claim that did not fail.
   */
  readonly onError: (error: Error, failures: number) => void;
  /** Returns the pause after `failures` in a row; without it, the interval of looking. */
  readonly backoffMs?: (failures: number) => number;
}

/**
 * Works off a queue of leased jobs in several lanes: one claim at a time, for as long as a lane is free and there are
 * jobs. Leases are renewed on a timer; at the shutdown no job is begun any more, and those that are not finished in
 * time are given back.
 */
export class QueueWorker<Job> {
  private readonly signal = new Signal();
  private readonly stopping = new AbortController();
  private readonly lanes = new Map<Job, Promise<void>>();
  private readonly renewal: PeriodicTask;
  private dispatching: Promise<void> | undefined;
  private failures = 0;

  constructor(private readonly options: QueueWorkerOptions<Job>) {
    this.renewal = new PeriodicTask({
      name: QueueWorker.name,
      everyMs: options.renewEveryMs,
      run: () => this.forEachJob(options.renew),
      failure: null,
    });
  }

  start(): void {
    this.renewal.start();
    this.dispatching = this.dispatch();
  }

  /** Looks for jobs now; to be called when one was queued. */
  wake(): void {
    this.signal.notify();
  }

  /** Begins no further job. */
  close(): void {
    this.stopping.abort();
    this.signal.notify();
  }

  async stop(): Promise<void> {
    this.close();
    await Promise.race([this.finished(), sleep(this.options.stopWaitMs, undefined, { ref: false })]);
    await this.renewal.stop();
    await this.forEachJob(this.options.release);
  }

  private async dispatch(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      const heard = this.signal.notifications;
      const job = this.lanes.size < this.options.lanes ? await this.claim() : undefined;
      if (job) this.begin(job);
      else await this.signal.waitAfter(heard, this.pauseMs());
    }
  }

  private async claim(): Promise<Job | undefined> {
    try {
      const job = await this.options.claim();
      this.failures = 0;
      if (!job || !this.stopping.signal.aborted) return job;
      await this.options.release(job);
    } catch (error) {
      this.fail(error as Error);
    }
    return undefined;
  }

  private begin(job: Job): void {
    const lane = this.work(job).then((succeeded) => {
      this.lanes.delete(job);
      // After a failure the next claim waits for the pause.
      if (succeeded) this.signal.notify();
    });
    this.lanes.set(job, lane);
  }

  private async work(job: Job): Promise<boolean> {
    try {
      await this.options.work(job, this.stopping.signal);
      return true;
    } catch (error) {
      this.fail(error as Error);
      return false;
    }
  }

  private fail(error: Error): void {
    this.options.onError(error, ++this.failures);
  }

  private pauseMs(): number {
    const { backoffMs, lookEveryMs } = this.options;
    return this.failures && backoffMs ? backoffMs(this.failures) : lookEveryMs;
  }

  private async finished(): Promise<void> {
    await this.dispatching;
    await Promise.all(this.lanes.values());
  }

  private async forEachJob(act: (job: Job) => Promise<unknown>): Promise<void> {
    await Promise.allSettled([...this.lanes.keys()].map(act));
  }
}
