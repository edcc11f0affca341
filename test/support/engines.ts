import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

/** A database of its own for one test file, and the variables that point the service at it. */
export interface TestDatabase {
  readonly env: Record<string, string>;
  readonly dataDir: string;
  drop(): Promise<void>;
}

export interface Engine {
  readonly name: 'embedded' | 'postgres';
  create(): Promise<TestDatabase>;
}

const temporaryDirectory = () => mkdtempSync(join(tmpdir(), 'mnemonest-test-'));

export const embedded: Engine = {
  name: 'embedded',
  create: async () => {
    const dataDir = temporaryDirectory();
    return { env: { DATA_DIR: dataDir }, dataDir, drop: async () => rmSync(dataDir, { recursive: true, force: true }) };
  },
};

export const postgres: Engine = {
  name: 'postgres',
  create: async () => {
    const name = `mnemonest_test_${randomBytes(6).toString('hex')}`;
    await administer(`CREATE DATABASE ${name}`);
    const url = new URL(process.env['DATABASE_URL'] as string);
    url.pathname = `/${name}`;
    const dataDir = temporaryDirectory();
    const redis = process.env['REDIS_URL'];
    return {
      env: { DATABASE_URL: url.href, DATA_DIR: dataDir, ...(redis && { REDIS_URL: redis }) },
      dataDir,
      drop: async () => {
        await administer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
        rmSync(dataDir, { recursive: true, force: true });
      },
    };
  },
};

/** The embedded database always; PostgreSQL too where `DATABASE_URL` is set. */
export const engines: Engine[] = process.env['DATABASE_URL'] ? [embedded, postgres] : [embedded];

/** A suite that needs a server: skipped where `DATABASE_URL` names none. */
export const describeOnPostgres = (name: string, suite: (engine: Engine) => void): void =>
  (process.env['DATABASE_URL'] ? describe : describe.skip)(`${name} on postgres`, () => suite(postgres));

/** A suite that needs Redis: skipped where `REDIS_URL` names none. */
export const describeOnRedis = (name: string, suite: (url: string) => void): void => {
  const url = process.env['REDIS_URL'];
  (url ? describe : describe.skip)(`${name} on redis`, () => suite(url as string));
};

/** A suite of several processes: skipped unless there are a PostgreSQL and a Redis that they can share. */
export const describeOnServers = (name: string, suite: (engine: Engine, redisUrl: string) => void): void =>
  describeOnRedis(name, (redisUrl) => describeOnPostgres('and', (engine) => suite(engine, redisUrl)));

async function administer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: process.env['DATABASE_URL'] });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
