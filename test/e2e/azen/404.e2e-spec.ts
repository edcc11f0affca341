import { newAzenKey, newAzenWorkspace } from '../../support/azen.js';
import { engines } from '../../support/engines.js';
import { useSharedService } from '../../support/shared-service.js';

const NOT_FOUND = { status: 'not_found', message: 'Memory not found', code: 404 };

describe.each(engines)('404 of the Azen API on $name', (engine) => {
  const service = useSharedService(engine);

  it('answers every call about a memory of another workspace', async () => {
    const [owner, stranger] = [await newAzenWorkspace(service.url), await newAzenWorkspace(service.url)];
    const long = await owner.remember(`The vault is behind the mirror. ${'Nobody goes there at night. '.repeat(100)}`);
    const id = await owner.remember('The cat sleeps on the radiator');
    for (const each of [id, long]) {
      const answers = [await stranger.get(each), await stranger.remove(each)];
      for (const { status, body } of answers) expect([status, body]).toEqual([404, NOT_FOUND]);
    }
    expect((await stranger.list()).body).toMatchObject({ memories: [], total_count: 0 });
    for (const query of ['The cat sleeps on the radiator', 'Nobody goes there at night.'])
      expect((await stranger.search(query, 50)).body).toEqual({ status: 'success', memories: [], rawMatches: [] });
    expect((await stranger.usage()).body.summary.memory_count).toBe(0);
    for (const each of [id, long]) expect((await owner.get(each)).status).toBe(200);
    expect((await owner.search('Nobody goes there at night.', 50)).body.memories).toHaveLength(2);
  });

  it('does not answer another key of the same workspace', async () => {
    const w = await newAzenWorkspace(service.url);
    const other = await newAzenKey(service.url, w.workspace.id);
    const id = await w.remember('The cat sleeps on the radiator');
    expect((await other.get(id)).body.memory.content).toBe('The cat sleeps on the radiator');
    expect((await other.remove(id)).status).toBe(200);
  });

  it('answers all concurrent deletions but one', async () => {
    const w = await newAzenWorkspace(service.url);
    const { memoryId } = (await w.create('The cat sleeps on the radiator')).body;
    const answers = await Promise.all(Array.from({ length: 8 }, () => w.remove(memoryId)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: 7 }, () => 404)]);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect((await w.list()).body.total_count).toBe(0);
  });
});
