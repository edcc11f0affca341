import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { loadConfig } from '../../../src/config/config.js';
import { openDatabase } from '../../../src/database/data-source.js';
import { admin, call, newWorkspace, workspaceClient } from '../../support/client.js';
import { mnemonest } from '../../support/command-line.js';
import { describeOnPostgres, embedded, type TestDatabase } from '../../support/engines.js';
import { eventsClient, said } from '../../support/events.js';
import { longText } from '../../support/long-texts.js';
import { memoriesClient, newMemoriesWorkspace } from '../../support/memories.js';
import { insertMemory } from '../../support/memory-rows.js';
import { type RunningService, startService } from '../../support/service.js';

const CELLS = { ENCRYPTION_KEY: Buffer.alloc(32, 7).toString('base64'), WEBHOOK_ALLOW_LOOPBACK: 'true' };
const UNTIL_MS = 30_000;
/** All that stays as it is of a memory: not the numbers of the model that made its vector. */
const MEMORIES = `SELECT to_jsonb(m) - ARRAY['embedding_model_id', 'embedding_b_model_id'] AS row FROM memories m
  WHERE workspace_id = $1 ORDER BY id`;
const ROWS = (table: string) => `SELECT to_jsonb(t) AS row FROM ${table} t WHERE workspace_id = $1 ORDER BY to_jsonb(t)::text`;
const CHUNKS = `SELECT to_jsonb(t) - 'model_id' AS row FROM memory_chunks t WHERE workspace_id = $1 ORDER BY 1`;
const RETRIEVES = 'SELECT memory_retrieves AS row FROM usage_counters WHERE workspace_id = $1';
const TRIGGERS = `SELECT tgname AS row FROM pg_trigger WHERE starts_with(tgname, 'moving_' || $1 || '_')`;
const SAME = [MEMORIES, CHUNKS, RETRIEVES, ...['memory_revisions', 'memory_links', 'idempotency_keys'].map(ROWS)];

