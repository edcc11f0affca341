import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

/** Runs after the last test of a run: ends the shared services, and deletes their databases. */
export default async () => {
  const directory = process.env['MNEMONEST_TEST_RUN'];
  if (!directory || !existsSync(directory)) return;
  for (const name of readdirSync(directory).filter((file) => file.endsWith('.json'))) {
    const { pid, env } = JSON.parse(readFileSync(join(directory, name), 'utf8'));
    // A service that did not start.
    if (!pid) continue;
    await end(pid);
    if (env.DATABASE_URL) await drop(new URL(env.DATABASE_URL).pathname.slice(1));
    rmSync(env.DATA_DIR, { recursive: true, force: true });
  }
  rmSync(directory, { recursive: true });
};

/**
 * Ends a process and waits until it is gone. It is not a child of this process: it is gone when it can no longer be
 * signalled.
 * @param {number} pid
 */
async function end(pid) {
  try {
    for (process.kill(pid, 'SIGTERM'); ; process.kill(pid, 0)) await sleep(50);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ESRCH') throw error;
  }
}

/** @param {string} database */
async function drop(database) {
  const client = new pg.Client({ connectionString: process.env['DATABASE_URL'] });
  await client.connect();
  await client.query(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
  await client.end();
}
