import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { admin, newWorkspace, workspaceClient } from '../../support/client.js';
import { describeOnPostgres, type TestDatabase } from '../../support/engines.js';
import { type RunningService, startService } from '../../support/service.js';

const KEY_CACHE_MS = 3_000;

describeOnPostgres('several processes', (engine) => {
  let database: TestDatabase;
  let services: RunningService[];
  beforeAll(async () => {
    database = await engine.create();
    services = await Promise.all([1, 2, 3].map(() => startService(database.env)));
  });
  afterAll(async () => {
    await Promise.all((services ?? []).map((service) => service.stop()));
    await database?.drop();
  });

  it('start concurrently and share one first workspace', async () => {
    const answers = await Promise.all(services.map(({ url }) => workspaceClient(url).status()));
    expect(answers.map(({ body }) => [body.workspace_id, body.api_key_id])).toEqual([
      [1, 1],
      [1, 1],
      [1, 1],
    ]);
  });

  it("make one memory of concurrent equal stores, and read each other's writes", async () => {
    const [first, second] = services as [RunningService, RunningService];
    const { key } = await newWorkspace(first.url);
    const clients = services.map(({ url }) => workspaceClient(url, key));
    const stored = await Promise.all(Array.from({ length: 30 }, (_, i) => clients[i % 3]?.store('The vault opens at noon')));
    expect(new Set(stored.map((answer) => answer?.body.memory_id)).size).toBe(1);
    expect(stored.filter((answer) => answer?.body.dedup.action === 'stored_new')).toHaveLength(1);
    await workspaceClient(first.url, key).store('Written by the first process');
    const { body } = await workspaceClient(second.url, key).retrieve('which process wrote this', { min_score: 0 });
    expect(body.memories).toHaveLength(2);
  });

  it('all refuse a disabled key at once', async () => {
    const [first, second] = services as [RunningService, RunningService];
    const { key, keyId } = await newWorkspace(first.url);
    expect((await workspaceClient(second.url, key).status()).status).toBe(200);
    await admin(first.url, 'PATCH', `/keys/${keyId}`, { enabled: false });
    expect((await workspaceClient(first.url, key).status()).status).toBe(403);
    // Redis notifies the other processes at once; without it, their caches expire after seconds.
    await sleep(database.env['REDIS_URL'] ? 500 : KEY_CACHE_MS);
    expect((await workspaceClient(second.url, key).status()).status).toBe(403);
  });

  it('all refuse an expired key', async () => {
    const [first] = services as [RunningService];
    const { key, keyId } = await newWorkspace(first.url);
    const client = new pg.Client({ connectionString: database.env['DATABASE_URL'] as string });
    await client.connect();
    const expire = (interval: string) =>
      client.query(`UPDATE api_keys SET expires_at = now() + $2 WHERE id = $1`, [keyId, interval]);
    await expire('1 hour');
    expect((await workspaceClient(first.url, key).status()).status).toBe(200);
    await expire('-1 second');
    await client.end();
    await sleep(KEY_CACHE_MS);
    expect((await workspaceClient(first.url, key).status()).body).toEqual({ detail: 'Invalid API key' });
  });
});
