import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Queries } from '../common/queries.js';
import { queriesOn } from './connection.js';

/**
 * Connections outside a transaction, for statements that must not be in one (VACUUM, CREATE INDEX CONCURRENTLY) or
 * change settings.
 */
@Injectable()
export class Sessions {
  constructor(private readonly dataSource: DataSource) {}

  /** Runs `work` on one connection whose statements may take as long as they need. Inside, only `session` may be used. */
  async withoutTimeout<T>(work: (session: Queries) => Promise<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    // Not RESET: the default of a session behind a pooler may be another one.
    const [{ timeout }] = await runner.query(`SELECT current_setting('statement_timeout') AS timeout`);
    try {
      await runner.query('SET statement_timeout = 0');
      return await work({ inTransaction: false, ...queriesOn(runner) });
    } finally {
      await runner.query(`SELECT set_config('statement_timeout', $1, false)`, [timeout]).finally(() => runner.release());
    }
  }
}
