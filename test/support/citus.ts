import { mnemonest } from './command-line.js';

type Administer = (statement: string, url?: string) => Promise<Record<string, unknown>[]>;

/** The workers of the Citus coordinator at `DATABASE_URL`, as `host:port`; none on plain PostgreSQL. */
const WORKERS = (process.env['CITUS_WORKERS'] ?? '').split(',').filter(Boolean);

/** True if the suites on PostgreSQL run on databases that are distributed over workers of Citus. */
export const isOnCitus = WORKERS.length > 0;

/** The same database on the coordinator and on each worker: a copy of all of them is a distributed database, too. */
const nodesOf = (url: string): string[] => [url, ...WORKERS.map((worker) => Object.assign(new URL(url), { host: worker }).href)];

/** Makes a database on all servers, and names the workers to the coordinator. */
export async function createOnCitus(name: string, url: string, administer: Administer): Promise<void> {
  const server = process.env['DATABASE_URL'] as string;
  for (const node of nodesOf(server)) await administer(`CREATE DATABASE ${name}`, node);
  for (const node of nodesOf(url)) {
    await administer('CREATE EXTENSION citus', node);
    await administer('CREATE EXTENSION vector', node);
  }
  const { hostname, port } = new URL(url);
  await administer(`SELECT citus_set_coordinator_host('${hostname}', ${port || 5432})`, url);
  for (const worker of WORKERS) {
    const [host, workerPort] = worker.split(':');
    await administer(`SELECT citus_add_node('${host}', ${workerPort})`, url);
  }
}

/** Distributes a migrated database, or gives a copy of one the settings, which a copy does not have. */
export async function distribute(env: Record<string, string>): Promise<void> {
  const { code, stderr } = await mnemonest(['distribute', '--yes', '--shards', '4'], env);
  if (code !== 0) throw new Error(`the database cannot be distributed:\n${stderr}`);
}

/** Runs a statement on a database that all servers have, which only Citus is connected to. */
export async function onAllNodes(database: string, statement: string, administer: Administer): Promise<void> {
  for (const node of nodesOf(process.env['DATABASE_URL'] as string)) {
    if (isOnCitus)
      await administer(`SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '${database}'`, node);
    await administer(statement, node);
  }
}
