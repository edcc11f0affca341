import { Injectable } from '@nestjs/common';
import { DataSource, type ObjectLiteral } from 'typeorm';

/** A consistent view of the database at one point in time, for long reads. It must be closed. */
export interface Snapshot {
  /**
   * The id of the last transaction that the snapshot contains: queries also return rows of later transactions, which
   * the reader must recognize by their `xmin` and undo. Null if the database itself hides later changes.
   */
  readonly lastTransaction: number | null;
  query<Row extends ObjectLiteral>(text: string, values: unknown[]): Promise<Row[]>;
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
  constructor(private readonly dataSource: DataSource) {}

  open(): Promise<Snapshot> {
    return 'url' in this.dataSource.options ? this.beginTransaction() : this.readTransactionId();
  }

  private async beginTransaction(): Promise<Snapshot> {
    const runner = this.dataSource.createQueryRunner();
    try {
      await runner.connect();
      await runner.query('START TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
      // Readers page by key. With outdated statistics the planner could choose a bitmap scan, which sorts all remaining
      // rows per page.
      await runner.query('SET LOCAL enable_bitmapscan = off');
    } catch (error) {
      await runner.release();
      throw error;
    }
    return {
      lastTransaction: null,
      query: (text, values) => runner.query(text, values),
      close: async () => {
        // Nothing was written, so an error is irrelevant; the connection must go back to the pool.
        await runner.query('ROLLBACK').catch(() => {});
        await runner.release();
      },
    };
  }

  private async readTransactionId(): Promise<Snapshot> {
    const [row] = await this.dataSource.query<{ id: number }[]>('SELECT pg_current_xact_id()::text::bigint AS id');
    return {
      lastTransaction: row!.id,
      query: (text, values) => this.dataSource.query(text, values),
      close: async () => {},
    };
  }
}
