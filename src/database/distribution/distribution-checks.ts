import type { Queries } from '../../common/queries.js';
import { StartError } from '../../common/start-error.js';

interface Facts {
  readonly citus: string | null;
  readonly isSuperuser: boolean;
  readonly schema: string | null;
  readonly sessions: number;
  readonly isReembedding: boolean;
  readonly isRotating: boolean;
  readonly isMoving: boolean;
}

/** The schema is looked up first: of a database without one, the other facts cannot be read. */
const HAS_SCHEMA = `SELECT to_regclass('workspaces') IS NOT NULL AND to_regclass('migrations') IS NOT NULL AS has`;

const FACTS = `
SELECT (SELECT extversion FROM pg_extension WHERE extname = 'citus') AS citus,
  (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) AS "isSuperuser",
  (SELECT name FROM migrations ORDER BY timestamp DESC LIMIT 1) AS schema,
  (SELECT count(*)::integer FROM pg_stat_activity
   WHERE datname = current_database() AND application_name = 'mnemonest') AS sessions,
  EXISTS (SELECT FROM reembeddings WHERE finished_at IS NULL) AS "isReembedding",
  EXISTS (SELECT FROM key_rotations WHERE finished_at IS NULL) AS "isRotating",
  EXISTS (SELECT FROM workspaces WHERE moving_since IS NOT NULL AND moved_at IS NULL) AS "isMoving"`;

const NODES = `
SELECT citus_is_coordinator() AS "isCoordinator",
  ARRAY(SELECT node_name || ':' || node_port FROM citus_get_active_worker_nodes() ORDER BY 1) AS workers`;

/** The part of a distribution that is behind it. */
export type Progress = 'none' | 'some' | 'all';

/** The version that was tried; later ones keep what it has. */
const MIN_CITUS_MAJOR = 13;

/**
 * Checks that the tables of a database can be distributed.
 * @param newest the last migration of this build
 * @param progress `all` if nothing is left: a service may go on while workers that were added get their settings
 * @returns the workers
 * @throws StartError that says what is in the way
 */
export async function assertDistributable(db: Queries, newest: string, progress: Progress): Promise<readonly string[]> {
  const [{ has }] = (await db.query<{ has: boolean }>(null, HAS_SCHEMA, [])) as [{ has: boolean }];
  if (!has) throw new StartError('the database has no schema yet: run mnemonest migrate first');
  const [facts] = (await db.query<Facts>(null, FACTS, [])) as [Facts];
  const obstacle = obstacleOf(facts, newest, progress);
  if (obstacle) throw new StartError(obstacle);
  const [nodes] = await db.query<{ isCoordinator: boolean; workers: string[] }>(null, NODES, []);
  if (!nodes!.isCoordinator) throw new StartError('DATABASE_URL must be the coordinator, not a worker');
  if (!nodes!.workers.length)
    throw new StartError(`the coordinator has no workers: SELECT citus_add_node('<host>', <port>) for each of them first`);
  return nodes!.workers;
}

const MIGRATE = 'the database has the schema of another version: run mnemonest migrate of this one first';
/** A database that is distributed in part is not migrated. */
const FINISH = 'another version has begun to distribute the database: run mnemonest distribute of that version, then upgrade';
const ANOTHER_VERSION: Record<Progress, string> = { none: MIGRATE, some: FINISH, all: MIGRATE };

/** Returns what is in the way of a distribution; undefined if nothing is. */
export function obstacleOf(facts: Facts, newest: string, progress: Progress = 'none'): string | undefined {
  const { citus, isSuperuser, schema, sessions, isReembedding, isRotating, isMoving } = facts;
  if (citus === null)
    return 'the database has no extension citus: CREATE EXTENSION citus on the coordinator and on each worker first';
  if (Number.parseInt(citus, 10) < MIN_CITUS_MAJOR) return `Citus must be ${MIN_CITUS_MAJOR} or newer (it is ${citus})`;
  if (!isSuperuser) return 'the user of DATABASE_URL must be a superuser while tables are distributed';
  if (schema !== newest) return ANOTHER_VERSION[progress];
  if (progress === 'all') return undefined;
  if (sessions) return `a service is connected to the database (${sessions} sessions): stop it first`;
  if (isReembedding) return 'a re-embedding is under way: wait until it has ended';
  if (isRotating) return 'a key rotation is under way: wait until it has ended';
  if (isMoving) return 'a workspace is moving to another installation: wait until it has arrived';
  return undefined;
}
