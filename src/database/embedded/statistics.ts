import type { DataSource } from 'typeorm';
import { PeriodicTask } from '../../common/work/periodic-task.js';

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
export async function refreshStatistics(dataSource: DataSource, stopping?: AbortSignal): Promise<void> {
  const grown: { name: string }[] = await dataSource.query(GROWN_PARTITIONS);
  for (const { name } of grown) {
    if (stopping?.aborted) return;
    await dataSource.query(`ANALYZE ${name}`);
  }
}

/**
 * The task that keeps the planner's statistics up to date, as autovacuum does on a server: the embedded database has
 * none.
 */
export const statisticsTask = (dataSource: DataSource): PeriodicTask =>
  new PeriodicTask({
    name: 'EmbeddedDatabase',
    everyMs: CHECK_EVERY_MS,
    run: (stopping) => refreshStatistics(dataSource, stopping),
    failure: 'ANALYZE failed',
  });
