import { Logger } from '@nestjs/common';
import type { QueryRunner } from 'typeorm';
import { ALL_ROWS, TENANT_ROLE, type TenantWall, WORKSPACE_SETTING } from './tenant-client.js';

/**
 * Row-level security on every table with a `workspace_id`, brought up to date at each start, so that a table that a migration
 * adds has it too.
 *
 * Statements of a workspace run as {@link TENANT_ROLE}, which is created here and owns nothing: a superuser and the owner of a
 * table are not subject to its policies, and the embedded database has no other user. An ordinary owner who may not create
 * roles is made subject to the policies by FORCE ROW LEVEL SECURITY; statements across workspaces then need a policy of their
 * own.
 *
 * The policies are written for the planner. `workspace_id = <setting>` and the statement's own `workspace_id = $1` are one
 * equivalence class: PostgreSQL compares $1 with the setting once, not each row. A partition's policy says `workspace_id + 0`,
 * like the statements that walk the index of vectors, or it would invite the planner to use the primary key instead; its
 * setting is read once a statement, because searches compare thousands of rows with it.
 *
 * Operators of the indexes of words and of meta (`&&`, `@>`) are not leakproof: behind a policy they may not choose rows, and
 * the index is not used. Statements that need these indexes read the views `own_memories` and `own_memories_N`, which have the
 * same condition and none of that restraint.
 *
 * A distributed database has none of this: the workers do not hear of the setting, and Citus connects to them as a role that may
 * log in. There a statement is held to its workspace by naming it alone; the views are plain.
 * @returns the role that statements of a workspace run as; `none` for that of the session
 */
export async function ensureTenantWall(runner: QueryRunner, isDistributed = false): Promise<Required<TenantWall>> {
  if (isDistributed) {
    await ensureViews(runner, false);
    return { role: 'none' };
  }
  const role = await ensureRole(runner);
  const forced = role === 'none';
  const tables: TenantTable[] = await runner.query(TENANT_TABLES);
  for (const table of tables) await ensurePolicies(runner, table, forced);
  await ensureViews(runner, true);
  if (!forced) await grant(runner, role);
  return { role };
}

interface User {
  readonly name: string;
  readonly isExempt: boolean;
  readonly mayCreateRoles: boolean;
  readonly mayUseRole: boolean;
}

/** A user who creates a role is a member of it since version 16, yet may not become it without another grant. */
const MAY_SET = `CASE WHEN current_setting('server_version_num')::integer >= 160000 THEN 'SET' ELSE 'MEMBER' END`;

const USER = `
SELECT r.rolname AS name, r.rolsuper OR r.rolbypassrls AS "isExempt", r.rolsuper OR r.rolcreaterole AS "mayCreateRoles",
  COALESCE(pg_has_role(r.oid, t.oid, ${MAY_SET}), false) AS "mayUseRole"
FROM pg_roles r LEFT JOIN pg_roles t ON t.rolname = '${TENANT_ROLE}' WHERE r.rolname = current_user`;

/** Roles belong to all databases of a server, each of which may be starting, or may have made it for another user. */
const CREATE_ROLE = `DO $$ BEGIN
  BEGIN
    CREATE ROLE ${TENANT_ROLE} NOLOGIN;
  EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
  END;
  IF NOT pg_has_role('${TENANT_ROLE}', ${MAY_SET}) THEN EXECUTE format('GRANT ${TENANT_ROLE} TO %I', current_user); END IF;
EXCEPTION WHEN insufficient_privilege THEN NULL;
END $$`;

/** Returns the role of statements that are held to a workspace, created if it is missing. */
async function ensureRole(runner: QueryRunner): Promise<string> {
  const [{ mayUseRole, mayCreateRoles }]: [User] = await runner.query(USER);
  if (mayUseRole) return TENANT_ROLE;
  if (mayCreateRoles) await runner.query(CREATE_ROLE);
  const [{ name, isExempt, mayUseRole: isMember }]: [User] = await runner.query(USER);
  if (isMember) return TENANT_ROLE;
  if (isExempt)
    new Logger('Database').warn(
      `Row-level security does not apply to the user of DATABASE_URL. As an administrator: ` +
        `CREATE ROLE ${TENANT_ROLE}; GRANT ${TENANT_ROLE} TO "${name}"`,
    );
  return 'none';
}

interface TenantTable {
  readonly name: string;
  readonly isPartition: boolean;
  readonly isSecured: boolean;
  readonly isForced: boolean;
  readonly policies: readonly string[];
}

