import { Logger } from '@nestjs/common';
import type { DataSource } from 'typeorm';

const CHECK_EVERY_MS = 30_000;

/**
 * Selects the partitions that have grown by a fifth since they were last analyzed. Compares sizes, because PGlite does
 * not count changed rows: `relpages` is the number of blocks at the last ANALYZE, and a block has 8192 bytes.
 */
const GROWN_PARTITIONS = `
  SELECT c.relname AS name FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
  WHERE i.inhparent = 'memories'::regclass AND pg_relation_size(c.oid) / 8192 > c.relpages * 1.2 + 4`;

/**
 * Analyzes the partitions of the embedded database that have grown: with an outdated row count, the planner chooses a
 * sequential scan where the index is faster.
 */
export async function refreshStatistics(dataSource: DataSource): Promise<void> {
  const grown: { name: string }[] = await dataSource.query(GROWN_PARTITIONS);
  for (const { name } of grown) await dataSource.query(`ANALYZE ${name}`);
}

/**
 * Refreshes the statistics of the embedded database at regular intervals, because it has no autovacuum.
 * @returns a function that stops the timer
 */
export function startRefreshingStatistics(dataSource: DataSource): () => void {
  const refresh = () =>
    refreshStatistics(dataSource).catch((error) => new Logger('EmbeddedDatabase').warn(`ANALYZE failed: ${error.message}`));
  const timer = setInterval(refresh, CHECK_EVERY_MS).unref();
  return () => clearInterval(timer);
}
