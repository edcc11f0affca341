import { StartError } from '../../common/start-error.js';
import { loadConfig } from '../../config/config.js';
import { loadEnvFile } from '../../config/env-file.js';
import { Distribution } from '../../database/distribution/distribution.js';
import { migrations } from '../../database/migrations/index.js';
import { openServer } from '../../database/move/cell.js';
import { environment } from './environment.js';

/**
 * Connects to the database of this environment, and works on its distribution.
 * @throws StartError if it is no PostgreSQL, or cannot be distributed
 */
export async function withDistribution<T>(shards: number, work: (distribution: Distribution) => Promise<T>): Promise<T> {
  loadEnvFile();
  const { databaseUrl } = loadConfig(environment);
  if (!databaseUrl)
    throw new StartError('the embedded database cannot be distributed: DATABASE_URL must name a Citus coordinator');
  const server = await openServer(databaseUrl, 'DATABASE_URL');
  try {
    return await work(new Distribution(server, migrations.at(-1)!.name, shards));
  } finally {
    await server.close();
  }
}
