import type { Queries } from '../../common/queries.js';
import { StartError } from '../../common/start-error.js';
import { DISTRIBUTED_TABLES, FOREIGN_KEYS, type ForeignKey, REFERENCE_TABLES } from './tables.js';

/** The tables that Citus has distributed, and those that it keeps a copy of on every worker. */
export interface DistributedTables {
  readonly distributed: ReadonlySet<string>;
  readonly reference: ReadonlySet<string>;
}

type Reader = Pick<Queries, 'query'>;

const HAS_CITUS = `SELECT EXISTS (SELECT FROM pg_extension WHERE extname = 'citus') AS has`;

const KNOWN = `
SELECT c.relname AS name, p.partmethod = 'h' AS "isHashed" FROM pg_dist_partition p JOIN pg_class c ON c.oid = p.logicalrelid
WHERE c.relnamespace = current_schema()::regnamespace
  AND (p.partmethod = 'h' OR p.partmethod = 'n' AND p.repmodel = 't')`;

/** Reads what Citus knows of the tables of this schema; nothing without Citus. */
export async function readDistributedTables(db: Reader): Promise<DistributedTables> {
  const [citus] = await db.query<{ has: boolean }>(null, HAS_CITUS, []);
  const rows = citus!.has ? await db.query<{ name: string; isHashed: boolean }>(null, KNOWN, []) : [];
  const names = (isHashed: boolean) => new Set(rows.filter((row) => row.isHashed === isHashed).map(({ name }) => name));
  return { distributed: names(true), reference: names(false) };
}

/** Tables that a migration is still to make are in no one's way. */
const EXISTING = `SELECT name FROM unnest($1::text[]) AS name WHERE to_regclass(name) IS NOT NULL`;

/**
 * True if the tables of workspaces, as many as the schema has, are distributed by Citus.
 * @throws StartError if some are and others are not
 */
export async function isDistributed(db: Reader): Promise<boolean> {
  const { distributed, reference } = await readDistributedTables(db);
  if (distributed.size + reference.size === 0) return false;
  const existing = await db.query<{ name: string }>(null, EXISTING, [[...DISTRIBUTED_TABLES, ...REFERENCE_TABLES]]);
  const missing = existing.map(({ name }) => name).filter((name) => !distributed.has(name) && !reference.has(name));
  if (missing.length === 0) return true;
  throw new StartError(`The database is distributed in part (not yet: ${missing.join(', ')}): run mnemonest distribute`);
}

const KEYS = `
SELECT conrelid::regclass::text || '.' || conname AS name FROM pg_constraint
WHERE contype = 'f' AND connamespace = current_schema()::regnamespace AND conrelid::regclass::text = ANY($1::text[])`;

/** Returns the foreign keys that a distribution has dropped and not made again. */
export async function readDroppedKeys(db: Reader): Promise<ForeignKey[]> {
  const tables = [...new Set(FOREIGN_KEYS.map(({ table }) => table))];
  const present = new Set((await db.query<{ name: string }>(null, KEYS, [tables])).map(({ name }) => name));
  return FOREIGN_KEYS.filter(({ table, name }) => !present.has(`${table}.${name}`));
}

/**
 * Checks that no distribution was stopped before its end, and that no migration has left a new table on the coordinator: without
 * the foreign keys, what belongs to a memory outlives it.
 * @throws StartError if one was
 */
export async function assertNotDistributedInPart(db: Reader): Promise<void> {
  await isDistributed(db);
  const [citus] = await db.query<{ has: boolean }>(null, HAS_CITUS, []);
  const dropped = citus!.has ? await readDroppedKeys(db) : [];
  if (dropped.length)
    throw new StartError(
      `The database is distributed in part (foreign keys are missing: ${dropped.map(({ name }) => name).join(', ')}): ` +
        'run mnemonest distribute',
    );
}

/** @throws StartError if the tables of workspaces are distributed: what works on one server then has no rows to work on */
export async function assertUndistributed(db: Reader): Promise<void> {
  if (await isDistributed(db)) throw new StartError('a workspace cannot move from or to a database that is distributed by Citus');
}
