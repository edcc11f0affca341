import { admin, metricsOf, workspaceClient } from '../../support/client.js';
import { engines, type TestDatabase } from '../../support/engines.js';
import { eventsClient, facts, said } from '../../support/events.js';
import { BOOTSTRAP_KEY, type RunningService, startService } from '../../support/service.js';

const COUNT = 45;

describe.each(engines)('after kill -9 on $name', (engine) => {
  let database: TestDatabase;
  let service: RunningService;
  beforeAll(async () => {
    database = await engine.create();
    service = await startService(database.env);
  });
  afterAll(async () => {
    await service?.stop();
    await database?.drop();
  });

  it('every accepted turn becomes one memory, exactly once', async () => {
    let events = eventsClient(service.url, BOOTSTRAP_KEY);
    const ids = await Promise.all(['a', 'b', 'c'].map((source, i) => events.submit(said(...facts(COUNT / 3, i * 100)), source)));
    const isSettled = ({ status }: { status: string }) => status === 'ok';
    await events.until(ids[0]!, ({ results }) => results.filter(isSettled).length >= 5);
    await service.stop('SIGKILL');

    service = await startService(database.env);
    events = eventsClient(service.url, BOOTSTRAP_KEY);
    const before = await Promise.all(ids.map(async (id) => (await events.get(id)).body.results.filter(isSettled).length));
    expect(before.reduce((sum, count) => sum + count)).toBeLessThan(COUNT);
    const bodies = await Promise.all(ids.map((id) => events.until(id)));
    expect(bodies.map(({ status }) => status)).toEqual(['done', 'done', 'done']);
    const results = bodies.flatMap((body) => body.results);
    // A second attempt would find a memory that was written but not recorded.
    expect(results.map(({ dedup }) => dedup.action)).toEqual(Array(COUNT).fill('stored_new'));
    expect(new Set(results.map(({ memory_id }) => memory_id)).size).toBe(COUNT);
    expect((await workspaceClient(service.url).health()).body.signals.total_memories).toBe(COUNT);
    expect(await metricsOf(service.url)).toMatch(/^mnemonest_event_queue_depth 0$/m);
    const { body } = await admin(service.url, 'GET', '/workspaces/1/usage');
    expect(body.memory_writes.used).toBe(COUNT);
  });

  it('every edit of a turn is made once', async () => {
    const named = (texts: readonly string[]) => said(...texts).map((turn, i) => ({ ...turn, external_id: `turn ${i}` }));
    const total = async () => (await workspaceClient(service.url).health()).body.signals.total_memories;
    const first = await total();
    let events = eventsClient(service.url, BOOTSTRAP_KEY);
    await events.submit(named(facts(COUNT / 3, 400)), 'edits');
    const id = await events.submit(named(facts(COUNT / 3, 500)), 'edits');
    await events.until(id, ({ results }) => results.filter(({ status }: { status: string }) => status === 'ok').length >= 3);
    await service.stop('SIGKILL');

    service = await startService(database.env);
    events = eventsClient(service.url, BOOTSTRAP_KEY);
    const { results } = await events.until(id);
    expect(results.map(({ dedup }: { dedup: { action: string } }) => dedup.action)).toEqual(
      Array(COUNT / 3).fill('updated_existing'),
    );
    expect(await total()).toBe(first + COUNT / 3);
  });
});
