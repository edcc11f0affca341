import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Sql } from '../../database/sql.js';
import { Transactions } from '../../database/transactions.js';
import { LimitState } from './limit-state.service.js';

const LOOK_EVERY_MS = 5_000;
const MAX_AT_ONCE = 500;

/** Looks regularly for workspaces whose exhausted cycle has ended, and records that they are below their limit again. */
@Injectable()
export class CycleWatch implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger(CycleWatch.name);
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> | undefined;

  constructor(
    private readonly sql: Sql,
    private readonly transactions: Transactions,
    private readonly limitState: LimitState,
  ) {}

  onModuleInit(): void {
    this.timer = setInterval(() => {
      this.looking ??= this.look().finally(() => {
        this.looking = undefined;
      });
    }, LOOK_EVERY_MS).unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.looking;
  }

  private async look(): Promise<void> {
    try {
      const now = new Date();
      for (const id of await this.waiting(now))
        await this.transactions.run((manager) => this.limitState.refresh(manager, id, now, 'new_cycle'));
    } catch (error) {
      this.logger.warn(`new cycles wait to be recorded: ${(error as Error).message}`);
    }
  }

  private async waiting(now: Date): Promise<number[]> {
    const rows = await this.sql.query<{ id: number }>(
      'find_ended_limits',
      `SELECT id FROM workspaces WHERE limit_reached_until <= $1 AND deleted_at IS NULL ORDER BY limit_reached_until LIMIT ${MAX_AT_ONCE}`,
      [now],
    );
    return rows.map(({ id }) => id);
  }
}
