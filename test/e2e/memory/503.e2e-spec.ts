import { useServiceBehindProxy, useServiceWithOpenAi } from '../../support/broken-parts.js';
import { call, readinessUntil, workspaceClient } from '../../support/client.js';
import { describeOnPostgres } from '../../support/engines.js';

const UNAVAILABLE = { detail: 'Service temporarily unavailable' };

describeOnPostgres('503 while the database cannot be reached', (engine) => {
  const parts = useServiceBehindProxy(engine);

  it('answers every endpoint, until the database is back', async () => {
    const workspace = workspaceClient(parts.service.url);
    expect((await workspace.store('Before the outage')).status).toBe(200);
    parts.proxy.cut();
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
    expect((await call('GET', `${parts.service.url}/healthz`)).status).toBe(200);
    expect(await call('GET', `${parts.service.url}/readyz`)).toMatchObject({
      status: 503,
      body: { status: 'unavailable', checks: { database: 'down' } },
    });
    await parts.proxy.mend();
    expect((await workspace.store('After the outage')).status).toBe(200);
    expect((await workspace.retrieve('outage', { min_score: 0 })).body.memories).toHaveLength(2);
    expect(await readinessUntil(parts.service.url, /ready|degraded/)).toMatchObject({ checks: { database: 'up' } });
  });
});

describe('503 while the embeddings endpoint fails', () => {
  const parts = useServiceWithOpenAi('sk-test-never-logged');

  it('answers store and retrieve without losing a memory or logging the key, until the endpoint is back', async () => {
    const workspace = workspaceClient(parts.service.url);
    expect((await workspace.store('Before the outage')).status).toBe(200);
    parts.openai.failWith({ status: 401 });
    for (const answer of await Promise.all([workspace.store('During the outage'), workspace.retrieve('outage')])) {
      expect(answer.status).toBe(503);
      expect(answer.body).toEqual(UNAVAILABLE);
    }
    expect((await workspace.health()).body.signals.total_memories).toBe(1);
    parts.openai.succeed();
    expect((await workspace.store('During the outage')).body.dedup.action).toBe('stored_new');
    expect((await workspace.retrieve('Before the outage', { min_score: 0.9 })).body.memories).toHaveLength(1);
    expect(parts.service.output()).not.toContain('sk-test-never-logged');
  });
});
