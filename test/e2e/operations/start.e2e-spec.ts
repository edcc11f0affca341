import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { call, workspaceClient } from '../../support/client.js';
import { mnemonest } from '../../support/command-line.js';
import { embedded, engines, oneEngine, type TestDatabase } from '../../support/engines.js';
import { ADMIN_TOKEN, runService, startOnTerminal, startService, untilWritten } from '../../support/service.js';

let databases: TestDatabase[] = [];
const newDatabase = async (engine = embedded) => {
  const database = await engine.create();
  databases.push(database);
  return database;
};
afterEach(async () => {
  for (const database of databases) await database.drop();
  databases = [];
});

describe.each(engines)('a start on $name', (engine) => {
  it('keeps every acknowledged memory after kill -9, and the same key', async () => {
    const { env } = await newDatabase(engine);
    const first = await startService(env);
    const texts = Array.from({ length: 20 }, (_, i) => `Locker ${i} belongs to person number ${i * 7}`);
    for (const text of texts) expect((await workspaceClient(first.url).store(text)).status).toBe(200);
    await first.stop('SIGKILL');
    const second = await startService(env);
    const { body } = await workspaceClient(second.url).retrieve('who has a locker', { min_score: 0, top_k: 50 });
    expect(body.memories.map(({ text }: { text: string }) => text).sort()).toEqual([...texts].sort());
    expect(await second.stop()).toBe(0);
  });

  it('is followed by a stop that finishes the running requests', async () => {
    const { env } = await newDatabase(engine);
    const service = await startService(env);
    const stores = Array.from({ length: 30 }, (_, i) => workspaceClient(service.url).store(`Shelf ${i} holds box ${i * 3}`));
    await Promise.race(stores);
    const [code, ...outcomes] = await Promise.all([
      service.stop(),
      ...stores.map((store) =>
        store.then(
          ({ status }) => status,
          () => 'refused',
        ),
      ),
    ]);
    expect(code).toBe(0);
    // A connection that is not yet accepted may be refused; an accepted one is answered.
    for (const outcome of outcomes) expect([200, 'refused']).toContain(outcome);
    expect(outcomes).toContain(200);
  });
});

