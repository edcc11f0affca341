import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { PeriodicTask } from '../../common/work/periodic-task.js';
import { MAX_RUN_MS, RENEW_EVERY_MS } from './idempotency.limits.js';
import { type ClaimedKey, IdempotencyRepository } from './idempotency.repository.js';

/** Renews the leases of all attempts under way in this process by one statement. Without attempts, there is no timer. */
@Injectable()
export class Leases implements OnApplicationShutdown {
  private readonly running = new Map<ClaimedKey, number>();
  private readonly renewal = new PeriodicTask({
    name: Leases.name,
    everyMs: RENEW_EVERY_MS,
    run: () => this.renew(),
    failure: 'leases of Idempotency-Keys wait for the database',
  });

  constructor(private readonly repository: IdempotencyRepository) {}

  onApplicationShutdown(): Promise<void> {
    return this.renewal.stop();
  }

  /** Runs `work`, and renews the lease of its key meanwhile, for up to {@link MAX_RUN_MS}. */
  async during<T>(claimed: ClaimedKey, work: () => Promise<T>): Promise<T> {
    this.running.set(claimed, Date.now() + MAX_RUN_MS);
    this.renewal.start();
    try {
      return await work();
    } finally {
      this.running.delete(claimed);
      if (!this.running.size) void this.renewal.stop();
    }
  }

  private async renew(): Promise<void> {
    const now = Date.now();
    const alive = [...this.running].filter(([, until]) => until > now).map(([claimed]) => claimed);
    if (alive.length) await this.repository.renew(alive);
  }
}
