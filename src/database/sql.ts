import { Injectable } from '@nestjs/common';
import pg, { type Pool, type QueryResultRow } from 'pg';
import { DataSource } from 'typeorm';
import { isEmbedded } from './engine.js';

/** Raw SQL for hot paths: straight to `pg`, prepared once a connection, nothing hydrated. */
@Injectable()
export class Sql {
  private readonly pool: Pool;
  /** Whether statements with a name are prepared, and planned once for all values. */
  readonly prepares: boolean;

  /** @param statements the connections on which statements are prepared, if they are others than those of the data source */
  constructor(
    dataSource: DataSource,
    private readonly statements = poolOf(dataSource),
  ) {
    this.pool = poolOf(dataSource);
    // PGlite's connections share one session, and with it the names of prepared statements.
    this.prepares = !isEmbedded(dataSource);
  }

  /** @param name of the prepared statement: one name, one text; null for one that is not to be kept */
  query<Row extends QueryResultRow>(name: string | null, text: string, values: unknown[]): Promise<Row[]> {
    return this.run(name === null ? this.pool : this.statements, name, text, values);
  }

  /** A statement that waits for the disk: on the connections of the transactions, so that no search waits for it as well. */
  write<Row extends QueryResultRow>(name: string, text: string, values: unknown[]): Promise<Row[]> {
    return this.run(this.pool, name, text, values);
  }

  private async run<Row extends QueryResultRow>(
    pool: Pool,
    name: string | null,
    text: string,
    values: unknown[],
  ): Promise<Row[]> {
    const { rows } = await pool.query<Row>({ ...(this.prepares && name !== null && { name }), text, values });
    return rows;
  }
}

/** The pool that a data source works on. */
export const poolOf = (dataSource: DataSource): Pool => (dataSource.driver as unknown as { master: Pool }).master;

/** Whether a statement that failed may have taken effect all the same: it was sent, and no answer came. */
export function mayHaveRun(error: unknown): boolean {
  const { syscall, message } = error as NodeJS.ErrnoException;
  const answered = error instanceof pg.DatabaseError;
  const neverSent = syscall === 'connect' || message === CONNECT_TIMEOUT_MESSAGE;
  return !answered && !neverSent;
}

/** What the pool of `pg` says when it could not connect in time. */
const CONNECT_TIMEOUT_MESSAGE = 'timeout exceeded when trying to connect';
