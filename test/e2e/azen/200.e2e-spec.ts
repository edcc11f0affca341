import { newAzenKey, newAzenWorkspace } from '../../support/azen.js';
import { call } from '../../support/client.js';
import { engines } from '../../support/engines.js';
import { memoriesClient } from '../../support/memories.js';
import { useSharedService } from '../../support/shared-service.js';

const FACTS = [
  'Ana prefers tea to coffee',
  'The printer is on the third floor',
  'Berlin is where the company began',
  'Mira plays the cello',
];

describe.each(engines)('200 of the Azen API on $name', (engine) => {
  const service = useSharedService(engine);
  const workspace = () => newAzenWorkspace(service.url);

  describe('the list of memories', () => {
    it('is empty for a new workspace', async () => {
      const { status, body } = await (await workspace()).list();
      expect([status, body]).toEqual([
        200,
        { status: 'success', memories: [], page: 1, per: 20, total_pages: 0, total_count: 0 },
      ]);
    });

    it('has the newest memory first and is split into pages', async () => {
      const w = await workspace();
      const ids: string[] = [];
      for (const text of FACTS) ids.unshift(await w.remember(text));
      const page = async (query: string) => {
        const { body } = await w.list(query);
        const { memories, ...rest } = body;
        return [memories.map(({ id }: { id: string }) => id), rest];
      };
      const totals = (page: number, per: number, total_pages: number) => ({
        status: 'success',
        page,
        per,
        total_pages,
        total_count: 4,
      });
      expect(await page('')).toEqual([ids, totals(1, 20, 1)]);
      expect(await page('?per=3')).toEqual([ids.slice(0, 3), totals(1, 3, 2)]);
      expect(await page('?page=2&per=3')).toEqual([ids.slice(3), totals(2, 3, 2)]);
      expect(await page('?page=3&per=3')).toEqual([[], totals(3, 3, 2)]);
      expect(await page('?page=0&per=0')).toEqual([ids.slice(0, 1), totals(1, 1, 4)]);
      expect(await page('?page=x&per=1000')).toEqual([ids, totals(1, 100, 1)]);
      expect(await page('?page=1e300')).toEqual([[], totals(2_147_483_647, 20, 1)]);
      expect((await w.list()).body.memories[0]).toEqual({
        id: ids[0],
        content: FACTS.at(-1),
        metadata: null,
        createdAt: expect.stringMatching(/\.\d{3}Z$/),
        embedded: true,
      });
    });
  });

  describe('a search', () => {
    it('finds nothing in an empty workspace', async () => {
      const { status, body } = await (await workspace()).search('anything');
      expect([status, body]).toEqual([200, { status: 'success', memories: [], rawMatches: [] }]);
    });

    it('returns the nearest chunks first, however far they are, and at most topK', async () => {
      const w = await workspace();
      const ids = await Promise.all(FACTS.map((text) => w.remember(text)));
      const { body } = await w.search('Which instrument does Mira play?');
      expect(body.memories).toHaveLength(4);
      expect(body.memories[0]).toEqual((await w.get(ids[3]!)).body.memory);
      expect(body.rawMatches.map(({ id }: { id: string }) => id)).toEqual(
        body.memories.map(({ id }: { id: string }) => `${id}::0`),
      );
      const scores = body.rawMatches.map(({ score }: { score: number }) => score);
      expect(scores).toEqual([...scores].sort((a, b) => b - a));
      expect(scores[0]).toBeGreaterThan(0.7);
      expect(Math.min(...scores)).toBeGreaterThanOrEqual(0);
      expect(body.rawMatches[0]).toEqual({ id: `${ids[3]}::0`, score: scores[0], values: [] });
      expect((await w.search('Which instrument does Mira play?', 1)).body.memories).toHaveLength(1);
      expect((await w.search('Mira', 50)).body.rawMatches).toHaveLength(4);
    });

    it('returns a memory with several matching chunks once', async () => {
      const w = await workspace();
      const id = await w.remember('Mira plays the cello in the evening. '.repeat(120));
      const { memories, rawMatches } = (await w.search('Who plays the cello?', 50)).body;
      expect(memories.map((memory: { id: string }) => memory.id)).toEqual([id]);
      expect(rawMatches.length).toBeGreaterThan(1);
      expect(new Set(rawMatches.map((match: { id: string }) => match.id)).size).toBe(rawMatches.length);
      expect((await w.search('Who plays the cello?', 2)).body.rawMatches).toHaveLength(2);
    });
  });

  it('deletes a memory for good', async () => {
    const w = await workspace();
    const id = await w.remember('The printer is on the third floor');
    const { status, body } = await w.remove(id.toUpperCase());
    expect([status, body]).toEqual([
      200,
      { status: 'success', deleted: true, memoryId: id, message: 'Memory deleted successfully' },
    ]);
    expect((await w.list()).body.total_count).toBe(0);
    expect((await w.search('printer')).body).toEqual({ status: 'success', memories: [], rawMatches: [] });
    expect((await w.workspace.retrieve('printer', { min_score: 0 })).body.memories).toEqual([]);
    expect((await w.remove(id)).status).toBe(404);
  });

  it('shows the stores, edits and deletions of the other API', async () => {
    const w = await workspace();
    const v1 = memoriesClient(service.url, w.workspace.key);
    const { memory_id } = (await w.workspace.store('The printer is on the third floor')).body;
    const [{ id }] = (await w.list()).body.memories;
    await v1.edit(memory_id, { text: 'The printer is in the cellar' });
    expect((await w.get(id)).body.memory).toMatchObject({ content: 'The printer is in the cellar', embedded: true });
    expect((await w.search('cellar')).body.memories[0].id).toBe(id);
    expect((await w.remove(id)).status).toBe(200);
    expect((await v1.get(memory_id)).status).toBe(404);
  });

  it('searches the chunks of a long text by its present text', async () => {
    const w = await workspace();
    const filler = 'The tide tables of the old harbour were copied by hand every winter. '.repeat(60);
    const id = await w.remember(`${filler}The lighthouse keeper is called Barnaby Quill.`);
    const [{ id: number }] = (await w.workspace.retrieve('tide tables', { min_score: 0 })).body.memories;
    await memoriesClient(service.url, w.workspace.key).edit(number, {
      text: `${filler}The bakery in Elm Street closes at noon.`,
    });
    const best = async () => (await w.search('When does the bakery close?', 1)).body.rawMatches[0].id as string;
    const deadline = Date.now() + 30_000;
    while ((await best()) === `${id}::0` && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await best()).toMatch(/::[1-9]/);
  });

  describe('usage', () => {
    it('covers the last 30 days and is 0 for a new workspace', async () => {
      const { status, body } = await (await workspace()).usage();
      const zeros = Array.from({ length: 30 }, () => 0);
      const today = new Date().toISOString().slice(0, 10);
      expect(status).toBe(200);
      expect(Object.keys(body)).toEqual(['range', 'labels', 'series', 'summary']);
      expect(body.labels).toHaveLength(30);
      expect([...body.labels].sort()).toEqual(body.labels);
      expect(body.range).toEqual({ start: body.labels[0], end: body.labels[29] });
      expect(Math.abs(Date.parse(body.range.end) - Date.parse(today))).toBeLessThanOrEqual(86_400_000);
      expect(Date.parse(body.range.end) - Date.parse(body.range.start)).toBe(29 * 86_400_000);
      expect(body.series).toEqual({ memory_create: zeros, memory_search: zeros, total: zeros, success: zeros, error: zeros });
      expect(body.summary).toEqual({ total_requests: 0, success_count: 0, error_count: 0, memory_count: 0, search_count: 0 });
    });

    it('counts creates and searches by all keys, successful or not, and nothing else', async () => {
      const w = await workspace();
      const other = await newAzenKey(service.url, w.workspace.id);
      const tiny = await newAzenKey(service.url, w.workspace.id, { rpm_limit: 1, burst_limit: 1 });
      const { body: made } = await w.create('x');
      await Promise.all([w.create('y'), other.create('z'), other.search('x'), w.create(''), other.search('x', 51)]);
      await Promise.all([w.get(made.memoryId), w.get('x'), w.list(), w.remove(made.memoryId), w.send('POST', '/nothing', {})]);
      await call('POST', `${service.url}/api/v1/memory`, { body: { text: 'x' } });
      expect([await tiny.create('t'), await tiny.create('t')].map(({ status }) => status)).toEqual([201, 429]);
      await newAzenWorkspace(service.url).then((stranger) => stranger.create('not of this workspace'));
      const { series, summary } = (await w.usage()).body;
      expect(summary).toEqual({ total_requests: 7, success_count: 5, error_count: 2, memory_count: 4, search_count: 1 });
      for (const [name, sum] of Object.entries({ memory_create: 4, memory_search: 1, total: 7, success: 5, error: 2 }))
        expect([name, series[name].reduce((a: number, b: number) => a + b)]).toEqual([name, sum]);
      expect((await other.usage()).body.summary).toEqual(summary);
    });
  });
});
