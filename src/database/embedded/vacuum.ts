import { Logger } from '@nestjs/common';
import type { DataSource } from 'typeorm';

const VACUUM_EVERY_MS = 15 * 60_000;

/** Tables that hold rows of their own: partitions too, what they are partitions of not. */
const TABLES = `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY relname`;

/**
 * Lets the embedded database use the space of deleted and replaced rows again. Table by table, so that nobody waits for all of them; one
 * in which nothing has changed takes a moment.
 */
export async function vacuum(dataSource: DataSource): Promise<void> {
  const tables: { name: string }[] = await dataSource.query(TABLES);
  for (const { name } of tables) await dataSource.query(`VACUUM "${name}"`);
}

/**
 * Does for the embedded database, which has no autovacuum, what that does for the space on a server.
 * @returns what stops it
 */
export function keepVacuumed(dataSource: DataSource): () => void {
  const run = () =>
    vacuum(dataSource).catch((error) =>
      new Logger('EmbeddedDatabase').warn(`deleted space waits to be used again: ${error.message}`),
    );
  const timer = setInterval(run, VACUUM_EVERY_MS).unref();
  return () => clearInterval(timer);
}
