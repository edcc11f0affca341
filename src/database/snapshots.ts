import type { Pool } from 'pg';
import type { Queries } from '../common/queries.js';
import type { Database } from './database.js';
import type { TenantQueryConfig } from './tenancy/tenant-client.js';
import { workspaceOf } from './tenancy/workspace-of.js';

/** The maximum number of open snapshots of a process. */
export const MAX_SNAPSHOTS = 3;

/** A consistent view of the database at one point in time, for long reads. It must be closed. */
export interface Snapshot extends Queries {
  /**
   * The id of the last transaction that the snapshot contains: queries also return rows of later transactions, which
   * the reader must recognize by their `xmin` and undo. Null if the database itself hides later changes.
   */
  readonly lastTransaction: number | null;
  close(): Promise<void>;
}

/**
 * Opens snapshots. In PostgreSQL a snapshot is a transaction, which occupies a connection while it is open: one of a pool of its
 * own, so that a caller who reads slowly takes none from the others. The
 * embedded database has only one connection, which no reader may occupy while others wait: there a snapshot is a
 * transaction id, and readers undo later changes. The embedded database runs one transaction at a time, so the order of
 * transaction ids is the order of commits.
 */
export class Snapshots {
  /** @param pool the connections of snapshots; null in the embedded database */
  constructor(
    private readonly database: Database,
    private readonly pool: Pool | null,
  ) {}

  open(): Promise<Snapshot> {
    return this.pool ? this.beginTransaction(this.pool) : this.readTransactionId();
  }

  private async beginTransaction(pool: Pool): Promise<Snapshot> {
    const client = await pool.connect();
    try {
      await client.query('START TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
      // A reader may wait for the caller who takes its pages.
      await client.query('SET LOCAL idle_in_transaction_session_timeout = 0');
      // Readers page by key. With outdated statistics the planner could choose a bitmap scan, which sorts all remaining
      // rows per page.
      await client.query('SET LOCAL enable_bitmapscan = off');
    } catch (error) {
      client.release(error as Error);
      throw error;
    }
    return {
      inTransaction: false,
      lastTransaction: null,
      query: async (_name, text, values) =>
        (await client.query({ text, values, workspace: workspaceOf(null, text, values) } as TenantQueryConfig)).rows,
      close: async () => {
        // Nothing was written, so an error is irrelevant, but for the connection.
        await client.query('ROLLBACK').then(
          () => client.release(),
          (error) => client.release(error),
        );
      },
    };
  }

  private async readTransactionId(): Promise<Snapshot> {
    const [row] = await this.database.query<{ id: number }>(null, 'SELECT pg_current_xact_id()::text::bigint AS id', []);
    return {
      inTransaction: false,
      lastTransaction: row!.id,
      query: (_name, text, values) => this.database.query(null, text, values),
      close: async () => {},
    };
  }
}
