import type { DataSource } from 'typeorm';
import { PeriodicTask } from '../../common/work/periodic-task.js';

const VACUUM_EVERY_MS = 15 * 60_000;

/** Selects the tables that hold rows: plain tables and partitions, but not partitioned tables. */
const TABLES = `
  SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY relname`;

/**
 * Vacuums the embedded database, so that it can reuse the space of deleted and updated rows. Works table by table, so
 * that no query waits for all of them; a table without changes takes only a moment.
 */
export async function vacuum(dataSource: DataSource, stopping?: AbortSignal): Promise<void> {
  const tables: { name: string }[] = await dataSource.query(TABLES);
  for (const { name } of tables) {
    if (stopping?.aborted) return;
    await dataSource.query(`VACUUM "${name}"`);
  }
}

/** The task that frees the space of deleted rows, as autovacuum does on a server: the embedded database has none. */
export const vacuumTask = (dataSource: DataSource): PeriodicTask =>
  new PeriodicTask({
    name: 'EmbeddedDatabase',
    everyMs: VACUUM_EVERY_MS,
    run: (stopping) => vacuum(dataSource, stopping),
    failure: 'VACUUM failed',
  });
