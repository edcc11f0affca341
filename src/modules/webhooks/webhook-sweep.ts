import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { Sweep } from '../../database/sweep.js';
import { DeliveryRepository } from './delivery.repository.js';

/** Injection token: days for which outbox events and deliveries are kept. */
export const RETENTION_DAYS = Symbol('RETENTION_DAYS');

const EVERY_MS = 600_000;
const ROWS = 500;

/** Deletes deliveries and outbox events, whatever became of them, once they are older than the retention. */
@Injectable()
export class WebhookSweep implements OnModuleInit, OnApplicationShutdown {
  private readonly sweeps: readonly Sweep[];

  constructor(database: Database, deliveries: DeliveryRepository, @Inject(RETENTION_DAYS) days: number) {
    const step = (name: string, sweep: (batch: number) => Promise<number>) =>
      new Sweep({ name, everyMs: EVERY_MS, batch: ROWS, step: sweep });
    this.sweeps = [
      step('old deliveries', (batch) => deliveries.sweep(database, days, batch)),
      step('old outbox events', (batch) => deliveries.sweepEvents(database, days, batch)),
    ];
  }

  onModuleInit(): void {
    for (const sweep of this.sweeps) sweep.start();
  }

  async onApplicationShutdown(): Promise<void> {
    for (const sweep of this.sweeps) await sweep.stop();
  }

  /** Deletes what is too old now. */
  async sweep(): Promise<void> {
    for (const sweep of this.sweeps) await sweep.run();
  }
}
