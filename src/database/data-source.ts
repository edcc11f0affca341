import { availableParallelism } from 'node:os';
import { Logger } from '@nestjs/common';
import pg, { type Pool } from 'pg';
import { DataSource, type DataSourceOptions } from 'typeorm';
import type { AppConfig } from '../config/config.js';
import { EmbeddedDatabase } from './embedded/embedded-database.js';
import { keepStatistics } from './embedded/statistics.js';
import { keepVacuumed } from './embedded/vacuum.js';
import { type Keyring, keyringOf } from './encryption/keyring.js';
import { entities } from './entities/index.js';
import { migrations } from './migrations/index.js';
import { type DatabaseIdentity, prepareDatabase } from './prepare-database.js';
import { poolOf, type Sql } from './sql.js';

/** An open database with the newest schema, and what has to be done to close it. */
export interface OpenDatabase extends DatabaseIdentity {
  readonly dataSource: DataSource;
  /** Connections for prepared statements. */
  readonly statements: Pool;
  /** What its texts are kept under. */
  readonly keyring: Keyring;
  close(): Promise<void>;
}

/**
 * Vector search goes on past its first `ef_search` hits until the workspace filter has enough rows; the order is only nearly right,
 * so callers sort again. The default bound of 20,000 visited tuples would lose memories of a small workspace beside big ones.
 * Compiling a plan to machine code takes longer than any of our statements runs, and so does starting a parallel worker (9 ms of a retrieve in a
 * partition of 200,000 memories).
 */
const SESSION_SETTINGS = {
  'hnsw.iterative_scan': 'relaxed_order',
  'hnsw.ef_search': '100',
  'hnsw.max_scan_tuples': '1000000',
  jit: 'off',
  max_parallel_workers_per_gather: '0',
};
/**
 * Of prepared statements. PostgreSQL would rather plan the one of a retrieve anew each time, for a third of the time that it takes, and come to the
 * same plan: our hot statements are written so that there is only one good one. It is made again when the tables are analyzed. All of them
 * have an index; reading a whole table only ever looks good while that is small, and the plan may outlive that.
 */
const PREPARED_SETTINGS = { plan_cache_mode: 'force_generic_plan', enable_seqscan: 'off' };
const STATEMENT_TIMEOUT_MS = 30_000;
const CONNECT_TIMEOUT_MS = 5_000;

/**
 * Opens PostgreSQL at `databaseUrl`, or else the embedded one in `dataDir`, and brings its schema up to date.
 * @throws StartError with one line for the operator
 */
export async function openDatabase(config: AppConfig): Promise<OpenDatabase> {
  const server = config.databaseUrl ? undefined : await EmbeddedDatabase.open(config.dataDir, SESSION_SETTINGS);
  const keyring = keyringOf(config.encryption);
  const dataSource = new DataSource(
    server
      ? embeddedOptions(server.socketDirectory)
      : postgresOptions(config.databaseUrl as string, config.databasePoolSize - statementConnections(config)),
  );
  let stopUpkeep = () => {};
  let statements: Pool | undefined;
  const close = async () => {
    stopUpkeep();
    await statements?.end();
    if (dataSource.isInitialized) await dataSource.destroy();
    await server?.close();
  };
  try {
    const identity = await prepareDatabase(dataSource, config.embeddings, keyring);
    if (server) stopUpkeep = keepUp(dataSource);
    else statements = openStatementPool(dataSource, statementConnections(config));
    return { dataSource, keyring, statements: statements ?? poolOf(dataSource), ...identity, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** What a server does by itself. */
function keepUp(dataSource: DataSource): () => void {
  const stops = [keepStatistics(dataSource), keepVacuumed(dataSource)];
  return () => {
    for (const stop of stops) stop();
  };
}

const logger = new Logger('Database');

function onLostConnection(error: Error): void {
  logger.warn(`a connection was lost: ${error.message}`);
}

const sharedOptions = {
  type: 'postgres',
  entities,
  migrations,
  installExtensions: false,
  parseInt8: true,
  // What fails is thrown to whoever logs it; TypeORM would print it as well.
  logger: 'debug',
  poolErrorHandler: onLostConnection,
} as const;

/**
 * Of the connections of a process, those for searches, which keep a core busy each: one more than there are cores. Measured on two
 * cores with 16 clients: 3 leave the event loop more time than 5 (late by 15 ms at the 99th percentile of retrieves, instead of 25) and answer a
 * tenth more retrieves. What waits for the disk has the others: see {@link Sql.write}.
 */
const statementConnections = ({ databasePoolSize }: AppConfig): number =>
  Math.max(1, Math.min(availableParallelism() + 1, Math.floor((databasePoolSize * 2) / 3)));

/** Beside the pool of `dataSource`, and like it but for {@link PREPARED_SETTINGS}. */
function openStatementPool(dataSource: DataSource, max: number): Pool {
  const { options } = poolOf(dataSource);
  const pool = new pg.Pool({ ...options, max, options: `${options.options} ${settingsOf(PREPARED_SETTINGS)}` });
  return pool.on('error', onLostConnection);
}

const settingsOf = (settings: Readonly<Record<string, string>>): string =>
  Object.entries(settings)
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(' ');

/** TypeORM options for a PostgreSQL server; also what the TypeORM CLI gets from ormconfig.ts. */
export function postgresOptions(url: string, poolSize: number): DataSourceOptions {
  const settings = settingsOf({ ...SESSION_SETTINGS, statement_timeout: String(STATEMENT_TIMEOUT_MS) });
  return {
    ...sharedOptions,
    url,
    applicationName: 'mnemonest',
    connectTimeoutMS: CONNECT_TIMEOUT_MS,
    poolSize,
    extra: { options: settings, keepAlive: true },
  };
}

/**
 * One connection only. All connections share PGlite's one session, and its socket server queues protocol messages one by one: the
 * Bind of one connection could follow the Parse of another. PGlite works on one statement at a time anyway.
 */
function embeddedOptions(socketDirectory: string): DataSourceOptions {
  return {
    ...sharedOptions,
    host: socketDirectory,
    username: 'postgres',
    database: 'postgres',
    connectTimeoutMS: STATEMENT_TIMEOUT_MS,
    poolSize: 1,
    extra: { query_timeout: STATEMENT_TIMEOUT_MS },
  };
}
