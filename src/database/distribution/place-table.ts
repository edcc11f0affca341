import type { QueryRunner } from 'typeorm';
import type { Queries } from '../../common/queries.js';
import { ownerQueriesOn } from '../connection.js';
import { readDistributedTables } from './distribution-state.js';
import { DISTRIBUTED_TABLES, REFERENCE_TABLES } from './tables.js';

/** A table that leaves the coordinator of a distributed database. */
export type PlacedTable = (typeof DISTRIBUTED_TABLES)[number] | (typeof REFERENCE_TABLES)[number];

const [FIRST] = DISTRIBUTED_TABLES;

/** Distributes a table by workspace, beside the first one, or copies it to every worker; with the rows that it has. */
export async function placeTable(db: Pick<Queries, 'query'>, table: string): Promise<void> {
  if ((REFERENCE_TABLES as readonly string[]).includes(table))
    await db.query(null, 'SELECT create_reference_table($1::regclass)', [table]);
  else
    await db.query(null, `SELECT create_distributed_table($1::regclass, 'workspace_id', colocate_with => $2)`, [
      table,
      table === FIRST ? 'none' : FIRST,
    ]);
}

/**
 * Takes a new table from the coordinator if the database is distributed, and does nothing on a single server. A migration calls
 * it before the table has rows, triggers, or foreign keys to other tables of workspaces, all of which Citus wants to come later.
 */
export async function placeNewTable(runner: QueryRunner, table: PlacedTable): Promise<void> {
  const db = ownerQueriesOn(runner);
  if ((await readDistributedTables(db)).distributed.size > 0) await placeTable(db, table);
}