const TENANT_TABLES = `
SELECT c.oid::regclass::text AS name, c.relispartition AS "isPartition", c.relrowsecurity AS "isSecured",
  c.relforcerowsecurity AS "isForced", ARRAY(SELECT polname::text FROM pg_policy WHERE polrelid = c.oid) AS policies
FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'workspace_id'
WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p') ORDER BY c.relname`;

/** SQL: the workspace of the statement; null if it has none. */
const OWN = `NULLIF(current_setting('${WORKSPACE_SETTING}', true), '')::integer`;

/** SQL: true outside the statements of a workspace, and in a session that never had the setting, as of an older build. */
const IS_UNSCOPED = `COALESCE(current_setting('${WORKSPACE_SETTING}', true), '${ALL_ROWS}') = '${ALL_ROWS}'`;

async function ensurePolicies(runner: QueryRunner, table: TenantTable, forced: boolean): Promise<void> {
  const { name, isPartition, isSecured, isForced, policies } = table;
  // The owner of the views reads the partitions.
  const force = forced && !isPartition;
  const condition = isPartition ? `workspace_id + 0 = (SELECT ${OWN})` : `workspace_id = ${OWN}`;
  if (!policies.includes('own_workspace')) await runner.query(`CREATE POLICY own_workspace ON ${name} USING (${condition})`);
  if (force && !policies.includes('every_workspace'))
    await runner.query(`CREATE POLICY every_workspace ON ${name} TO CURRENT_USER USING (${IS_UNSCOPED})`);
  if (!force && policies.includes('every_workspace')) await runner.query(`DROP POLICY every_workspace ON ${name}`);
  if (!isSecured) await runner.query(`ALTER TABLE ${name} ENABLE ROW LEVEL SECURITY`);
  if (isForced !== force) await runner.query(`ALTER TABLE ${name} ${force ? '' : 'NO '}FORCE ROW LEVEL SECURITY`);
}

interface MemoryTable {
  readonly name: string;
  readonly view: string;
  readonly isPartition: boolean;
  readonly columns: string;
  /** The columns of the view that exists; null if there is none. */
  readonly known: string | null;
}

const COLUMNS = (relation: string) => `(SELECT string_agg(quote_ident(attname), ', ' ORDER BY attname) FROM pg_attribute
  WHERE attrelid = ${relation} AND attnum > 0 AND NOT attisdropped AND attname NOT IN ('embedding', 'embedding_b'))`;

/** The vectors, whose type changes with the model, are not in the views. */
const MEMORY_TABLES = `
SELECT c.oid::regclass::text AS name, 'own_' || c.relname AS view, c.relispartition AS "isPartition",
  ${COLUMNS('c.oid')} AS columns, ${COLUMNS(`to_regclass('own_' || c.relname)`)} AS known
FROM pg_class c WHERE c.oid = 'memories'::regclass
  OR c.oid IN (SELECT inhrelid FROM pg_inherits WHERE inhparent = 'memories'::regclass)`;

async function ensureViews(runner: QueryRunner, isWalled: boolean): Promise<void> {
  const tables: MemoryTable[] = await runner.query(MEMORY_TABLES);
  for (const { name, view, isPartition, columns, known } of tables) {
    if (known === columns) continue;
    await runner.query(`DROP VIEW IF EXISTS ${view}`);
    const own = isWalled ? `WHERE ${isPartition ? 'workspace_id + 0' : 'workspace_id'} = ${OWN}` : '';
    await runner.query(`CREATE VIEW ${view} AS SELECT ${columns} FROM ${name} ${own}`);
  }
}

/** Counts what the role lacks: each GRANT would make every process plan its statements again. */
const LACKING = `
SELECT count(*)::integer AS lacking FROM pg_class
WHERE relnamespace = current_schema()::regnamespace AND CASE relkind
  WHEN 'S' THEN NOT has_sequence_privilege('${TENANT_ROLE}', oid, 'USAGE')
  ELSE relkind IN ('r', 'p', 'v') AND NOT has_table_privilege('${TENANT_ROLE}', oid, 'SELECT') END`;

async function grant(runner: QueryRunner, role: string): Promise<void> {
  const [{ lacking }] = await runner.query(LACKING);
  if (!lacking) return;
  const [{ schema }] = await runner.query('SELECT quote_ident(current_schema()) AS schema');
  await runner.query(`GRANT USAGE ON SCHEMA ${schema} TO ${role}`);
  await runner.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${schema} TO ${role}`);
  await runner.query(`GRANT ALL ON ALL SEQUENCES IN SCHEMA ${schema} TO ${role}`);
}
