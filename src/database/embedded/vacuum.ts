import { Logger } from '@nestjs/common';
import type { DataSource } from 'typeorm';

const VACUUM_EVERY_MS = 15 * 60_000;

/** Selects the tables that hold rows: plain tables and partitions, but not partitioned tables. */
const TABLES = `
  SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY relname`;

/**
 * Vacuums the embedded database, so that it can reuse the space of deleted and updated rows. Works table by table, so
 * that no query waits for all of them; a table without changes takes only a moment.
 */
export async function vacuum(dataSource: DataSource): Promise<void> {
  const tables: { name: string }[] = await dataSource.query(TABLES);
  for (const { name } of tables) await dataSource.query(`VACUUM "${name}"`);
}

/**
 * Vacuums the embedded database at regular intervals, because it has no autovacuum.
 * @returns a function that stops the timer
 */
export function startVacuuming(dataSource: DataSource): () => void {
  const run = () => vacuum(dataSource).catch((error) => new Logger('EmbeddedDatabase').warn(`VACUUM failed: ${error.message}`));
  const timer = setInterval(run, VACUUM_EVERY_MS).unref();
  return () => clearInterval(timer);
}
