import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { PeriodicTask } from '../../common/work/periodic-task.js';
import { Database } from '../../database/database.js';
import { Transactions } from '../../database/transactions.js';
import { LimitState } from './limit-state.service.js';

const LOOK_EVERY_MS = 5_000;
const MAX_AT_ONCE = 500;

/** Looks regularly for workspaces whose exhausted cycle has ended, and records that they are below their limit again. */
@Injectable()
export class CycleWatch implements OnModuleInit, OnApplicationShutdown {
  private readonly task = new PeriodicTask({
    name: CycleWatch.name,
    everyMs: LOOK_EVERY_MS,
    run: () => this.look(),
    failure: 'new cycles wait to be recorded',
  });

  constructor(
    private readonly database: Database,
    private readonly transactions: Transactions,
    private readonly limitState: LimitState,
  ) {}

  onModuleInit(): void {
    this.task.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.task.stop();
  }

  private async look(): Promise<void> {
    const now = new Date();
    for (const id of await this.waiting(now))
      await this.transactions.run((tx) => this.limitState.refresh(tx, id, now, 'new_cycle'));
  }

  private async waiting(now: Date): Promise<number[]> {
    const rows = await this.database.query<{ id: number }>(
      'find_ended_limits',
      `SELECT id FROM workspaces WHERE limit_reached_until <= $1 AND deleted_at IS NULL
       ORDER BY limit_reached_until LIMIT ${MAX_AT_ONCE}`,
      [now],
    );
    return rows.map(({ id }) => id);
  }
}
