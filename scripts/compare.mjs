// Compares this build with the build of another checkout, such as the commit before a change: makes the same calls to both,
// alternating, in one run.
//   git worktree add /tmp/before <commit> && (cd /tmp/before && npm ci && npm run build)
//   npm run compare -- /tmp/before
// Timings of a machine vary from minute to minute; the ratio of alternating measurements does not. With DATABASE_URL, each side
// gets a new database on that server, otherwise an embedded one. REDIS_URL is passed on.
//   npm run compare -- . --database postgres://…   compares databases: this build uses that one, which has no workspace yet
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';

const KEY = `mnx_ws_${randomBytes(20).toString('hex')}`;
const { values: options, positionals } = parseArgs({ allowPositionals: true, options: { database: { type: 'string' } } });
const [other] = positionals;
if (!other) {
  console.error('Name the checkout to compare with: npm run compare -- <directory> [--database <url>]');
  process.exit(1);
}

const ROUNDS = 40;
const CALLS_A_ROUND = 32;
const WARM_UP_ROUNDS = 4;

async function administer(statement) {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

/** Starts `dist/main.js` of a checkout on a new database, or on one that exists and stays. */
async function start(checkout, existing) {
  const dataDir = mkdtempSync(join(tmpdir(), 'mnemonest-compare-'));
  const { PATH, HOME, DATABASE_URL, REDIS_URL } = process.env;
  const env = { PATH, HOME, PORT: '0', LOG_LEVEL: 'warn', DATA_DIR: dataDir, MNEMONEST_BOOTSTRAP_KEY: KEY };
  const database = `mnemonest_compare_${randomBytes(4).toString('hex')}`;
  const isOwn = DATABASE_URL && !existing;
  if (existing) env.DATABASE_URL = existing;
  else if (isOwn) {
    await administer(`CREATE DATABASE ${database}`);
    env.DATABASE_URL = Object.assign(new URL(DATABASE_URL), { pathname: `/${database}` }).href;
  }
  if (REDIS_URL) env.REDIS_URL = REDIS_URL;
  const child = spawn(process.execPath, [resolve(checkout, 'dist/main.js')], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
    // The service would read an `.env` of the current directory.
    cwd: dataDir,
  });
  const url = await new Promise((found, failed) => {
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
      const [, ready] = /is ready at (http:\/\/\S+)/.exec(output) ?? [];
      if (ready) found(ready);
    });
    child.on('exit', () => failed(new Error(`${checkout} did not start:\n${output}`)));
  });
  return {
    url,
    stop: async () => {
      child.removeAllListeners('exit');
      child.kill();
      await new Promise((ended) => child.on('exit', ended));
      if (isOwn) await administer(`DROP DATABASE ${database} WITH (FORCE)`);
      rmSync(dataDir, { recursive: true });
    },
  };
}

async function post(url, path, body) {
  const started = performance.now();
  const response = await fetch(url + path, {
    method: 'POST',
    headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  await response.arrayBuffer();
  if (response.status !== 200) throw new Error(`${path} answered ${response.status}`);
  return performance.now() - started;
}

/**
 * Makes `count` calls, `clients` at a time.
 * @returns the milliseconds of each call
 */
async function round(count, clients, call) {
  const times = [];
  let next = 0;
  const client = async () => {
    while (next < count) times.push(await call(next++));
  };
  await Promise.all(Array.from({ length: clients }, client));
  return times;
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const words = () =>
  randomBytes(12)
    .toString('hex')
    .replace(/(....)/g, '$1 ');
const calls = {
  store: (url) => post(url, '/v1/memory/store', { text: `A fact about ${words()}` }),
  retrieve: (url) => post(url, '/v1/memory/retrieve', { query: `what about ${words()}`, min_score: 0 }),
};

const sides = [await start(other), await start('.', options.database)];
try {
  for (const [name, call] of Object.entries(calls))
    for (const clients of [1, 16]) {
      const times = [[], []];
      for (let i = -WARM_UP_ROUNDS; i < ROUNDS; i++)
        for (const side of i % 2 ? [0, 1] : [1, 0]) {
          const taken = await round(CALLS_A_ROUND, clients, () => call(sides[side].url));
          if (i >= 0) times[side].push(...taken);
        }
      const [before, after] = times.map(median);
      const medians = `${before.toFixed(1)} -> ${after.toFixed(1)} ms`;
      const ratio = (after / before).toFixed(2);
      console.log(`${name.padEnd(8)} ${String(clients).padStart(2)} clients: p50 ${medians}, ratio ${ratio}`);
    }
} finally {
  await Promise.all(sides.map(({ stop }) => stop()));
}
