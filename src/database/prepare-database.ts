import { Logger } from '@nestjs/common';
import { type DataSource, MigrationExecutor, type QueryRunner } from 'typeorm';
import { StartError } from '../common/start-error.js';
import type { AppConfig } from '../config/config.js';
import { ownerQueriesOn } from './connection.js';
import { assertNotDistributedInPart, isDistributed } from './distribution/distribution-state.js';
import { assertNodeSettings } from './distribution/node-settings.js';
import { ensureEmbeddingModel, LIVE_MODELS } from './embedding-models.js';
import type { Keyring } from './encryption/keyring.js';
import { ensureEncryptionKeys } from './encryption/known-keys.js';
import { isEmbedded } from './engine.js';
import { liftTimeouts } from './sessions.js';
import { ensureTenantWall } from './tenancy/tenant-wall.js';
import { ensureVectorTypes } from './vector-index.js';

/** The key of the advisory lock: an arbitrary number that no other program on this database is likely to use. */
const START_LOCK = 7_726_301;
const MIN_POSTGRES_VERSION = 150_000;
/** The minor version of the first pgvector 0.x with iterative index scans. */
const MIN_PGVECTOR_MINOR = 8;
const CONNECT_ATTEMPTS = 15;
const CONNECT_PAUSE_MS = 2_000;

/** The identifiers of a database that are read at the start. */
export interface DatabaseIdentity {
  /**
   * Primary key of the embedding model that is active at the start; another one may become active while the process
   * runs.
   */
  readonly embeddingModelId: number;
  /** Identifies this database among those that share a Redis server. */
  readonly installationId: string;
  /** The role of statements that are held to a workspace. */
  readonly tenantRole: string;
  /** True if the tables of workspaces are distributed by Citus. */
  readonly isDistributed: boolean;
}

/**
 * Connects, applies pending migrations, checks that no encryption key is missing and determines the embedding model.
 * All of it is one transaction under an advisory lock: it is done completely or not at all, and several processes can
 * start at once.
 * @throws StartError
 */
export async function prepareDatabase(
  dataSource: DataSource,
  model: AppConfig['embeddings'],
  keyring: Keyring,
): Promise<DatabaseIdentity> {
  await connect(dataSource);
  const runner = dataSource.createQueryRunner();
  try {
    // A migration, or the wait for that of another process, may take longer than any timeout.
    const restoreTimeouts = await liftTimeouts(runner);
    await runner.startTransaction();
    await runner.query('SELECT pg_advisory_xact_lock($1)', [START_LOCK]);
    const distributed = await isDistributed(ownerQueriesOn(runner));
    // Citus changes a schema with foreign keys to tables that all workers have on one connection to each.
    if (distributed) await runner.query(`SET LOCAL citus.multi_shard_modify_mode = 'sequential'`);
    await migrate(dataSource, runner);
    await assertNotDistributedInPart(ownerQueriesOn(runner));
    await ensureEncryptionKeys(runner, keyring);
    const embedded = isEmbedded(dataSource);
    const embeddingModelId = await ensureEmbeddingModel(runner, model, embedded);
    await ensureVectorTypes(runner, await runner.query(LIVE_MODELS), embedded);
    if (distributed) await assertNodeSettings(ownerQueriesOn(runner));
    const { role: tenantRole } = await ensureTenantWall(runner, distributed);
    const [{ id: installationId }] = await runner.query('SELECT id FROM installation');
    await runner.commitTransaction();
    // After a failure the caller closes the session.
    await restoreTimeouts();
    return { embeddingModelId, installationId, tenantRole, isDistributed: distributed };
  } catch (error) {
    // Of a session that the server has ended nothing is left to roll back; why it ended is in the first error.
    if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => {});
    throw toStartError(error);
  } finally {
    await runner.release();
  }
}

async function migrate(dataSource: DataSource, runner: QueryRunner): Promise<void> {
  const [{ version }] = await runner.query(`SELECT current_setting('server_version_num')::int AS version`);
  if (version < MIN_POSTGRES_VERSION) throw new StartError('DATABASE_URL must be a PostgreSQL 15 or newer');
  const executor = new MigrationExecutor(dataSource, runner);
  executor.transaction = 'none';
  await refuseNewerSchema(dataSource, executor);
  await executor.executePendingMigrations();
  const [{ extversion }] = await runner.query(`SELECT extversion FROM pg_extension WHERE extname = 'vector'`);
  const [major, minor] = extversion.split('.').map(Number);
  if (major === 0 && minor < MIN_PGVECTOR_MINOR)
    throw new StartError(
      `DATABASE_URL must be a PostgreSQL with pgvector 0.8 or newer (it has ${extversion}): ALTER EXTENSION vector UPDATE`,
    );
}

/** Refuses a database that a newer version has migrated: this one would read and write columns that no longer mean the same. */
async function refuseNewerSchema({ migrations }: DataSource, executor: MigrationExecutor): Promise<void> {
  const known = new Set(migrations.map((migration) => migration.name ?? migration.constructor.name));
  const newer = (await executor.getExecutedMigrations()).find(({ name }) => !known.has(name));
  if (!newer) return;
  throw new StartError(
    `The database has the schema of a newer version (${newer.name}), which this build cannot use: ` +
      'start that version, or restore a backup made before the upgrade',
  );
}

/**
 * Connects to the database. Retries while the server is still starting, but not if it refuses the user or lacks the
 * database.
 */
async function connect(dataSource: DataSource): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await dataSource.initialize();
      return;
    } catch (error) {
      if (attempt === CONNECT_ATTEMPTS || !isStillStarting(error)) throw toStartError(error);
      new Logger('Database').warn(`PostgreSQL cannot be reached yet (${describe(error)}); trying again`);
      await new Promise((resolve) => setTimeout(resolve, CONNECT_PAUSE_MS));
    }
  }
}

type DatabaseError = Error & { code?: string; errors?: Error[] };

const STILL_STARTING = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'ETIMEDOUT', 'EAI_AGAIN', '57P03', '53300']);

const isStillStarting = (error: unknown) =>
  STILL_STARTING.has((error as DatabaseError).code ?? '') || /timeout|terminated/i.test((error as Error).message);

/**
 * Returns the message of an error. The AggregateError that Node's connect throws has an empty one; its first error has
 * one.
 */
const describe = (error: unknown) =>
  (error as Error).message || (error as DatabaseError).errors?.[0]?.message || (error as DatabaseError).code;

function toStartError(error: unknown): StartError {
  if (error instanceof StartError) return error;
  const { code, message } = error as DatabaseError;
  if (/extension "vector"/.test(message))
    return new StartError(
      'DATABASE_URL must be a PostgreSQL with the pgvector extension (0.8 or newer), and a user that may create it or an ' +
        `administrator who did: ${message}`,
      { cause: error },
    );
  if (code && /^(28|3D|08)/.test(code)) return new StartError(`DATABASE_URL does not work: ${message}`, { cause: error });
  return new StartError(`The database cannot be used: ${describe(error)}`, { cause: error });
}
