import pg, { type ClientBase } from 'pg';

/** The parts of a client of `pg` that its types leave out. */
type WatchedClient = pg.Client & {
  /** True while no statement is under way. */
  readonly readyForQuery: boolean;
  readonly connection: { readonly stream: import('node:net').Socket };
};

/**
 * Gives a connection up when the path to its server is gone, or the server knows nothing of the statement that we wait
 * for: its callers get an error, and the pool connects anew. No timeout of a statement could tell that from a statement
 * that takes long, and the system notices a path that swallows packets after a quarter of an hour.
 * @param pid the process of the server that serves this connection
 * @param quietMs time without a byte from the server after which its side of a statement is looked at
 * @param lookMs time that the look may take: a path that is there answers within milliseconds
 */
export function giveUpWhenSilent(client: ClientBase, pid: number, quietMs = 4_000, lookMs = 3_000): void {
  const watched = client as WatchedClient;
  const { stream } = watched.connection;
  let isLooking = false;
  const look = async () => {
    stream.setTimeout(quietMs);
    if (watched.readyForQuery || isLooking) return;
    isLooking = true;
    const received = stream.bytesRead;
    const isServed = await serves(watched, pid, lookMs);
    isLooking = false;
    if (isServed || watched.readyForQuery || stream.bytesRead > received) return;
    stream.destroy(Object.assign(new Error('The connection to the database was silent'), { code: 'ETIMEDOUT' }));
  };
  stream.setTimeout(quietMs);
  stream.on('timeout', look);
}

/** Returns whether the process `pid` of the server works on a statement, asked on a connection of its own. */
async function serves(client: pg.Client, pid: number, lookMs: number): Promise<boolean> {
  const { host, port, user, password, database, ssl } = client;
  const timeouts = { connectionTimeoutMillis: lookMs, query_timeout: lookMs };
  const other = new pg.Client({ host, port, user, password, database, ssl, ...timeouts } as pg.ClientConfig);
  other.on('error', () => {});
  try {
    await other.connect();
    const { rows } = await other.query(IS_WORKING, [pid]);
    return rows[0].working;
  } catch (error) {
    // A server that refuses a second connection is there.
    return error instanceof pg.DatabaseError;
  } finally {
    // The end waits for the server, which may never answer.
    void other.end().catch(() => {});
  }
}

/** The state is unknown where the server does not track activities. */
const IS_WORKING = `SELECT EXISTS (
  SELECT FROM pg_stat_activity
  WHERE pid = $1 AND (state IS NULL OR state IN ('active', 'fastpath function call', 'disabled'))) AS working`;
