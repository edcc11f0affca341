import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Queries } from '../common/queries.js';
import { queriesOn } from './connection.js';
import { Database } from './database.js';

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
 * Opens snapshots. In PostgreSQL a snapshot is a transaction, which occupies a connection while it is open. The
 * embedded database has only one connection, which no reader may occupy while others wait: there a snapshot is a
 * transaction id, and readers undo later changes. The embedded database runs one transaction at a time, so the order of
 * transaction ids is the order of commits.
 */
@Injectable()
export class Snapshots {
  constructor(
    private readonly dataSource: DataSource,
    private readonly database: Database,
  ) {}

  open(): Promise<Snapshot> {
    return this.database.isEmbedded ? this.readTransactionId() : this.beginTransaction();
  }

  private async beginTransaction(): Promise<Snapshot> {
    const runner = this.dataSource.createQueryRunner();
    try {
      await runner.connect();
      await runner.query('START TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
      // A reader may wait for the caller who takes its pages.
      await runner.query('SET LOCAL idle_in_transaction_session_timeout = 0');
      // Readers page by key. With outdated statistics the planner could choose a bitmap scan, which sorts all remaining
      // rows per page.
      await runner.query('SET LOCAL enable_bitmapscan = off');
    } catch (error) {
      await runner.release();
      throw error;
    }
    return {
      inTransaction: false,
      lastTransaction: null,
      ...queriesOn(runner),
      close: async () => {
        // Nothing was written, so an error is irrelevant; the connection must go back to the pool.
        await runner.query('ROLLBACK').catch(() => {});
        await runner.release();
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
