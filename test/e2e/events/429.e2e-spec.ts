import { admin, newWorkspace } from '../../support/client.js';
import { engines } from '../../support/engines.js';
import { eventsClient, facts, said } from '../../support/events.js';
import { useSharedService } from '../../support/shared-service.js';

describe.each(engines)('429 of the events endpoints on $name', (engine) => {
  const service = useSharedService(engine);

  it('answers calls that come too fast', async () => {
    const { id, key } = await newWorkspace(service.url);
    await admin(service.url, 'PATCH', `/workspaces/${id}`, { rpm_limit: 1, burst_limit: 2 });
    const events = eventsClient(service.url, key);
    await events.post({ events: said('Hello!') });
    await events.get(1);
    for (const answer of [await events.post({ events: said('x') }), await events.get(1)]) {
      expect(answer).toMatchObject({ status: 429, body: { error: 'rate_limited', code: 'rate_limited' } });
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    }
  });

  it('answers new events at the cap, while queued turns wait until it is raised', async () => {
    const { id, key, ...client } = await newWorkspace(service.url);
    await admin(service.url, 'PATCH', `/workspaces/${id}`, { memory_write_limit: 2 });
    const events = eventsClient(service.url, key);
    const batch = await events.submit(said(...facts(4)));
    const waiting = await events.until(batch, ({ results }) => results[2].code !== undefined);
    expect(waiting).toMatchObject({
      status: 'processing',
      finished_at: null,
      results: [
        { status: 'ok' },
        { status: 'ok' },
        { status: 'queued', code: 'plan_limit_reached', detail: expect.any(String) },
        { status: 'queued', attempts: 0 },
      ],
    });
    const refused = await events.post({ events: said('One more') });
    expect(refused).toMatchObject({ status: 429, body: { error: 'plan_limit_reached', code: 'plan_limit_reached' } });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(60);
    expect((await client.health()).body.signals.total_memories).toBe(2);
    const { body } = await admin(service.url, 'GET', `/workspaces/${id}/usage`);
    expect(body.memory_writes.used).toBe(2);
  });
});
