import type { Queries } from '../../src/common/queries.js';
import { Distribution } from '../../src/database/distribution/distribution.js';
import { migrations } from '../../src/database/migrations/index.js';
import { openServer } from '../../src/database/move/cell.js';

/**
 * Gives a plain PostgreSQL the functions of Citus that a distribution calls, in a schema of their own. They keep rows on this
 * server, refuse what Citus refuses where the order of the steps matters, and end their session, before it commits, at the first
 * call for each table. What Citus itself does with a table is not in them: only a coordinator with workers shows that.
 */
export async function installFakeCitus(db: Pick<Queries, 'query'>): Promise<void> {
  for (const statement of STATEMENTS) await db.query(null, statement, []);
}

/** Distributes a database with these functions once more, until its session is ended. @returns true if nothing was left to do */
export async function distributes(url: string, onStep: (step: string) => void = () => {}): Promise<boolean> {
  const server = await openServer(url, 'DATABASE_URL');
  try {
    await new Distribution(server, migrations.at(-1)!.name, 32).run(onStep);
    return true;
  } catch (error) {
    expect((error as Error).message).toMatch(/^killed before|terminating connection|Connection terminated/);
    return false;
  } finally {
    await server.close();
  }
}

/** The tables that were distributed or copied, in this order, with the rows that the workers have. */
export const PLACED = `
SELECT logicalrelid::text AS name, partmethod = 'h' AS "isHashed", rows FROM fake_citus.pg_dist_partition ORDER BY place`;

const STATEMENTS = [
  'CREATE SCHEMA fake_citus',
  'SET search_path = public, fake_citus',
  'SET allow_system_table_mods = on',
  `INSERT INTO pg_extension (oid, extname, extowner, extnamespace, extrelocatable, extversion)
   SELECT oid, 'citus', nspowner, oid, false, '13.2-1' FROM pg_namespace WHERE nspname = 'fake_citus'`,
  `DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET search_path = public, fake_citus', current_database()); END $$`,
  `CREATE TABLE fake_citus.pg_dist_partition (
    logicalrelid regclass PRIMARY KEY, partmethod "char", repmodel "char", rows jsonb, place serial)`,
  // A sequence is not rolled back: the call after one whose session has ended is let through.
  'CREATE SEQUENCE fake_citus.calls',
  `CREATE FUNCTION fake_citus.die_once() RETURNS void LANGUAGE plpgsql AS $$
   BEGIN
     IF nextval('fake_citus.calls') % 2 = 1 THEN PERFORM pg_terminate_backend(pg_backend_pid()), pg_sleep(60); END IF;
   END $$`,
  `CREATE FUNCTION fake_citus.place(name regclass, method "char", model "char") RETURNS void LANGUAGE plpgsql AS $$
   DECLARE found jsonb;
   BEGIN
     IF EXISTS (SELECT FROM pg_dist_partition WHERE logicalrelid = name) THEN RAISE 'table is already distributed'; END IF;
     IF EXISTS (SELECT FROM pg_constraint WHERE contype = 'f' AND conparentid = 0 AND name IN (conrelid, confrelid))
       THEN RAISE 'cannot create foreign key constraint since relations are not colocated'; END IF;
     IF EXISTS (SELECT FROM pg_policy WHERE polrelid = name)
       THEN RAISE 'policies are not supported on distributed tables'; END IF;
     IF current_setting('session_replication_role') <> 'replica'
       AND EXISTS (SELECT FROM pg_trigger WHERE tgrelid = name AND NOT tgisinternal)
       THEN RAISE 'triggers run on the workers'; END IF;
     EXECUTE format('SELECT COALESCE(jsonb_agg(to_jsonb(t) ORDER BY to_jsonb(t)), ''[]'') FROM %s t', name) INTO found;
     INSERT INTO pg_dist_partition VALUES (name, method, model, found);
     PERFORM die_once();
   END $$`,
  `CREATE FUNCTION fake_citus.create_distributed_table(name regclass, key text, colocate_with text)
   RETURNS void LANGUAGE plpgsql AS $$
   BEGIN
     IF colocate_with <> 'none' AND NOT EXISTS (SELECT FROM pg_dist_partition WHERE logicalrelid = colocate_with::regclass)
       THEN RAISE 'relation % is not distributed', colocate_with; END IF;
     PERFORM place(name, 'h', 's');
   END $$`,
  `CREATE FUNCTION fake_citus.create_reference_table(name regclass) RETURNS void LANGUAGE sql
   AS $$ SELECT place(name, 'n', 't') $$`,
  'CREATE FUNCTION fake_citus.create_distributed_function(name regprocedure) RETURNS void LANGUAGE sql AS $$ $$',
  `CREATE FUNCTION fake_citus.truncate_local_data_after_distributing_table(name regclass)
   RETURNS void LANGUAGE plpgsql AS $$
   BEGIN
     IF NOT EXISTS (SELECT FROM pg_dist_partition WHERE logicalrelid = name) THEN RAISE 'table is not distributed'; END IF;
     EXECUTE format('TRUNCATE %s', name);
     PERFORM die_once();
   END $$`,
  'CREATE FUNCTION fake_citus.citus_is_coordinator() RETURNS boolean LANGUAGE sql AS $$ SELECT true $$',
  `CREATE FUNCTION fake_citus.citus_get_active_worker_nodes() RETURNS TABLE (node_name text, node_port integer) LANGUAGE sql
   AS $$ VALUES ('worker-1', 5432), ('worker-2', 5432) $$`,
  // The one server is its own workers: what they are asked to set, it has.
  `CREATE FUNCTION fake_citus.run_command_on_workers(command text)
   RETURNS TABLE (nodename text, nodeport integer, success boolean, result text) LANGUAGE plpgsql AS $$
   BEGIN
     IF command LIKE 'SELECT%' THEN EXECUTE command INTO result; ELSE EXECUTE command; result = 'DO'; END IF;
     RETURN QUERY SELECT node_name, node_port, true, run_command_on_workers.result FROM citus_get_active_worker_nodes();
   END $$`,
  `CREATE FUNCTION fake_citus.refuse_keys() RETURNS event_trigger LANGUAGE plpgsql AS $$
   BEGIN
     IF EXISTS (SELECT FROM pg_constraint k
       JOIN fake_citus.pg_dist_partition p ON p.logicalrelid = k.confrelid AND p.partmethod = 'h'
       WHERE k.contype = 'f' AND k.conparentid = 0
         AND k.conrelid NOT IN (SELECT logicalrelid FROM fake_citus.pg_dist_partition WHERE partmethod = 'h'))
       THEN RAISE 'referenced table is a distributed table, and the referencing one is not'; END IF;
   END $$`,
  `CREATE EVENT TRIGGER refuse_keys ON ddl_command_end WHEN TAG IN ('CREATE TABLE', 'ALTER TABLE')
   EXECUTE FUNCTION fake_citus.refuse_keys()`,
];
