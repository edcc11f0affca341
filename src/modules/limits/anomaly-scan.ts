import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { PeriodicTask } from '../../common/work/periodic-task.js';
import { Database } from '../../database/database.js';
import { Sweep } from '../../database/sweep.js';
import { Transactions } from '../../database/transactions.js';
import { CallCountRepository } from './call-count.repository.js';

const LOOK_EVERY_MS = 60_000;
const SWEEP_EVERY_MS = 3_600_000;
const SWEEP_ROWS = 500;

/** Looks for hours with unusually many calls of a workspace, and tells of each once, however many processes look. */
@Injectable()
export class AnomalyScan implements OnModuleInit, OnApplicationShutdown {
  private readonly scan: PeriodicTask;
  private readonly sweep: Sweep;

  constructor(database: Database, transactions: Transactions, counts: CallCountRepository) {
    this.scan = new PeriodicTask({
      name: AnomalyScan.name,
      everyMs: LOOK_EVERY_MS,
      run: () => transactions.run((tx) => counts.tellUnusual(tx, new Date())),
      failure: 'unusual hours wait to be noticed',
      logOnce: true,
    });
    this.sweep = new Sweep({
      name: 'old counts of calls',
      everyMs: SWEEP_EVERY_MS,
      batch: SWEEP_ROWS,
      step: (batch) => counts.sweep(database, batch),
    });
  }

  onModuleInit(): void {
    this.scan.start();
    this.sweep.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.scan.stop();
    await this.sweep.stop();
  }
}
