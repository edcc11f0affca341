import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { CliError } from '../cli/cli-error.js';

/** A database for one run. */
export interface MeasuringDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/**
 * Creates a new database on the server of `serverUrl`. The database in the URL is only used to connect.
 * @throws CliError if that fails
 */
export async function createMeasuringDatabase(serverUrl: string): Promise<MeasuringDatabase> {
  const name = `mnemonest_measuring_${randomBytes(4).toString('hex')}`;
  await administer(serverUrl, `CREATE DATABASE ${name}`);
  const url = Object.assign(new URL(serverUrl), { pathname: `/${name}` }).href;
  return { url, drop: () => administer(serverUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    await client.query(statement);
  } catch (error) {
    throw new CliError(`DATABASE_URL must be a server where databases can be made: ${(error as Error).message}`);
  } finally {
    await client.end();
  }
}
