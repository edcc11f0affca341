import pg from 'pg';
import { type FakeOpenAi, startFakeOpenAi } from '../../fixtures/fake-openai.js';
import { admin, newWorkspace, workspaceClient } from '../../support/client.js';
import { describeOnPostgres, type TestDatabase } from '../../support/engines.js';
import { expectFound, startStorm, storeAll, until } from '../../support/reembedding.js';
import { type RunningService, startService } from '../../support/service.js';

const DIMENSIONS = 64;

describeOnPostgres('a re-embedding by several processes', (engine) => {
  let database: TestDatabase;
  let openai: FakeOpenAi;
  let services: RunningService[];
  beforeAll(async () => {
    database = await engine.create();
    openai = await startFakeOpenAi(DIMENSIONS);
    services = await Promise.all([1, 2, 3].map(() => startService({ ...database.env, OPENAI_BASE_URL: openai.url })));
  });
  afterAll(async () => {
    await Promise.all((services ?? []).map((service) => service.stop()));
    await openai?.close();
    await database?.drop();
  });

  it('is done by one process, taken over when that one dies, and known to all at once', async () => {
    const workers = () => services.filter(({ output }) => output().includes('re-embedding 1:'));
    const keys = [(await newWorkspace(services[0]!.url)).key, (await newWorkspace(services[0]!.url)).key];
    const known = await Promise.all(
      keys.map((key, i) =>
        storeAll(
          workspaceClient(services[i]!.url, key),
          Array.from({ length: 16 }, (_, n) => `Desk ${n} of floor ${i} has ${n * 3 + 1} pens and lamp ${n}`),
        ),
      ),
    );
    openai.bulkDelay = 1_500;
    expect((await admin(services[0]!.url, 'POST', '/reembedding', { model: 'acme-embed', dimensions: DIMENSIONS })).status).toBe(
      202,
    );
    await until(services[1]!.url, ({ memories_done }) => memories_done > 0);
    expect(workers()).toHaveLength(1);
    const [dead] = workers() as [RunningService];
    const others = services.filter((service) => service !== dead);
    const storms = keys.map((key, i) =>
      startStorm(
        others.map(({ url }) => workspaceClient(url, key)),
        known[i]!,
        `Floor ${i}`,
      ),
    );
    await dead.stop('SIGKILL');
    await until(others[0]!.url, ({ state }) => state === 'done');
    const all = await Promise.all(storms.map((storm) => storm.stop()));
    expect(workers()).not.toEqual([dead]);
    for (const [i, memories] of all.entries())
      for (const [turn, memory] of memories.entries())
        await expectFound(workspaceClient(others[turn % 2]!.url, keys[i]!), memory);
    const client = new pg.Client({ connectionString: database.env['DATABASE_URL'] as string });
    await client.connect();
    const { rows } = await client.query('SELECT DISTINCT embedding_model_id, embedding_b_model_id FROM memories');
    await client.end();
    expect(rows).toEqual([{ embedding_model_id: null, embedding_b_model_id: 2 }]);
  }, 120_000);
});