describe('a start', () => {
  it('is refused with another embedding model if the database has memories', async () => {
    const { env } = await newDatabase(oneEngine[0]);
    const service = await startService(env);
    await workspaceClient(service.url).store('Something to embed');
    await service.stop();
    const { code, output } = await runService({
      ...env,
      EMBEDDINGS: 'openai',
      OPENAI_BASE_URL: 'http://127.0.0.1:9/v1',
      OPENAI_API_KEY: 'k',
    });
    expect(code).toBe(1);
    expect(output).toMatch(
      /^mnemonest: EMBEDDING_MODEL must be all-MiniLM-L6-v2 with EMBEDDING_DIMENSIONS 384.*npx mnemonest reembed/m,
    );
  });

  it('creates a key, writes it to a file where there is no terminal, and prints calls that work', async () => {
    const { env, dataDir } = await newDatabase();
    const first = await startService({ ...env, MNEMONEST_BOOTSTRAP_KEY: '', ADMIN_TOKEN: '' });
    const [, file] = /Your API key is in (\S+),/.exec(first.output()) ?? [];
    expect(file).toBe(join(dataDir, 'first-key'));
    expect(statSync(file!).mode & 0o777).toBe(0o600);
    const key = readFileSync(file!, 'utf8').trim();
    expect(key).toMatch(/^mnx_ws_[0-9a-f]{40}$/);
    expect(first.output()).not.toContain(key);
    expect((await workspaceClient(first.url, key as string).status()).status).toBe(200);
    const calls = first.output().match(/^curl .*/gm)!;
    const answers = calls.map((pasted) => JSON.parse(execFileSync('sh', ['-c', pasted], { encoding: 'utf8' })));
    expect(answers).toMatchObject([
      { status: 'ok' },
      { memories: [{ text: expect.stringContaining('standups') }] },
      { healthy: true },
    ]);
    const token = readFileSync(join(dataDir, 'admin-token'), 'utf8').trim();
    expect(statSync(join(dataDir, 'admin-token')).mode & 0o777).toBe(0o600);
    for (const directory of ['postgres', 'run']) expect(statSync(join(dataDir, directory)).mode & 0o777).toBe(0o700);
    expect((await call('POST', `${first.url}/admin/v1/workspaces`, { token, body: { name: 'x' } })).status).toBe(201);
    await first.stop();
    const cell = { WORKSPACE_ID_START: '5000', CELL_NAME: 'eu1' };
    const second = await startService({ ...env, ...cell, MNEMONEST_BOOTSTRAP_KEY: '', ADMIN_TOKEN: '' });
    expect(second.output()).not.toContain(key);
    for (const id of [5000, 5001]) {
      const made = await call('POST', `${second.url}/admin/v1/workspaces`, { token, body: { name: 'y' } });
      expect(made.body.workspace.id).toBe(id);
    }
    expect((await workspaceClient(second.url, key as string).status()).status).toBe(200);
    const [, hint = ''] = /A new one: (.*)/.exec(second.output()) ?? [];
    const pasted = hint.replace('npx mnemonest', `${process.execPath} ${join(process.cwd(), 'dist/bin/mnemonest.js')}`);
    const created = execFileSync('sh', ['-c', pasted], { encoding: 'utf8', cwd: tmpdir() });
    const [another = ''] = /mnx_ws_eu1_[0-9a-f]{40}/.exec(created) ?? [];
    expect((await workspaceClient(second.url, another).status()).status).toBe(200);
    await second.stop();
  });

  it('reads .env, below the real environment', async () => {
    const { env, dataDir } = await newDatabase();
    const directory = mkdtempSync(join(tmpdir(), 'mnemonest-test-'));
    const variables = { DATA_DIR: dataDir, LOG_LEVEL: 'nonsense', MNEMONEST_ADMIN_TOKEN: ADMIN_TOKEN };
    const lines = Object.entries(variables).map(([name, value]) => `${name}="${value}"\n`);
    writeFileSync(join(directory, '.env'), lines.join(''));
    const { DATA_DIR: _inTheFile, ...real } = env;
    const service = await startService(real, { cwd: directory });
    expect((await workspaceClient(service.url).status()).status).toBe(200);
    expect(readdirSync(directory)).toEqual(['.env']);
    const listed = await mnemonest(['plan', 'list'], { MNEMONEST_URL: service.url }, directory);
    expect([listed.code, listed.stdout]).toEqual([0, expect.stringContaining('self-hosted')]);
    await service.stop();
    rmSync(directory, { recursive: true });
  });

  it.each([
    ['in colours', {}, true],
    ['without colours where NO_COLOR is set', { NO_COLOR: '1' }, false],
  ])('logs to a terminal in readable lines, %s', async (_, env, coloured) => {
    const database = await newDatabase();
    const service = await startOnTerminal({ ...database.env, ...env });
    await call('GET', `${service.url}/healthz`);
    await untilWritten(service, /\[\d\d:\d\d:\d\d\] .*INFO.*: .*GET \/healthz 200 in [\d.]+ ms/);
    await service.stop();
    expect(service.output()).not.toContain('{"level"');
    expect(service.output().includes('\u001b[')).toBe(coloured);
  });

  it('does not mind a directory called .env, and keeps its data directory and its port to itself', async () => {
    const [one, other] = [await newDatabase(), await newDatabase()];
    const directory = mkdtempSync(join(tmpdir(), 'mnemonest-test-'));
    mkdirSync(join(directory, '.env'));
    const first = await startService(one.env, { cwd: directory });
    const onDirectory = await runService(one.env);
    expect(onDirectory.code).toBe(1);
    expect(onDirectory.output).toMatch(/^mnemonest: DATA_DIR .* is in use by another Mnemonest process/m);
    const onPort = await runService({ ...other.env, MNEMONEST_BOOTSTRAP_KEY: '', PORT: new URL(first.url).port });
    expect(onPort.code).toBe(1);
    expect(onPort.output).toMatch(/^mnemonest: PORT must be free: 127\.0\.0\.1:\d+ is in use by another process$/m);
    expect((await workspaceClient(first.url).store('Still here')).status).toBe(200);
    // The refused start has made no workspace whose key nobody has seen.
    expect(existsSync(join(other.dataDir, 'first-key'))).toBe(false);
    const second = await startService({ ...other.env, MNEMONEST_BOOTSTRAP_KEY: '' });
    expect(readFileSync(join(other.dataDir, 'first-key'), 'utf8')).toMatch(/^mnx_ws_/);
    await second.stop();
    await first.stop();
    rmSync(directory, { recursive: true });
  });

  it.each([
    ['PORT', { PORT: 'http' }, /^mnemonest: PORT must be a whole number from 0 to 65535$/m],
    ['DATABASE_URL', { DATABASE_URL: 'mysql://x' }, /^mnemonest: DATABASE_URL must be a postgres:\/\//m],
  ])('prints the fault of %s in one line', async (_, env, message) => {
    const { dataDir } = await newDatabase();
    const { code, output } = await runService({ DATA_DIR: dataDir, ...env });
    expect(code).toBe(1);
    expect(output).toMatch(message);
    expect(output.trim().split('\n')).toHaveLength(1);
  });

  it('prints that the data directory cannot be written', async () => {
    const parent = mkdtempSync(join(tmpdir(), 'mnemonest-test-'));
    chmodSync(parent, 0o555);
    // Root may write everywhere except where the kernel refuses it.
    const dataDir = process.getuid?.() === 0 ? '/proc/mnemonest' : join(parent, 'data');
    const { code, output } = await runService({ DATA_DIR: dataDir });
    rmSync(parent, { recursive: true });
    expect(code).toBe(1);
    expect(output).toMatch(/^mnemonest: .*DATA_DIR.* a directory that this user can write to/m);
  });
});
