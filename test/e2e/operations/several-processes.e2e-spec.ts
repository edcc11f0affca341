import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { admin, newWorkspace, workspaceClient } from '../../support/client.js';
import { describeOnPostgres, type TestDatabase } from '../../support/engines.js';
import { type RunningService, startService } from '../../support/service.js';

/** Time in which a change of a key or workspace reaches the other processes, with Redis or without. */
const CHANGE_MS = 1_000;
const KEY_CACHE_MS = 3_000;

describeOnPostgres('several processes', (engine) => {
  let database: TestDatabase;
  let services: RunningService[];
  beforeAll(async () => {
    database = await engine.create();
    const { REDIS_URL: _, ...withoutRedis } = database.env;
    services = await Promise.all([database.env, database.env, withoutRedis].map((env) => startService(env)));
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

  it('all refuse a disabled key, and know a regenerated one and new limits, at once', async () => {
    const [first, ...others] = services as [RunningService, RunningService, RunningService];
    const { id, key, keyId } = await newWorkspace(first.url);
    const statuses = (presented = key) =>
      Promise.all(
        others.map(({ url }) =>
          workspaceClient(url, presented)
            .retrieve('x')
            .then(({ status }) => status),
        ),
      );
    const change = async (path: string, body?: object) => {
      const { body: changed } = await admin(first.url, body ? 'PATCH' : 'POST', path, body);
      await sleep(CHANGE_MS);
      return changed;
    };
    expect(await statuses()).toEqual([200, 200]);
    await change(`/keys/${keyId}`, { enabled: false });
    expect(await statuses()).toEqual([403, 403]);
    await change(`/keys/${keyId}`, { enabled: true });
    expect(await statuses()).toEqual([200, 200]);
    await change(`/workspaces/${id}`, { memory_retrieve_limit: 0 });
    expect(await statuses()).toEqual([429, 429]);
    const { key: renewed } = await change(`/keys/${keyId}/regenerate`);
    expect([await statuses(), await statuses(renewed)]).toEqual([
      [401, 401],
      [429, 429],
    ]);
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
