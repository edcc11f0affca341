import { newWorkspace } from '../../support/client.js';
import { describeOnPostgres, type TestDatabase } from '../../support/engines.js';
import { storeOnce, untilSettled, writesOf } from '../../support/idempotency.js';
import { type RunningService, startService } from '../../support/service.js';

describeOnPostgres('an Idempotency-Key of several processes', (engine) => {
  let database: TestDatabase;
  let services: RunningService[];
  beforeAll(async () => {
    database = await engine.create();
    services = await Promise.all([1, 2, 3].map(() => startService(database.env)));
    // A process that has only just started is slow, and refuses calls that have waited for four seconds behind others.
    const { key } = await newWorkspace(services[0]!.url);
    for (const { url } of services)
      await Promise.all(
        Array.from({ length: 16 }, (_, n) => storeOnce(url, key, `${url} ${n}`, `Cupboard ${n} holds ${n} cups`)),
      );
  });
  afterAll(async () => {
    // The third one was killed.
    await Promise.all((services ?? []).slice(0, 2).map((service) => service.stop()));
    await database?.drop();
  });

  it('makes one row and takes one unit for fifty concurrent stores', async () => {
    const { id, key, health } = await newWorkspace(services[0]!.url);
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, i) =>
        untilSettled(() => storeOnce(services[i % 3]!.url, key, 'k-50', 'Badges are printed on Mondays')),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(50).fill(200));
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(answers.filter(({ headers }) => headers.get('idempotency-replayed') === 'true')).toHaveLength(49);
    expect((await health()).body.signals.total_memories).toBe(1);
    expect(await writesOf(services[0]!.url, id)).toBe(1);
  });

  it('is taken over from a process that was killed', async () => {
    const { id, key, health } = await newWorkspace(services[0]!.url);
    const keys = Array.from({ length: 30 }, (_, n) => n);
    const store = (service: RunningService, n: number) =>
      storeOnce(service.url, key, `k-${n}`, `Shelf ${n} holds ${n + 3} boxes`);
    const calls = keys.map((n) => store(services[2]!, n));
    const calling = Promise.allSettled(calls);
    // As soon as one call has its answer: the others are under way.
    await Promise.any(calls);
    await services[2]!.stop('SIGKILL');
    const lost = (await calling).filter(({ status }) => status === 'rejected');
    expect(lost.length).toBeGreaterThan(0);
    const answers = await Promise.all(keys.map((n) => untilSettled(() => store(services[n % 2]!, n))));
    expect(answers.map(({ status, body }) => [status, body.dedup.action])).toEqual(keys.map(() => [200, 'stored_new']));
    expect((await health()).body.signals.total_memories).toBe(keys.length);
    expect(await writesOf(services[0]!.url, id)).toBe(keys.length);
  });
});
