import { Logger } from '@nestjs/common';
import type { DataSource } from 'typeorm';

const CHECK_EVERY_MS = 30_000;

/**
 * Partitions that have grown by a fifth since they were last analysed. By size, because PGlite counts no row changes.
 * `relpages` and the block size are PostgreSQL's own measures.
 */
const GROWN_PARTITIONS = `
  SELECT c.relname AS name FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
  WHERE i.inhparent = 'memories'::regclass AND pg_relation_size(c.oid) / 8192 > c.relpages * 1.2 + 4`;

/** Analyses partitions of the embedded database that have grown: without a fresh row count the planner scans where the index is faster. */
export async function refreshStatistics(dataSource: DataSource): Promise<void> {
  const grown: { name: string }[] = await dataSource.query(GROWN_PARTITIONS);
  for (const { name } of grown) await dataSource.query(`ANALYZE ${name}`);
}

/**
 * Does for the embedded database, which has no autovacuum, what that does for the planner on a server.
 * @returns what stops it
 */
export function keepStatistics(dataSource: DataSource): () => void {
  const refresh = () =>
    refreshStatistics(dataSource).catch((error) =>
      new Logger('EmbeddedDatabase').warn(`statistics are out of date: ${error.message}`),
    );
  const timer = setInterval(refresh, CHECK_EVERY_MS).unref();
  return () => clearInterval(timer);
}
