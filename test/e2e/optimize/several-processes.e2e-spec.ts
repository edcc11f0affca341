import { setTimeout as sleep } from 'node:timers/promises';
import { admin, call } from '../../support/client.js';
import { describeOnPostgres, type TestDatabase } from '../../support/engines.js';
import { Receiver } from '../../support/receiver.js';
import { newOptimizedWorkspace } from '../../support/recommendations.js';
import { type RunningService, startService } from '../../support/service.js';

const SENTENCES = [
  ['Ana works as a crane driver at the port in Genoa.', 'Ana works at the port in Genoa as a crane driver.'],
  ['The pump of hall three is serviced every May.', 'Every May the pump of hall three is serviced.'],
] as const;
const WITHIN_MS = 30_000;
/** Time in which a second delivery of an event would have come. */
const QUIET_MS = 1_000;

describeOnPostgres('three processes', (engine) => {
  const receiver = new Receiver();
  let database: TestDatabase;
  let services: RunningService[] = [];
  beforeAll(async () => {
    database = await engine.create();
    const env = { ...database.env, WEBHOOK_ALLOW_LOOPBACK: 'true' };
    services = await Promise.all([env, env, env].map((each) => startService(each)));
    await receiver.start();
  });
  afterAll(async () => {
    await receiver.stop();
    await Promise.all(services.map((service) => service.stop()));
    await database?.drop();
  });

  it('share the sweeps of a workspace, and tell each recommendation once', async () => {
    const [{ url }] = services as [RunningService];
    const workspace = await newOptimizedWorkspace(url);
    const webhook = { url: receiver.url, event_types: ['recommendation.created'] };
    const { body: made } = await admin(url, 'POST', `/workspaces/${workspace.id}/webhooks`, webhook);
    receiver.secrets = [made.secret];
    await workspace.add(...SENTENCES.flat().map((text) => ({ text })));
    const ask = (service: RunningService) => call('POST', `${service.url}/v1/optimize/run`, { token: workspace.key });
    const asked = await Promise.all(services.map(ask));
    // Whoever asks after the first run has begun is given the one that follows it.
    const runs = [...new Set(asked.map(({ body }) => body.run_id))];
    expect(runs.length).toBeLessThanOrEqual(2);
    await workspace.run();
    const open = (await workspace.list('?type=duplicate&status=open')) as { id: number }[];
    expect(open).toHaveLength(SENTENCES.length);
    for (const end = Date.now() + WITHIN_MS; receiver.received.length < open.length && Date.now() < end; ) await sleep(50);
    await sleep(QUIET_MS);
    const told = receiver.received.map(({ body }) => body);
    expect(new Set(told.map(({ event_id }) => event_id)).size).toBe(told.length);
    expect(told.map(({ payload }) => payload.recommendation_id).sort()).toEqual(open.map(({ id }) => id).sort());
    expect(receiver.refused).toEqual([]);
  });
});
