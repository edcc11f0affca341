import { availableParallelism } from 'node:os';
import { Logger } from '@nestjs/common';
import pg, { type Pool } from 'pg';
import { DataSource, type DataSourceOptions } from 'typeorm';
import type { AppConfig } from '../config/config.js';
import { Broadcast } from './broadcast.js';
import { type Database, poolOf } from './database.js';
import { EmbeddedDatabase } from './embedded/embedded-database.js';
import { statisticsTask } from './embedded/statistics.js';
import { vacuumTask } from './embedded/vacuum.js';
import { type Keyring, keyringOf } from './encryption/keyring.js';
import { entities } from './entities/index.js';
import { migrations } from './migrations/index.js';
import { type DatabaseIdentity, prepareDatabase } from './prepare-database.js';
import { completeSession, SESSION_SETTINGS, type Settings, startupOptions } from './session-settings.js';
import { MAX_SNAPSHOTS } from './snapshots.js';
import { ALL_ROWS, prepareScope, TenantClient, type TenantWall, WORKSPACE_SETTING } from './tenancy/tenant-client.js';
import { markUnavailable } from './unavailable.js';

/** An open database with the newest schema. */
export interface OpenDatabase extends DatabaseIdentity {
  readonly dataSource: DataSource;
  /** The connections for prepared statements. */
  readonly statements: Pool;
  /** The connections of snapshots; null in the embedded database, which has no more than one. */
  readonly snapshots: Pool | null;
  /** The keys that its texts are encrypted under. */
  readonly keyring: Keyring;
  /** Messages of and to the other processes on it. */
  readonly broadcast: Broadcast;
  close(): Promise<void>;
}

/**
 * The settings of sessions with prepared statements.
 *
 * `plan_cache_mode`: by default PostgreSQL plans the statement of a retrieve each time, which takes a third of its
 * time, and always finds the same plan: our hot statements are written so that they have only one good plan. A cached
 * plan is made again after an ANALYZE of its tables.
 *
 * `enable_seqscan`: every statement has an index. A sequential scan is cheaper only while a table is small, and a
 * cached plan may still be in use when it has grown.
 */
const PREPARED_SETTINGS = { plan_cache_mode: 'force_generic_plan', enable_seqscan: 'off' };
/** The same on the coordinator of a distributed database: it finds the worker of a workspace only when it plans the statement. */
const DISTRIBUTED_SETTINGS = { plan_cache_mode: 'auto' };
const STATEMENT_TIMEOUT_MS = 30_000;
/**
 * The settings of the sessions of a server. A process that is frozen in a transaction loses its session after seconds, and
 * with it the locks that others wait for.
 */
const POSTGRES_SETTINGS = {
  ...SESSION_SETTINGS,
  statement_timeout: `${STATEMENT_TIMEOUT_MS / 1000}s`,
  lock_timeout: '10s',
  idle_in_transaction_session_timeout: '5s',
  // Of statements that are not held to a workspace.
  [WORKSPACE_SETTING]: ALL_ROWS,
};
const CONNECT_TIMEOUT_MS = 5_000;
/** Time after which the system asks whether the other end of an idle connection is there; it gives up after ten seconds. */
const KEEP_ALIVE_AFTER_MS = 5_000;

/**
 * Opens PostgreSQL at `databaseUrl`, or else the embedded database in `dataDir`, and migrates its schema to the newest
 * version.
 * @throws StartError with a message of one line for the operator
 */
