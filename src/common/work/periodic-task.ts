import { Logger } from '@nestjs/common';

export interface PeriodicTaskOptions {
  /** The context of the task's lines in the log. */
  readonly name: string;
  readonly everyMs: number;
  /**
   * Does the work of one run. {@link PeriodicTask.stop} aborts `stopping`: a run of many steps ends between two of
   * them.
   */
  readonly run: (stopping: AbortSignal) => unknown;
  /** The beginning of the warning that a failed run logs; null if failures are not logged. */
  readonly failure: string | null;
  /** True to log only the first of several failures in a row. */
  readonly logOnce?: boolean;
}

/** Runs something again and again, never twice at a time, without keeping the process alive. */
export class PeriodicTask {
  private readonly logger: Logger;
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private next: Promise<void> | undefined;
  private stopping = new AbortController();
  private failing = false;

  constructor(private readonly options: PeriodicTaskOptions) {
    this.logger = new Logger(options.name);
  }

  /** Starts the timer; the first run comes after one interval. Does nothing if it is started already. */
  start(): void {
    if (this.timer) return;
    if (this.stopping.signal.aborted) this.stopping = new AbortController();
    this.timer = setInterval(() => void this.run(), this.options.everyMs).unref();
  }

  /** Stops the timer, and waits for the run under way. */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    this.timer = undefined;
    this.stopping.abort();
    await (this.next ?? this.running);
  }

  /** Runs the task now, or joins the run under way. Never fails. */
  run(): Promise<void> {
    this.running ??= this.attempt().finally(() => {
      this.running = undefined;
    });
    return this.running;
  }

  /**
   * Runs the task now, or once more after the run under way, which may have missed what the caller knows. Never fails.
   */
  runAfresh(): Promise<void> {
    if (!this.running) return this.run();
    this.next ??= this.running.then(() => {
      this.next = undefined;
      return this.run();
    });
    return this.next;
  }

  private async attempt(): Promise<void> {
    const { run, failure, logOnce } = this.options;
    try {
      await run(this.stopping.signal);
      this.failing = false;
    } catch (error) {
      if (failure !== null && !(logOnce && this.failing)) this.logger.warn(`${failure}: ${(error as Error).message}`);
      this.failing = true;
    }
  }
}
