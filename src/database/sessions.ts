import { Injectable } from '@nestjs/common';
import { DataSource, type QueryRunner } from 'typeorm';
import type { Queries } from '../common/queries.js';
import { ownerQueriesOn } from './connection.js';

/** The settings of a session that end what takes long. */
export const TIMEOUTS = ['statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout'];

/**
 * Connections outside a transaction, for statements that must not be in one (VACUUM, CREATE INDEX CONCURRENTLY) or
 * change settings.
 */
@Injectable()
export class Sessions {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Runs `work` on one connection whose statements may take as long as they need, as the owner of the tables. Inside, only
   * `session` may be used.
   */
  async withoutTimeout<T>(work: (session: Queries) => Promise<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    const { connectionParameters } = (await runner.connect()) as ClientWithParameters;
    const { query_timeout } = connectionParameters;
    try {
      connectionParameters.query_timeout = false;
      const restore = await liftTimeouts(runner);
      return await work({ inTransaction: false, ...ownerQueriesOn(runner) }).finally(restore);
    } finally {
      connectionParameters.query_timeout = query_timeout;
      await runner.release();
    }
  }
}

/**
 * Lifts the timeouts of a session. Outside of a transaction: one that begins with them may be gone before it has lifted them,
 * where the process gets no CPU time for seconds.
 * @returns sets the timeouts that the session had
 */
export async function liftTimeouts(runner: QueryRunner): Promise<() => Promise<void>> {
  // Not RESET: the default of a session behind a pooler may be another one.
  const before: { value: string }[] = await runner.query(READ, [TIMEOUTS]);
  const set = (values: string[]) => runner.query(SET, [TIMEOUTS, values]);
  await set(TIMEOUTS.map(() => '0'));
  return () => set(before.map(({ value }) => value));
}

/** The client of a connection. Its own timeout is the only one that the embedded database has. */
interface ClientWithParameters {
  readonly connectionParameters: { query_timeout: number | false | undefined };
}

const READ = 'SELECT current_setting(name) AS value FROM unnest($1::text[]) WITH ORDINALITY AS asked (name, at) ORDER BY at';
const SET = 'SELECT set_config(name, value, false) FROM unnest($1::text[], $2::text[]) AS asked (name, value)';
