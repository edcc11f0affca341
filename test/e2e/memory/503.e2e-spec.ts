import { type FakeOpenAi, startFakeOpenAi } from '../../fixtures/fake-openai.js';
import { call, workspaceClient } from '../../support/client.js';
import { describeOnPostgres, embedded, type TestDatabase } from '../../support/engines.js';
import { type RunningService, startService } from '../../support/service.js';
import { startTcpProxy, type TcpProxy } from '../../support/tcp-proxy.js';

const UNAVAILABLE = { detail: 'Service temporarily unavailable' };

describeOnPostgres('503 while it cannot be reached', (engine) => {
  let database: TestDatabase;
  let proxy: TcpProxy;
  let service: RunningService;
  beforeAll(async () => {
    database = await engine.create();
    const url = new URL(database.env['DATABASE_URL'] as string);
    proxy = await startTcpProxy({ host: url.hostname || '127.0.0.1', port: Number(url.port) || 5432 });
    url.hostname = '127.0.0.1';
    url.port = String(proxy.port);
    service = await startService({ ...database.env, DATABASE_URL: url.href });
  });
  afterAll(async () => {
    await service?.stop();
    await proxy?.close();
    await database?.drop();
  });

  it('says so on every endpoint, and goes on by itself when it is back', async () => {
    const workspace = workspaceClient(service.url);
    expect((await workspace.store('Before the outage')).status).toBe(200);
    proxy.cut();
    for (const answer of await Promise.all([
      workspace.store('x'),
      workspace.retrieve('x'),
      workspace.status(),
      workspace.health(),
    ])) {
      expect(answer.status).toBe(503);
      expect(answer.body).toEqual(UNAVAILABLE);
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    }
    expect((await call('GET', `${service.url}/healthz`)).status).toBe(200);
    expect(await call('GET', `${service.url}/readyz`)).toMatchObject({
      status: 503,
      body: { status: 'unavailable', checks: { database: 'down' } },
    });
    await proxy.mend();
    expect((await workspace.store('After the outage')).status).toBe(200);
    expect((await workspace.retrieve('outage', { min_score: 0 })).body.memories).toHaveLength(2);
    expect((await call('GET', `${service.url}/readyz`)).body.status).toMatch(/ready|degraded/);
  });
});

describe('503 while the embeddings endpoint fails', () => {
  let database: TestDatabase;
  let openai: FakeOpenAi;
  let service: RunningService;
  beforeAll(async () => {
    database = await embedded.create();
    openai = await startFakeOpenAi();
    service = await startService({
      ...database.env,
      EMBEDDINGS: 'openai',
      OPENAI_BASE_URL: openai.url,
      OPENAI_API_KEY: 'sk-test-never-logged',
    });
  });
  afterAll(async () => {
    await service?.stop();
    await openai?.close();
    await database?.drop();
  });

  it('says so, loses nothing, logs no key, and goes on by itself', async () => {
    const workspace = workspaceClient(service.url);
    expect((await workspace.store('Before the outage')).status).toBe(200);
    openai.failWith({ status: 401 });
    for (const answer of await Promise.all([workspace.store('During the outage'), workspace.retrieve('outage')])) {
      expect(answer.status).toBe(503);
      expect(answer.body).toEqual(UNAVAILABLE);
    }
    expect((await workspace.health()).body.signals.total_memories).toBe(1);
    openai.succeed();
    expect((await workspace.store('During the outage')).body.dedup.action).toBe('stored_new');
    expect((await workspace.retrieve('Before the outage', { min_score: 0.9 })).body.memories).toHaveLength(1);
    expect(service.output()).not.toContain('sk-test-never-logged');
  });
});
