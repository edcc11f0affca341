import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { MAX_RUN_MS, RENEW_EVERY_MS } from './idempotency.limits.js';
import { type HeldKey, IdempotencyRepository } from './idempotency.repository.js';

/** Signs of life of the attempts under way in this process, in one statement for all of them. Without any, there is no timer. */
@Injectable()
export class Leases implements OnApplicationShutdown {
  private readonly logger = new Logger(Leases.name);
  private readonly running = new Map<HeldKey, number>();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly repository: IdempotencyRepository) {}

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** Does `work` while the lease of its key goes on, for as long as work may reasonably take. */
  async during<T>(held: HeldKey, work: () => Promise<T>): Promise<T> {
    this.running.set(held, Date.now() + MAX_RUN_MS);
    this.timer ??= setInterval(() => void this.renew(), RENEW_EVERY_MS).unref();
    try {
      return await work();
    } finally {
      this.running.delete(held);
      if (!this.running.size) {
        clearInterval(this.timer);
        this.timer = undefined;
      }
    }
  }

  private async renew(): Promise<void> {
    const now = Date.now();
    const alive = [...this.running].filter(([, until]) => until > now).map(([held]) => held);
    if (!alive.length) return;
    try {
      await this.repository.renew(alive);
    } catch (error) {
      this.logger.warn(`leases of Idempotency-Keys wait for the database: ${(error as Error).message}`);
    }
  }
}