describeOnPostgres('a move of a workspace', (engine) => {
  let databases: readonly TestDatabase[] = [];
  let services: readonly RunningService[] = [];
  let clients: readonly pg.Client[] = [];
  beforeAll(async () => {
    databases = [await engine.create(), await engine.create()];
    const starts = databases.map(({ env }, at) => ({ ...env, ...CELLS, WORKSPACE_ID_START: String(1 + at * 1_000_000) }));
    services = await Promise.all(starts.map((env) => startService(env)));
    clients = databases.map(({ env }) => new pg.Client({ connectionString: env['DATABASE_URL'] }));
    for (const client of clients) await client.connect();
  });
  afterAll(async () => {
    await Promise.all(clients.map((client) => client.end()));
    await Promise.all(services.map((service) => service.stop()));
    for (const database of databases) await database.drop();
  });

  const urlOf = (at: 0 | 1) => services[at]?.url as string;
  const rowsOf = async (at: 0 | 1, sql: string, id: number) => (await clients[at]?.query(sql, [id]))?.rows.map(({ row }) => row);
  /** The first of the memories: a turn may have become one where the workspace has arrived. */
  const sameRowsOf = async (at: 0 | 1, id: number) => {
    const found: unknown[][] = [];
    for (const sql of SAME) found.push((await rowsOf(at, sql === MEMORIES ? `${sql} LIMIT 6` : sql, id)) ?? []);
    return found;
  };
  const envOf = (at: 0 | 1) => ({ ...databases[at]?.env, ...CELLS }) as Record<string, string>;
  const moveArguments = (id: number, ...more: string[]) =>
    ['--json', 'workspace', 'move', String(id), '--to', envOf(1)['DATABASE_URL'] as string, ...more] as string[];
  const move = (id: number, ...more: string[]) => mnemonest(moveArguments(id, ...more), envOf(0));

  async function until(what: () => Promise<boolean>): Promise<void> {
    for (const end = Date.now() + UNTIL_MS; !(await what()); await sleep(50)) if (Date.now() > end) throw new Error('not yet');
  }

  /** Starts a move, and kills it while the other database keeps it from a table. */
  async function killWhileAt(table: string, id: number): Promise<void> {
    const [, other] = clients as [pg.Client, pg.Client];
    await other.query('BEGIN');
    await other.query(`LOCK TABLE ${table} IN ACCESS EXCLUSIVE MODE`);
    const child: ChildProcess = spawn(
      process.execPath,
      [join(process.cwd(), 'dist/bin/mnemonest.js'), ...moveArguments(id, '--yes')],
      {
        env: { PATH: process.env['PATH'], ...envOf(0) },
        cwd: tmpdir(),
        stdio: 'ignore',
      },
    );
    const exited = once(child, 'exit');
    await until(async () => {
      await other.query('SELECT pg_stat_clear_snapshot()');
      const waiting = await other.query(`SELECT FROM pg_locks l JOIN pg_stat_activity a USING (pid)
        WHERE NOT l.granted AND l.relation = '${table}'::regclass AND a.application_name = 'mnemonest move'`);
      return waiting.rows.length > 0;
    });
    child.kill('SIGKILL');
    await exited;
    await other.query('ROLLBACK');
  }

  async function filledWorkspace() {
    const workspace = await newMemoriesWorkspace(urlOf(0), 'To be moved');
    const { id, key, remember } = workspace;
    const office = await remember('The office is in Lisbon', { user_id: 'ana' });
    await workspace.edit(office, { text: 'The office is in Porto' });
    await remember(longText(3_000, 'The key to the seed vault hangs behind the third barometer.'));
    for (const room of [1, 2, 3]) await remember(`Room ${room} has ${room * 37} chairs`);
    await workspace.retrieve('Where is the office?');
    const once = { token: key, body: { text: 'The gate closes at nine' }, headers: { 'idempotency-key': 'once' } };
    const first = await call('POST', `${urlOf(0)}/v1/memory/store`, once);
    const hook = await admin(urlOf(0), 'POST', `/workspaces/${id}/webhooks`, { url: 'http://127.0.0.1:9/hook' });
    expect([first.status, hook.status]).toEqual([200, 201]);
    return { ...workspace, office, once, first };
  }

  it('takes everything along without embedding anew, though it is killed twice', async () => {
    const moved = await filledWorkspace();
    const { id, key, office } = moved;
    const dry = await move(id, '--dry-run');
    expect([dry.code, JSON.parse(dry.stdout)]).toMatchObject([
      0,
      { name: 'To be moved', state: 'to do', rows: { memories: 6, webhooks: 1 } },
    ]);
    expect(await rowsOf(1, MEMORIES, id)).toEqual([]);

    await killWhileAt('memory_links', id);
    const refused = await moved.store('Nobody may write this');
    expect(refused).toMatchObject({ status: 503, body: { detail: expect.stringContaining('moving to another installation') } });
    expect(refused.headers.get('retry-after')).toBe('30');
    expect((await moved.edit(office, { text: 'Nor this' })).status).toBe(503);
    expect((await moved.remove(office)).status).toBe(503);
    const found = await moved.retrieve('Where is the office?');
    expect(found).toMatchObject({
      status: 200,
      body: { memories: expect.arrayContaining([expect.objectContaining({ id: office })]) },
    });
    // The queue takes turns; they become memories where the workspace arrives.
    const event = await eventsClient(urlOf(0), key).submit(said('The caretaker lives in Braga'));
    const neighbour = await newWorkspace(urlOf(0), 'neighbour');
    expect((await neighbour.store('A neighbour is not kept from writing')).status).toBe(200);
    expect((await admin(urlOf(0), 'POST', `/workspaces/${id}/purge`, { confirm: 'To be moved' })).status).toBe(409);

    await killWhileAt('outbox_events', id);
    expect((await workspaceClient(urlOf(1), key).retrieve('office')).status).toBe(401);
    const before = await sameRowsOf(0, id);
    expect(before.map((rows) => rows?.length)).toEqual([6, expect.any(Number), 1, 1, 0, 1]);
    const [hookBefore] = (await admin(urlOf(0), 'GET', `/workspaces/${id}/webhooks`)).body.webhooks;

    const done = await move(id, '--yes');
    expect([done.code, done.stdout && JSON.parse(done.stdout)]).toMatchObject([0, { state: 'moved' }]);
    const after = await sameRowsOf(1, id);
    expect(after).toEqual(before);

    const there = memoriesClient(urlOf(1), key);
    const { retrieve, status } = workspaceClient(urlOf(1), key);
    expect((await there.history(office)).body.revisions).toHaveLength(1);
    expect((await retrieve('Where is the key to the seed vault?')).body.memories[0].text).toContain('barometer');
    expect((await retrieve('Where is the office?')).body.memories[0]).toMatchObject({
      id: office,
      similarity: found.body.memories[0].similarity,
    });
    const again = await call('POST', `${urlOf(1)}/v1/memory/store`, moved.once);
    expect([again.headers.get('idempotency-replayed'), again.body]).toEqual(['true', moved.first.body]);
    expect(await eventsClient(urlOf(1), key).until(event)).toMatchObject({ results: [{ status: 'ok' }] });
    expect((await retrieve('Where does the caretaker live?')).body.memories[0].text).toContain('Braga');
    expect((await status()).body).toMatchObject({ workspace_id: id, workspace_status: 'active' });
    const [hook] = (await admin(urlOf(1), 'GET', `/workspaces/${id}/webhooks`)).body.webhooks;
    // Its deliveries are tried from there, signed with the secret that it had.
    expect({ ...hook, id: 0, failing_since: null }).toEqual({ ...hookBefore, id: 0, failing_since: null });
    expect((await admin(urlOf(1), 'POST', `/webhooks/${hook.id}/test`)).status).toBeLessThan(300);
    const fresh = await workspaceClient(urlOf(1), key).store('Written after the move');
    expect(fresh.body).toMatchObject({ dedup: { action: 'stored_new' } });

    // What it left is shut, and nothing works on it.
    expect((await moved.retrieve('office')).status).toBe(403);
    expect((await admin(urlOf(0), 'GET', `/workspaces/${id}`)).body).toMatchObject({
      status: 'suspended',
      moved_at: expect.any(String),
    });
    expect((await admin(urlOf(0), 'PATCH', `/workspaces/${id}`, { status: 'active' })).status).toBe(409);
    expect(await rowsOf(0, TRIGGERS, id)).toEqual([]);
    const twice = await move(id, '--yes');
    expect([twice.code, JSON.parse(twice.stdout)]).toMatchObject([0, { state: 'moved' }]);
    expect((await move(id, '--abandon')).code).toBe(1);
    const { status: purging } = await admin(urlOf(0), 'POST', `/workspaces/${id}/purge`, { confirm: 'To be moved' });
    expect(purging).toBe(202);
    await until(async () => (await admin(urlOf(0), 'GET', `/workspaces/${id}/purge`)).body.state === 'done');
    expect((await retrieve('Where is the office?')).body.memories[0].id).toBe(office);
  });

  it('can be abandoned before it has arrived', async () => {
    const { id, store, remember } = await newMemoriesWorkspace(urlOf(0), 'Stays');
    await remember('The archive is in the cellar');
    await killWhileAt('outbox_events', id);
    expect((await store('Refused')).status).toBe(503);
    expect((await move(id, '--abandon')).code).toBe(0);
    expect((await store('Stored as before')).status).toBe(200);
    expect(await rowsOf(1, MEMORIES, id)).toEqual([]);
    expect((await admin(urlOf(1), 'GET', `/workspaces/${id}`)).status).toBe(404);
  });

  it('takes a workspace out of the embedded database', async () => {
    const [own, other] = [await embedded.create(), await engine.create()];
    const database = await openDatabase(loadConfig(own.env));
    const query = (sql: string, values: unknown[] = []) => database.dataSource.query(sql, values);
    await query(`INSERT INTO accounts (name) VALUES ('Somebody')`);
    await query(`INSERT INTO workspaces (account_id, name) VALUES (1, 'Grown')`);
    for (let i = 0; i < 600; i++) await insertMemory(database, { workspaceId: 1, text: `memory ${i}` });
    const before = await query(MEMORIES, [1]);
    await database.close();
    const moved = await mnemonest(['workspace', 'move', '1', '--to', other.env['DATABASE_URL'] as string, '--yes'], own.env);
    expect([moved.code, moved.stderr]).toEqual([0, expect.stringContaining('memories: 600')]);
    const client = new pg.Client({ connectionString: other.env['DATABASE_URL'] });
    await client.connect();
    expect((await client.query(MEMORIES, [1])).rows).toEqual(before);
    await client.end();
    for (const each of [own, other]) await each.drop();
  });

  it('is refused in one line where it cannot be', async () => {
    const { id } = await newWorkspace(urlOf(0), 'Refused');
    const to = (url: string, env = envOf(0)) => mnemonest(['workspace', 'move', String(id), '--to', url, '--dry-run'], env);
    const [here, there] = [envOf(0)['DATABASE_URL'] as string, envOf(1)['DATABASE_URL'] as string];
    expect(await to(here)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('--to is the database that the workspace is in'),
    });
    expect(await to('mysql://x')).toMatchObject({ code: 1, stderr: expect.stringMatching(/--to must be postgres:/) });
    expect(await to(there.replace(/\/[^/]*$/, '/postgres'))).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('one version'),
    });
    expect((await mnemonest(['workspace', 'move', '99', '--to', there], envOf(0))).stderr).toContain('there is no workspace 99');
    expect((await mnemonest(['workspace', 'move', String(id), '--to', there], envOf(0))).code).toBe(2);
  });
});
