import { newAzenWorkspace } from '../../support/azen.js';
import { useServiceBehindProxy } from '../../support/broken-parts.js';
import { call, newWorkspace, readinessUntil } from '../../support/client.js';
import { describeOnPostgres } from '../../support/engines.js';
import { eventsClient, said } from '../../support/events.js';

const UNAVAILABLE = { detail: 'Service temporarily unavailable' };

describeOnPostgres('a service whose database cannot be reached', (engine) => {
  const parts = useServiceBehindProxy(engine);

  it('answers 503 to the calls of the memory API, until the database is back', async () => {
    const workspace = await newWorkspace(parts.service.url);
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

  it('answers 503 to the calls of the events API, and processes queued turns once the database is back', async () => {
    const { key } = await newWorkspace(parts.service.url);
    const events = eventsClient(parts.service.url, key);
    const texts = ['Mira plays the cello', 'The office closes at six', 'Parcels go to the back door', 'The cat is called Ada'];
    const id = await events.submit(said(...texts));
    parts.proxy.cut();
    for (const answer of [await events.post({ events: said('x') }), await events.get(id)])
      expect(answer).toMatchObject({ status: 503, body: UNAVAILABLE });
    await parts.proxy.mend();
    expect(await events.until(id)).toMatchObject({ status: 'done', accepted: 4 });
    const { memories } = (await (await newWorkspace(parts.service.url)).retrieve('x', { min_score: 0 })).body;
    expect(memories).toEqual([]);
  });

  it('answers 500 in the form of Azen to the calls of its API, which succeed again once the database is back', async () => {
    const w = await newAzenWorkspace(parts.service.url);
    const id = await w.remember('Before the outage');
    parts.proxy.cut();
    // The key may or may not be cached: if it is not, the call fails before any other check.
    const unhandled = 'Internal Server Error: Unhandled exception.';
    for (const [answer, ...messages] of [
      [await w.create('During the outage'), 'Failed to create memory record', unhandled],
      [await w.remove(id), 'Failed to delete memory record', unhandled],
      [await w.get(id), unhandled],
      [await w.list(), unhandled],
      [await w.search('outage'), unhandled],
      [await w.usage(), unhandled],
    ] as const) {
      expect([answer.status, answer.body.status, answer.body.code]).toEqual([500, 'internal_server_error', 500]);
      expect(messages).toContain(answer.body.message);
    }
    await parts.proxy.mend();
    expect((await w.get(id)).status).toBe(200);
    await w.remember('After the outage');
    expect((await w.list()).body.total_count).toBe(2);
  });
});
