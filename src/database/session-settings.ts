import pg, { type ClientBase } from 'pg';
import { StartError } from '../common/start-error.js';
import { giveUpWhenSilent } from './silent-connection.js';
import { markUnavailable } from './unavailable.js';

export type Settings = Readonly<Record<string, string>>;

/**
 * The settings of every session.
 *
 * `hnsw.*`: an iterative scan continues past its first `ef_search` results until the workspace filter has enough rows.
 * Its order is only approximate, so callers sort again. The limits of visited tuples and of their memory (1,000 times
 * `work_mem`) are the highest: at either one a walk ends without a word, and memories of a small workspace that shares a
 * partition with large ones, or those that a filter leaves, are lost. Only the timeout of the statement ends a walk.
 *
 * `jit` and parallel workers are off: to compile a plan to machine code takes longer than any of our statements runs,
 * and so does the start of a parallel worker (9 ms of a retrieve in a partition of 200,000 memories).
 */
export const SESSION_SETTINGS: Settings = {
  'hnsw.iterative_scan': 'relaxed_order',
  'hnsw.ef_search': '100',
  'hnsw.max_scan_tuples': '2147483647',
  'hnsw.scan_mem_multiplier': '1000',
  jit: 'off',
  max_parallel_workers_per_gather: '0',
};

/** Settings as the startup option `options`, which costs no round trip. */
export const startupOptions = (settings: Settings): string =>
  Object.entries(settings)
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(' ');

/**
 * Returns the hook of a pool that makes sure that a new session has `settings`: a pooler between may leave out the options of the
 * start, and without those of the vector index a search loses memories without a word. The session is given up when it is silent.
 */
export const completeSession = (settings: Settings) => {
  let isChecked = false;
  const complete = async (client: ClientBase): Promise<void> => {
    const { rows } = await client.query(COMPLETE, [Object.keys(settings), Object.values(settings)]);
    giveUpWhenSilent(client, rows[0].pid);
    // The id of the process that a server announces is that of the session, and one that a pooler announces is not.
    const { processID } = client as ClientBase & { processID?: number };
    if (isChecked || rows[0].pid === processID) return;
    await assertKeepsSessions(client as pg.Client);
    isChecked = true;
  };
  return (client: ClientBase): Promise<void> =>
    complete(client).catch((error: Error) => {
      throw markUnavailable(error);
    });
};

/** Sets what a session has not. Values are written as PostgreSQL shows them. */
const COMPLETE = `SELECT pg_backend_pid() AS pid,
  (SELECT count(set_config(name, value, false)) FROM unnest($1::text[], $2::text[]) AS asked (name, value)
   WHERE current_setting(name, true) IS DISTINCT FROM value) AS missing`;

const MARK = 'mnemonest.session';

/**
 * Checks that the pooler that `client` is connected to gives it one session for all its statements. The pooler is tempted to give
 * that session away to a transaction of another client.
 * @throws StartError if the session is gone then
 */
async function assertKeepsSessions(client: pg.Client): Promise<void> {
  const { host, port, user, password, database, ssl } = client;
  const other = new pg.Client({ host, port, user, password, database, ssl } as pg.ClientConfig);
  other.on('error', () => {});
  await other.connect();
  try {
    await client.query(`SELECT set_config('${MARK}', 'kept', false)`);
    await other.query('BEGIN');
    const { rows } = await client.query(`SELECT current_setting('${MARK}', true) AS mark`);
    await other.query('ROLLBACK');
    if (rows[0].mark === 'kept') return;
  } finally {
    await other.end();
  }
  throw new StartError(
    'DATABASE_URL must not go through a pooler in transaction or statement mode: use its session mode, or PostgreSQL itself',
  );
}
