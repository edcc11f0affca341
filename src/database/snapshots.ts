import { Injectable } from '@nestjs/common';
import { DataSource, type ObjectLiteral } from 'typeorm';

/** A view of the database that goes on showing one moment, for reads that take long. To be closed. */
export interface Snapshot {
  /**
   * The last transaction that belongs to the moment; the rows of later ones (by their `xmin`) show as well. Null where they do not:
   * the database keeps the moment by itself.
   */
  readonly lastTransaction: number | null;
  query<Row extends ObjectLiteral>(text: string, values: unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

/**
 * Moments to read from. PostgreSQL keeps one for as long as a transaction and its connection are held. The embedded database has one
 * connection, which nobody may hold while others wait: there a snapshot is a number, and readers undo what came later. It works on one
 * transaction at a time, so their numbers have the order in which they were committed.
 */
@Injectable()
export class Snapshots {
  constructor(private readonly dataSource: DataSource) {}

  open(): Promise<Snapshot> {
    return 'url' in this.dataSource.options ? this.hold() : this.number();
  }

  private async hold(): Promise<Snapshot> {
    const runner = this.dataSource.createQueryRunner();
    try {
      await runner.connect();
      await runner.query('START TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
      // Pages by key: where statistics are old, a bitmap would have all rows behind it sorted for each page.
      await runner.query('SET LOCAL enable_bitmapscan = off');
    } catch (error) {
      await runner.release();
      throw error;
    }
    return {
      lastTransaction: null,
      query: (text, values) => runner.query(text, values),
      close: async () => {
        // Nothing was written: what matters is that the connection goes back.
        await runner.query('ROLLBACK').catch(() => {});
        await runner.release();
      },
    };
  }

  private async number(): Promise<Snapshot> {
    const [row] = await this.dataSource.query<{ id: number }[]>('SELECT pg_current_xact_id()::text::bigint AS id');
    return {
      lastTransaction: row!.id,
      query: (text, values) => this.dataSource.query(text, values),
      close: async () => {},
    };
  }
}
