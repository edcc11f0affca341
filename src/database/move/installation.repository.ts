import type { Queries } from '../../common/queries.js';
import { LIVE_MODELS, type LiveModel } from '../embedding-models.js';
import type { TenantTable } from './moved-tables.js';

/** All that two installations must have in common, for a workspace to move between them. */
export interface Installation {
  readonly id: string;
  /** The key under which the database takes encrypted texts only; null if it takes plain ones. */
  readonly sealedBy: string | null;
  /** The names of the migrations that were applied, in order. */
  readonly migrations: readonly string[];
  /** The ids of the keys that texts are encrypted under. */
  readonly keyIds: readonly string[];
  /** The models that memories are searched by: two during a re-embedding. */
  readonly models: readonly LiveModel[];
  /** True while all vectors, or all texts, are made anew. */
  readonly isRewriting: boolean;
}

/** Returns the names of the migrations of a database; none if it is not one of ours. */
export async function findMigrations(db: Queries): Promise<string[]> {
  const [table] = await db.query<{ known: boolean }>(null, `SELECT to_regclass('migrations') IS NOT NULL AS known`, []);
  if (!table?.known) return [];
  return (await db.query<{ name: string }>(null, 'SELECT name FROM migrations ORDER BY id', [])).map(({ name }) => name);
}

export async function findInstallation(db: Queries, migrations: readonly string[]): Promise<Installation> {
  const [row] = await db.query<Omit<Installation, 'migrations' | 'models'>>(null, INSTALLATION, []);
  return { ...(row as Installation), migrations, models: await db.query<LiveModel>(null, LIVE_MODELS, []) };
}

/** Returns all tables with rows of workspaces. */
export const findTenantTables = (db: Queries): Promise<TenantTable[]> => db.query<TenantTable>(null, TENANT_TABLES, []);

const INSTALLATION = `
SELECT id::text AS id, sealed_by AS "sealedBy",
  ARRAY(SELECT id FROM encryption_keys ORDER BY id) AS "keyIds",
  EXISTS (SELECT FROM reembeddings WHERE finished_at IS NULL) OR EXISTS (SELECT FROM key_rotations WHERE finished_at IS NULL)
    AS "isRewriting"
FROM installation`;

const TENANT_TABLES = `
SELECT c.oid::regclass::text AS name,
  ARRAY(SELECT f.confrelid::regclass::text FROM pg_constraint f WHERE f.conrelid = c.oid AND f.contype = 'f') AS "refersTo",
  (SELECT json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) ORDER BY a.attnum)
   FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns,
  ARRAY(SELECT a.attname::text FROM pg_index i CROSS JOIN LATERAL unnest(i.indkey::int[]) WITH ORDINALITY AS k (attnum, at)
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.attnum
        WHERE i.indrelid = c.oid AND i.indisprimary AND a.attname <> 'workspace_id' ORDER BY k.at) AS key
FROM pg_class c JOIN pg_attribute w ON w.attrelid = c.oid AND w.attname = 'workspace_id' AND NOT w.attisdropped
WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relnamespace = current_schema()::regnamespace
ORDER BY c.relname`;
