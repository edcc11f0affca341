import { Logger } from '@nestjs/common';

export interface SweepOptions {
  /** What is deleted, for the log. */
  readonly name: string;
  readonly everyMs: number;
  /** Rows a step: few enough that the embedded database, which does one thing at a time, is soon free again. */
  readonly batch: number;
  /** Deletes up to `batch` rows. @returns how many there were */
  readonly step: (batch: number) => Promise<number>;
}

/** Deletes, from time to time and in small steps, what no longer counts. */
export class Sweep {
  private readonly logger = new Logger('Sweep');
  private timer: NodeJS.Timeout | undefined;
  private sweeping: Promise<void> | undefined;
  private stopped = false;

  constructor(private readonly options: SweepOptions) {}

  start(): void {
    this.timer = setInterval(() => void this.run(), this.options.everyMs).unref();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.sweeping;
  }

  /** Deletes all that there is; at once with one that is under way. Never fails: what is left now goes with the next one. */
  run(): Promise<void> {
    this.sweeping ??= this.sweep().finally(() => {
      this.sweeping = undefined;
    });
    return this.sweeping;
  }

  private async sweep(): Promise<void> {
    const { name, batch, step } = this.options;
    try {
      while (!this.stopped && (await step(batch)) === batch);
    } catch (error) {
      this.logger.warn(`${name} wait to be deleted: ${(error as Error).message}`);
    }
  }
}
