import pg from 'pg';
import type { Queries } from '../../common/queries.js';
import { StartError } from '../../common/start-error.js';
import { EmbeddedDatabase } from '../embedded/embedded-database.js';

/** The database of an installation, as the operator of a move is connected to it: as the owner of the tables. */
export interface Cell {
  readonly db: Queries;
  /** Runs `work` in one transaction: only `tx` may be used in it. */
  transaction<T>(work: (tx: Queries) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

const CONNECT_TIMEOUT_MS = 10_000;

/** Values are read as text and written as they were read. */
const SETTINGS = `
SELECT set_config('statement_timeout', '0', false),
  set_config('TimeZone', 'UTC', false), set_config('DateStyle', 'ISO', false), set_config('bytea_output', 'hex', false),
  set_config('extra_float_digits', '1', false)`;

/**
 * Connects to a PostgreSQL.
 * @param source of the address, for the message
 * @throws StartError if it cannot be reached
 */
export async function openServer(url: string, source: string): Promise<Cell> {
  if (!/^postgres(?:ql)?:\/\//.test(url)) throw new StartError(`${source} must be postgres://user:password@host:5432/database`);
  return connected(new pg.Client({ connectionString: url, ...CLIENT }), source);
}

/**
 * Opens the embedded database, which no other process may use meanwhile.
 * @throws StartError if one does
 */
export async function openEmbedded(dataDir: string): Promise<Cell> {
  const server = await EmbeddedDatabase.open(dataDir, {});
  try {
    const client = new pg.Client({ host: server.socketDirectory, user: 'postgres', database: 'postgres', ...CLIENT });
    const cell = await connected(client, 'DATA_DIR');
    return { ...cell, close: () => cell.close().finally(() => server.close()) };
  } catch (error) {
    await server.close();
    throw error;
  }
}

const CLIENT = { application_name: 'mnemonest move', connectionTimeoutMillis: CONNECT_TIMEOUT_MS };

async function connected(client: pg.Client, source: string): Promise<Cell> {
  // A lost connection fails the statement that is under way, or the next one.
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query(SETTINGS);
  } catch (error) {
    await client.end().catch(() => {});
    throw new StartError(`The database of ${source} cannot be used: ${(error as Error).message}`, { cause: error });
  }
  const queriesOf = (inTransaction: boolean): Queries => ({
    inTransaction,
    query: async (_name, text, values) => (await client.query({ text, values })).rows,
  });
  return {
    db: queriesOf(false),
    close: () => client.end(),
    transaction: async (work) => {
      await client.query('BEGIN');
      try {
        const result = await work(queriesOf(true));
        await client.query('COMMIT');
        return result;
      } catch (error) {
        await client.query('ROLLBACK').catch(() => {});
        throw error;
      }
    },
  };
}