export async function openDatabase(config: AppConfig): Promise<OpenDatabase> {
  const server = config.databaseUrl
    ? undefined
    : await EmbeddedDatabase.open(config.dataDir, { ...SESSION_SETTINGS, ...PREPARED_SETTINGS });
  const keyring = keyringOf(config.encryption);
  const wall: TenantWall = {};
  const dataSource = new DataSource(
    server
      ? embeddedOptions(server.socketDirectory, wall, STATEMENT_TIMEOUT_MS)
      : postgresOptions(config.databaseUrl as string, config.databasePoolSize - statementConnections(config), wall),
  );
  const upkeep = server ? [statisticsTask(dataSource), vacuumTask(dataSource)] : [];
  let statements: Pool | undefined;
  let snapshots: Pool | null = null;
  let broadcast: Broadcast | undefined;
  const close = async () => {
    await broadcast?.close();
    await Promise.all(upkeep.map((task) => task.stop()));
    await Promise.all([statements?.end(), snapshots?.end()]);
    if (dataSource.isInitialized) await dataSource.destroy();
    await server?.close();
  };
  try {
    const identity = server
      ? await prepareEmbedded(server, config, keyring)
      : await prepareDatabase(dataSource, config.embeddings, keyring);
    wall.role = identity.tenantRole;
    if (server?.isNew) await server.reopen();
    if (server) await dataSource.initialize();
    for (const task of upkeep) task.start();
    if (!server) {
      const prepared = identity.isDistributed ? DISTRIBUTED_SETTINGS : PREPARED_SETTINGS;
      statements = openPool(dataSource, statementConnections(config), { ...POSTGRES_SETTINGS, ...prepared });
      snapshots = openPool(dataSource, MAX_SNAPSHOTS, POSTGRES_SETTINGS);
    }
    broadcast = new Broadcast(server ? null : poolOf(dataSource));
    return { dataSource, keyring, broadcast, statements: statements ?? poolOf(dataSource), snapshots, ...identity, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * Prepares the embedded database on a connection of its own, without a timeout: how long a migration takes depends on the
 * number of memories.
 */
async function prepareEmbedded(
  { socketDirectory }: EmbeddedDatabase,
  { embeddings }: AppConfig,
  keyring: Keyring,
): Promise<DatabaseIdentity> {
  const dataSource = new DataSource(embeddedOptions(socketDirectory, {}));
  try {
    return await prepareDatabase(dataSource, embeddings, keyring);
  } finally {
    if (dataSource.isInitialized) await dataSource.destroy();
  }
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
  // The caller logs the error of a failed query. The default logger of TypeORM would print it a second time.
  logger: 'debug',
  poolErrorHandler: onLostConnection,
} as const;

/**
 * Returns how many of the connections of a process are for searches, each of which keeps a core busy: one more than
 * there are cores. Measured on two cores with 16 clients: compared with 5, 3 connections leave the event loop more time
 * (a delay of 15 ms instead of 25 at the 99th percentile of retrieves) and answer a tenth more retrieves. Statements
 * that wait for the disk use the other connections: see {@link Database.writes}.
 */
const statementConnections = ({ databasePoolSize }: AppConfig): number =>
  Math.max(1, Math.min(availableParallelism() + 1, Math.floor((databasePoolSize * 2) / 3)));

/** Opens another pool with the options of the one of `dataSource`; it connects at its first use. */
function openPool(dataSource: DataSource, max: number, settings: Settings): Pool {
  const { options } = poolOf(dataSource);
  const pool = new pg.Pool({ ...options, max, ...sessionOptions(settings) });
  return pool.on('error', onLostConnection);
}

/** The options of a pool whose sessions have `settings`, even behind a pooler that drops those of the start. */
function sessionOptions(settings: Settings) {
  const complete = completeSession(settings);
  return {
    options: startupOptions(settings),
    onConnect: async (client: pg.ClientBase) => {
      await complete(client);
      await prepareScope(client);
    },
    Client: ConnectingClient,
  };
}

/** A client whose failure to connect means that the database is unavailable, whatever the code of the error. */
class ConnectingClient extends TenantClient {
  override connect(): Promise<pg.Client>;
  override connect(callback: (error: Error) => void): void;
  override connect(callback?: (error: Error) => void): Promise<pg.Client> | undefined {
    if (!callback) return super.connect();
    super.connect((error: Error) => callback(error && markUnavailable(error)));
    return undefined;
  }
}

/**
 * Returns the TypeORM options for a PostgreSQL server; src/bin/orm-data-source.ts passes them to the TypeORM CLI as
 * well.
 */
export function postgresOptions(url: string, poolSize: number, wall: TenantWall = {}): DataSourceOptions {
  return {
    ...sharedOptions,
    url,
    applicationName: 'mnemonest',
    connectTimeoutMS: CONNECT_TIMEOUT_MS,
    poolSize,
    extra: { wall, ...sessionOptions(POSTGRES_SETTINGS), keepAlive: true, keepAliveInitialDelayMillis: KEEP_ALIVE_AFTER_MS },
  };
}

/**
 * Returns the TypeORM options for the embedded database. There is only one connection: all connections share PGlite's
 * single session, and its socket server queues protocol messages one by one, so that the Bind of one connection could
 * follow the Parse of another. PGlite runs one statement at a time anyway.
 */
function embeddedOptions(socketDirectory: string, wall: TenantWall, timeoutMs?: number): DataSourceOptions {
  return {
    ...sharedOptions,
    host: socketDirectory,
    username: 'postgres',
    database: 'postgres',
    connectTimeoutMS: STATEMENT_TIMEOUT_MS,
    poolSize: 1,
    extra: {
      query_timeout: timeoutMs,
      // The session outlives a connection, and so do the statements that it prepared.
      onConnect: async (client: pg.ClientBase) => {
        await client.query('DEALLOCATE ALL');
        await prepareScope(client);
      },
      Client: TenantClient,
      wall,
    },
  };
}
