import { passagesOf } from '../../../src/text/passages.js';
import { type FakeOpenAi, startFakeOpenAi } from '../../fixtures/fake-openai.js';
import { azenClient, newAzenKey, newAzenWorkspace } from '../../support/azen.js';
import { admin } from '../../support/client.js';
import { oneEngine, type TestDatabase } from '../../support/engines.js';
import { until } from '../../support/reembedding.js';
import { type RunningService, startService } from '../../support/service.js';

const DIMENSIONS = 256;
/** A text that fills the largest possible body; the envelope takes a few characters. */
const LONG = Array.from({ length: 5_300 }, (_, i) => `Page ${10_000 + i} of the tides at the old harbour, by hand. `)
  .join('')
  .slice(0, 262_100);

describe.each(oneEngine)('the embedding of Azen memories on $name', (engine) => {
  let database: TestDatabase;
  let openai: FakeOpenAi;
  let service: RunningService;
  let env: Record<string, string>;
  beforeAll(async () => {
    database = await engine.create();
    openai = await startFakeOpenAi(DIMENSIONS);
    env = {
      ...database.env,
      EMBEDDINGS: 'openai',
      EMBEDDING_MODEL: 'first-embed',
      EMBEDDING_DIMENSIONS: String(DIMENSIONS),
      OPENAI_BASE_URL: openai.url,
    };
    service = await startService(env);
  });
  afterAll(async () => {
    await service?.stop();
    await openai?.close();
    await database?.drop();
  });

  it('is retried after an outage, during which every call but the search knows the memory', async () => {
    const w = await newAzenWorkspace(service.url);
    const first = await w.remember('Before the outage');
    openai.failWith({ status: 401 });
    const [{ body: kept }, { body: dropped }] = [await w.create('During the outage'), await w.create('Not wanted after all')];
    expect((await w.get(kept.memoryId)).body.memory).toMatchObject({ content: 'During the outage', embedded: false });
    expect((await w.list()).body.memories.map(({ embedded }: { embedded: boolean }) => embedded)).toEqual([false, false, true]);
    expect((await w.remove(dropped.memoryId)).status).toBe(200);
    expect((await w.get(dropped.memoryId)).status).toBe(404);
    openai.succeed();
    await w.untilEmbedded(kept.memoryId);
    const { memories } = (await w.search('During the outage', 50)).body;
    expect(memories.map(({ id }: { id: string }) => id)).toEqual(expect.arrayContaining([kept.memoryId, first]));
    expect(memories).toHaveLength(2);
    expect((await w.list()).body.total_count).toBe(2);
  });

  it('survives kill -9, as do ids and the counts of a stopped process', async () => {
    const w = await newAzenWorkspace(service.url);
    openai.failWith({ status: 401 });
    const ids: string[] = [];
    for (let i = 0; i < 5; i++) ids.push((await w.create(`Fact ${i} of the killed`)).body.memoryId);
    await service.stop('SIGKILL');
    openai.succeed();
    service = await startService(env);
    const after = azenClient(service.url, w.key);
    for (const id of ids) await after.untilEmbedded(id);
    expect((await after.list()).body.total_count).toBe(5);
    await after.search('Fact');
    await after.create('');
    const before = (await after.usage()).body.summary;
    await after.search('Fact');
    expect(await service.stop()).toBe(0);
    service = await startService(env);
    const { summary } = (await azenClient(service.url, w.key).usage()).body;
    expect(summary).toEqual({
      ...before,
      total_requests: before.total_requests + 1,
      success_count: before.success_count + 1,
      search_count: before.search_count + 1,
    });
  }, 150_000);

  it('covers all chunks of the largest possible text', async () => {
    const w = await newAzenWorkspace(service.url);
    const id = await w.remember(LONG);
    expect((await w.get(id)).body.memory.content).toBe(LONG);
    const passages = passagesOf(LONG);
    // The vectors of the fake are equal for equal texts, and almost orthogonal for different ones.
    const [best] = (await w.search(passages.at(-1)!.text, 1)).body.rawMatches;
    expect(best).toMatchObject({ id: `${id}::${passages.length}`, score: expect.closeTo(1, 2) });
  });

  it('is repeated for another model', async () => {
    const { workspace, remember } = await newAzenWorkspace(service.url);
    const text = LONG.slice(0, 6_000);
    const id = await remember(text);
    const passages = passagesOf(text);
    expect((await admin(service.url, 'POST', '/reembedding', { model: 'second-embed', dimensions: DIMENSIONS })).status).toBe(
      202,
    );
    await until(service.url, ({ state }) => state === 'done');
    await service.stop();
    service = await startService({ ...env, EMBEDDING_MODEL: 'second-embed' });
    const w = await newAzenKey(service.url, workspace.id);
    const wanted = `${id}::${passages.length}`;
    const best = async () => (await w.search(passages.at(-1)!.text, 1)).body.rawMatches[0].id;
    const deadline = Date.now() + 60_000;
    while ((await best()) !== wanted && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await best()).toBe(wanted);
  }, 200_000);
});
