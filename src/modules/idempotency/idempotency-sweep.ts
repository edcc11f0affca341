import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Sweep } from '../../database/sweep.js';
import { IdempotencyRepository } from './idempotency.repository.js';

/** Deletes keys that are older than the retention time. */
@Injectable()
export class IdempotencySweep implements OnModuleInit, OnApplicationShutdown {
  private readonly keys = new Sweep({
    name: 'old Idempotency-Keys',
    everyMs: 60_000,
    batch: 500,
    step: (batch) => this.repository.sweep(batch),
  });

  constructor(private readonly repository: IdempotencyRepository) {}

  onModuleInit(): void {
    this.keys.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.keys.stop();
  }
}
