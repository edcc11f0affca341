import { PeriodicTask } from '../common/work/periodic-task.js';

export interface SweepOptions {
  /** Names the rows in the log: "old Idempotency-Keys". */
  readonly name: string;
  readonly everyMs: number;
  /** Rows a step: few enough that the embedded database, which does one thing at a time, is soon free again. */
  readonly batch: number;
  /** Deletes up to `batch` rows. @returns how many there were */
  readonly step: (batch: number) => Promise<number>;
}

/** Deletes outdated rows, from time to time and in small steps. */
export class Sweep {
  private readonly task: PeriodicTask;

  constructor({ name, everyMs, batch, step }: SweepOptions) {
    this.task = new PeriodicTask({
      name: 'Sweep',
      everyMs,
      run: async (stopping) => {
        while (!stopping.aborted && (await step(batch)) === batch);
      },
      failure: `${name} wait to be deleted`,
    });
  }

  start(): void {
    this.task.start();
  }

  stop(): Promise<void> {
    return this.task.stop();
  }

  /** Deletes all outdated rows, or joins the sweep under way. Never fails: the next sweep deletes what this one leaves. */
  run(): Promise<void> {
    return this.task.run();
  }
}
