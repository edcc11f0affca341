import { Injectable } from '@nestjs/common';
import pg, { type Pool, type QueryResultRow } from 'pg';
import { DataSource } from 'typeorm';
import type { Queries } from '../common/queries.js';
import { isEmbedded } from './engine.js';
import type { TenantQueryConfig } from './tenancy/tenant-client.js';
import { workspaceOf } from './tenancy/workspace-of.js';

/** The database outside any transaction: statements go straight to `pg`, prepared once per connection, nothing hydrated. */
@Injectable()
export class Database implements Queries {
  readonly inTransaction = false;
  /** True if this is the embedded database: one process, one session, one connection. */
  readonly isEmbedded: boolean;
  /** For statements that wait for the disk: on the connections of the transactions, so that no search waits for it as well. */
  readonly writes: Queries;
  private readonly pool: Pool;

  /**
   * @param statements the connections on which statements are prepared, if they are others than those of the data source
   * @param isDistributed true if the tables of workspaces are distributed by Citus
   */
  constructor(
    dataSource: DataSource,
    private readonly statements = poolOf(dataSource),
    readonly isDistributed = false,
  ) {
    this.pool = poolOf(dataSource);
    this.isEmbedded = isEmbedded(dataSource);
    this.writes = { inTransaction: false, query: (name, text, values) => this.run(this.pool, name, text, values) };
  }

  /** True if callers wait for a connection. */
  get isExhausted(): boolean {
    return this.pool.waitingCount > 0 || this.statements.waitingCount > 0;
  }

  /** The connections of this process, and the work that waits for one. */
  get connections(): { active: number; idle: number; waiting: number } {
    const pools = [...new Set([this.pool, this.statements])];
    const sum = (count: (pool: Pool) => number) => pools.reduce((total, pool) => total + count(pool), 0);
    return {
      active: sum(({ totalCount, idleCount }) => totalCount - idleCount),
      idle: sum(({ idleCount }) => idleCount),
      waiting: sum(({ waitingCount }) => waitingCount),
    };
  }

  query<Row>(name: string | null, text: string, values: unknown[]): Promise<Row[]> {
    return this.run(name === null ? this.pool : this.statements, name, text, values);
  }

  private async run<Row>(pool: Pool, name: string | null, text: string, values: unknown[]): Promise<Row[]> {
    const { rows } = await pool.query<Row & QueryResultRow>({
      ...(name !== null && { name }),
      text,
      values,
      workspace: workspaceOf(name, text, values),
    } as TenantQueryConfig);
    return rows;
  }
}

/** The pool that a data source works on. */
export const poolOf = (dataSource: DataSource): Pool => (dataSource.driver as unknown as { master: Pool }).master;

/** True if a statement that failed may have taken effect all the same: it was sent, and no answer came. */
export function mayHaveRun(error: unknown): boolean {
  const { syscall, message } = error as NodeJS.ErrnoException;
  const answered = error instanceof pg.DatabaseError;
  const neverSent = syscall === 'connect' || message === CONNECT_TIMEOUT_MESSAGE;
  return !answered && !neverSent;
}

/** The message of `pg`'s pool when it could not connect in time. */
const CONNECT_TIMEOUT_MESSAGE = 'timeout exceeded when trying to connect';
