import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { IdempotencyRepository } from './idempotency.repository.js';

const SWEEP_EVERY_MS = 60_000;
/** Few enough that the embedded database, which does one thing at a time, is soon free again. */
const BATCH = 500;

/** Deletes keys that no longer count. */
@Injectable()
export class IdempotencySweep implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger(IdempotencySweep.name);
  private timer: NodeJS.Timeout | undefined;
  private sweeping: Promise<void> | undefined;
  private stopped = false;

  constructor(private readonly repository: IdempotencyRepository) {}

  onModuleInit(): void {
    this.timer = setInterval(() => {
      this.sweeping ??= this.sweep().finally(() => {
        this.sweeping = undefined;
      });
    }, SWEEP_EVERY_MS).unref();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.sweeping;
  }

  private async sweep(): Promise<void> {
    try {
      while (!this.stopped && (await this.repository.sweep(BATCH)) === BATCH);
    } catch (error) {
      this.logger.warn(`old Idempotency-Keys wait to be deleted: ${(error as Error).message}`);
    }
  }
}
