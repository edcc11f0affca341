import { randomBytes } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { createOnCitus, distribute, isOnCitus, onAllNodes } from './citus.js';
import { migrate, templateDatabase, templateDirectory } from './template.js';

/** A database for one test file, and the variables that point the service at it. */
export interface TestDatabase {
  readonly env: Record<string, string>;
  readonly dataDir: string;
  drop(): Promise<void>;
}

export interface Engine {
  readonly name: 'embedded' | 'postgres';
  /**
   * Creates a database with the migrated schema, without memories, and with the converted model; with `empty`, without
   * either, as on a new machine.
   */
  create(options?: { empty?: boolean }): Promise<TestDatabase>;
}

const temporaryDirectory = () => mkdtempSync(join(tmpdir(), 'mnemonest-test-'));

/** Creates a directory with the converted model, and with the embedded database if it is needed. */
async function filledDirectory(...parts: readonly string[]): Promise<string> {
  const directory = temporaryDirectory();
  const template = await templateDirectory();
  for (const part of parts) cpSync(join(template, part), join(directory, part), { recursive: true, preserveTimestamps: true });
  return directory;
}

export const embedded: Engine = {
  name: 'embedded',
  create: async ({ empty = false } = {}) => {
    const dataDir = empty ? temporaryDirectory() : await filledDirectory('models', 'postgres');
    return { env: { DATA_DIR: dataDir }, dataDir, drop: async () => rmSync(dataDir, { recursive: true, force: true }) };
  },
};

const postgres: Engine = {
  name: 'postgres',
  create: async ({ empty = false } = {}) => {
    const name = `mnemonest_test_${randomBytes(6).toString('hex')}`;
    await (empty ? createEmpty(name) : copyTemplate(name));
    // Gives each database its own id, because keys in Redis contain it.
    if (!empty) await administer('UPDATE installation SET id = gen_random_uuid()', urlOf(name));
    const dataDir = await filledDirectory('models');
    if (isOnCitus && !empty) await distribute({ DATABASE_URL: urlOf(name), DATA_DIR: dataDir });
    const redis = process.env['REDIS_URL'];
    return {
      env: { DATABASE_URL: urlOf(name), DATA_DIR: dataDir, ...(redis && { REDIS_URL: redis }) },
      dataDir,
      drop: async () => {
        await onAllNodes(name, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`, administer);
        rmSync(dataDir, { recursive: true, force: true });
      },
    };
  },
};

function urlOf(database: string): string {
  const url = new URL(process.env['DATABASE_URL'] as string);
  url.pathname = `/${database}`;
  return url.href;
}

/** Makes a database like the template. Tests of another build on the same server may drop the template at any time. */
async function copyTemplate(name: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const template = await ensureTemplateDatabase();
    try {
      await onAllNodes(template, `CREATE DATABASE ${name} TEMPLATE ${template}`, administer);
      return;
    } catch (error) {
      if (attempt === 3 || !/does not exist|being accessed/.test((error as Error).message)) throw error;
    }
  }
}

const createEmpty = (name: string): Promise<unknown> =>
  isOnCitus ? createOnCitus(name, urlOf(name), administer) : administer(`CREATE DATABASE ${name}`);

/**
 * Creates the template database if it is missing, and drops those of other builds. It is completed under another name
 * first, because several test files may create it concurrently.
 */
async function ensureTemplateDatabase(): Promise<string> {
  const name = templateDatabase();
  const known = (await administer(`SELECT datname FROM pg_database WHERE datname LIKE 'mnemonest_template_%'`)).map(
    ({ datname }) => datname as string,
  );
  if (known.includes(name)) return name;
  const unfinished = `mnemonest_test_${randomBytes(6).toString('hex')}`;
  await createEmpty(unfinished);
  const dataDir = temporaryDirectory();
  migrate({ DATABASE_URL: urlOf(unfinished), DATA_DIR: dataDir });
  if (isOnCitus) await distribute({ DATABASE_URL: urlOf(unfinished), DATA_DIR: dataDir });
  rmSync(dataDir, { recursive: true, force: true });
  for (const old of known) await onAllNodes(old, `DROP DATABASE IF EXISTS ${old}`, administer);
  try {
    await onAllNodes(unfinished, `ALTER DATABASE ${unfinished} RENAME TO ${name}`, administer);
  } catch (error) {
    await onAllNodes(unfinished, `DROP DATABASE ${unfinished}`, administer);
    if (!(await administer(`SELECT datname FROM pg_database WHERE datname = '${name}'`)).length) throw error;
  }
  return name;
}

/** The embedded database, and PostgreSQL if `DATABASE_URL` is set. */
export const engines: Engine[] = process.env['DATABASE_URL'] ? [embedded, postgres] : [embedded];

/**
 * One of them, for suites that start the service many times and whose statements other suites run on both: PostgreSQL if it is
 * there, because the service starts on it in two thirds of the processor time.
 */
export const oneEngine: Engine[] = engines.slice(-1);

/** Describes a suite that needs a server: skipped without `DATABASE_URL`. */
export const describeOnPostgres = (name: string, suite: (engine: Engine) => void): void =>
  (process.env['DATABASE_URL'] ? describe : describe.skip)(`${name} on postgres`, () => suite(postgres));

/** Describes a suite that needs Redis: skipped without `REDIS_URL`. */
export const describeOnRedis = (name: string, suite: (url: string) => void): void => {
  const url = process.env['REDIS_URL'];
  (url ? describe : describe.skip)(`${name} on redis`, () => suite(url as string));
};

/** Describes a suite of several processes: skipped without a PostgreSQL and a Redis to share. */
export const describeOnServers = (name: string, suite: (engine: Engine, redisUrl: string) => void): void =>
  describeOnRedis(name, (redisUrl) => describeOnPostgres('and', (engine) => suite(engine, redisUrl)));

async function administer(statement: string, url = process.env['DATABASE_URL']): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}
