import { metricsOf, workspaceClient } from '../../support/client.js';
import { describeOnPostgres, type TestDatabase } from '../../support/engines.js';
import { eventsClient, facts, said } from '../../support/events.js';
import { BOOTSTRAP_KEY, type RunningService, startService } from '../../support/service.js';

const SOURCES = 6;
/** More rounds than the two processes need to each claim a turn. */
const MOST_ROUNDS = 10;
const EACH = 10;

describeOnPostgres('events of several processes', (engine) => {
  let database: TestDatabase;
  let services: RunningService[];
  beforeAll(async () => {
    database = await engine.create();
    services = [await startService(database.env), await startService(database.env)];
  });
  afterAll(async () => {
    await Promise.all((services ?? []).map((service) => service.stop()));
    await database?.drop();
  });

  const settledBy = async ({ url }: RunningService) =>
    Number(/^mnemonest_events_total\{outcome="ok"\} (\d+)$/m.exec(await metricsOf(url))?.[1]);

  it('are shared between the processes, and each is stored once', async () => {
    const clients = services.map(({ url }) => eventsClient(url, BOOTSTRAP_KEY));
    const results: { status: string; attempts: number; memory_id: number }[] = [];
    const shares = () => Promise.all(services.map(settledBy));
    // The first process to look may settle all turns of a round before the other one looks.
    for (let round = 0; round < MOST_ROUNDS && Math.min(...(await shares())) === 0; round++) {
      const submitting = Array.from({ length: SOURCES }, (_, i) =>
        clients[0]!.submit(said(...facts(EACH, (round * SOURCES + i) * 100)), `source ${i}`),
      );
      // Either process answers for all events.
      const bodies = await Promise.all((await Promise.all(submitting)).map((id) => clients[1]!.until(id)));
      results.push(...bodies.flatMap((body) => body.results));
    }
    expect(results.map(({ status, attempts }) => `${status} ${attempts}`)).toEqual(Array(results.length).fill('ok 1'));
    expect(new Set(results.map(({ memory_id }) => memory_id)).size).toBe(results.length);
    expect((await workspaceClient(services[0]!.url).health()).body.signals.total_memories).toBe(results.length);
    const [first, second] = (await shares()) as [number, number];
    expect(first + second).toBe(results.length);
    expect(Math.min(first, second)).toBeGreaterThan(0);
  });

  it('are taken over from a process that dies', async () => {
    const dying = services[0]!;
    const ids = await Promise.all(
      [0, 1].map((i) => eventsClient(dying.url, BOOTSTRAP_KEY).submit(said(...facts(15, 100_000 + i * 100)), `late ${i}`)),
    );
    const survivor = eventsClient(services[1]!.url, BOOTSTRAP_KEY);
    await survivor.until(ids[0]!, ({ results }) => results[1].status === 'ok');
    await dying.stop('SIGKILL');
    const bodies = await Promise.all(ids.map((id) => survivor.until(id)));
    const results = bodies.flatMap((body) => body.results);
    expect(results.map(({ dedup }) => dedup.action)).toEqual(Array(30).fill('stored_new'));
    expect(new Set(results.map(({ memory_id }) => memory_id)).size).toBe(30);
  });
});
