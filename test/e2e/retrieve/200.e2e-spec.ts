import { setTimeout as sleep } from 'node:timers/promises';
import { engines } from '../../support/engines.js';
import { newMemoriesWorkspace } from '../../support/memories.js';
import { useSharedService } from '../../support/shared-service.js';
import { importLines } from '../../support/transfer.js';

type Factor = 'relevance' | 'recency' | 'importance' | 'frequency' | 'multiplier' | 'lexical' | 'neighbours' | 'confidence';
interface Hit {
  id: number;
  text: string;
  score: number;
  similarity: number;
  importance: number;
  explain: Record<Factor, number> & { period: unknown };
}
const ids = ({ body }: { body: { memories: Hit[] } }) => body.memories.map(({ id }) => id);

describe.each(engines)('200 of a retrieve on $name', (engine) => {
  const service = useSharedService(engine);
  const newWorkspace = () => newMemoriesWorkspace(service.url);

  it('explains every score', async () => {
    const workspace = await newWorkspace();
    await workspace.remember('The build server is called Heron and runs in Oslo');
    await workspace.remember('Our staging database was moved to a bigger machine');
    const { body } = await workspace.retrieve('which server runs the build', { min_score: 0, explain: true });
    expect(body.memories).toHaveLength(2);
    for (const hit of body.memories as Hit[]) {
      const { relevance, recency, importance, frequency, multiplier, lexical, neighbours } = hit.explain;
      const sum = 0.55 * relevance + 0.2 * recency + 0.15 * importance + 0.1 * frequency;
      expect(hit.score).toBeCloseTo(multiplier * sum, 5);
      expect(relevance).toBeCloseTo(hit.similarity + 0.85 * (1 - hit.similarity) * (lexical + neighbours) ** 1.3, 5);
      expect(importance).toBeCloseTo(0.5 + (hit.importance / 10 - 0.5) / 3, 6);
      expect(recency).toBeCloseTo(relevance, 3);
    }
    expect(body.memories[0].explain).toMatchObject({ lexical: 1, neighbours: 0, frequency: 0, multiplier: 1 });
    expect((await workspace.retrieve('which server runs the build')).body.memories[0]).not.toHaveProperty('explain');
  });

  it('lifts what was said in the period that the query names, and leaves other queries alone', async () => {
    const workspace = await newWorkspace();
    const lines = [
      { text: 'We decided to paint the boat house green', created_at: '2026-03-10T09:00:00Z' },
      { text: 'We decided to paint the boat house blue', created_at: '2026-06-20T09:00:00Z' },
    ];
    expect((await importLines(service.url, workspace.key, lines)).body).toMatchObject({ created: 2 });
    const asked = async (query: string) =>
      (await workspace.retrieve(query, { min_score: 0, explain: true, as_of: '2026-07-01T12:00:00Z' })).body.memories as Hit[];

    const march = await asked('what did we decide about the boat house in March');
    expect(march.map(({ text }) => text)).toEqual(lines.map(({ text }) => text));
    expect(march.map(({ explain }) => explain.period)).toEqual(
      [1, 0].map((match) => ({
        start: '2026-03-01T00:00:00Z',
        end: '2026-04-01T00:00:00Z',
        match: match ? 1 : expect.closeTo(0, 3),
      })),
    );
    for (const { explain } of march) expect(explain.confidence).toBeLessThanOrEqual(1);
    const [newest, older] = await asked('what did we decide about the boat house');
    expect([newest?.text, older?.text]).toEqual([lines[1]?.text, lines[0]?.text]);
    expect(newest?.explain).toMatchObject({ period: null });
  });

  it('finds a letter that is a name', async () => {
    const workspace = await newWorkspace();
    for (const [letter, day] of Object.entries({ A: 'Monday', S: 'Tuesday', B: 'Thursday' }))
      await workspace.remember(`Studio ${letter} is booked on ${day}`);
    for (const letter of ['A', 'S', 'B']) {
      const { body } = await workspace.retrieve(`when is studio ${letter} booked`, { min_score: 0, explain: true });
      const [first, ...others] = body.memories as [Hit, ...Hit[]];
      expect(first.text).toMatch(`Studio ${letter}`);
      for (const { explain } of others) expect(explain.lexical).toBeLessThan(first.explain.lexical);
    }
  });

  it('ranks by similarity alone if no word matches and all other factors are equal', async () => {
    const workspace = await newWorkspace();
    await workspace.remember('Mira adores her kitten');
    const { body } = await workspace.retrieve('fondness for small felines', { min_score: 0, explain: true });
    const [hit] = body.memories as [Hit];
    expect(hit.explain).toMatchObject({ lexical: 0, neighbours: 0 });
    expect(hit.explain.relevance).toBe(hit.similarity);
  });

  it('never returns a memory below min_score, whatever words it holds', async () => {
    const workspace = await newWorkspace();
    await workspace.remember('Zebedee owns the green kayak');
    const [{ similarity }] = (await workspace.retrieve('kayak', { min_score: 0 })).body.memories;
    expect(ids(await workspace.retrieve('kayak', { min_score: similarity }))).toHaveLength(1);
    expect(ids(await workspace.retrieve('kayak', { min_score: similarity + 0.000002 }))).toEqual([]);
  });

  it.each([
    ['a name', 'Who is Oleksandr', 'Oleksandr joined the platform team', 'A new colleague joined the platform team'],
    ['a number', 'budget of 5000', 'The budget of the fair is 5,000 euros', 'We paid 7,200 euros for the budget airline'],
    [
      'an identifier',
      'what does user name return',
      'getUserName() returns null for guests',
      'getUserRole() returns null for guests',
    ],
    [
      'an identifier as it is written',
      'getUserName',
      'getUserName() returns null for guests',
      'getUserRole() returns null for guests',
    ],
    [
      'an irregular form',
      'where did they go to eat',
      'They went to a tavern and ate fish',
      'They like a tavern that serves fish',
    ],
    ['a word without its accents', 'cafe Zurich', 'Wir treffen uns im Café Zürich', 'Wir treffen uns im Büro Berlin'],
    ['a German word', 'Wann ist die Besprechung', 'Die Besprechung ist am Montag', 'Das Abendessen ist am Montag'],
    ['ideographs', '東京の天気', '東京の天気は晴れです', '大阪の料理は美味しいです'],
    ['nothing but stop words', 'the who', 'The Who are from London', 'Some bands are from London'],
    ['one short word', 'Go', 'We write services in Go', 'We write services in Rust'],
  ])('ranks the memory with %s first', async (_name, query, wanted, other) => {
    const workspace = await newWorkspace();
    const first = await workspace.remember(wanted);
    // Fillers keep the two memories too far apart to count as neighbours.
    for (const filler of ['Lunch is at noon', 'The printer is on floor two', 'Parking costs nothing on Sunday'])
      await workspace.remember(filler);
    await workspace.remember(other);
    const { body } = await workspace.retrieve(query, { min_score: 0, explain: true });
    expect(body.memories[0].id).toBe(first);
    expect(body.memories[0].explain.lexical).toBeGreaterThan(0);
  });

  it('raises the turns of a conversation right before and after a strong hit, and facts stored beside it not', async () => {
    const explained = async (meta?: object) => {
      const workspace = await newWorkspace();
      const before = await workspace.remember('Did you bring something back from the harbour?', meta);
      await workspace.remember('Yes, a lantern that Gwendolyn had carved', meta);
      const after = await workspace.remember('It must have taken months to make', meta);
      const { body } = await workspace.retrieve('Gwendolyn lantern', { min_score: 0, explain: true });
      const factors = new Map((body.memories as Hit[]).map((hit) => [hit.id, hit.explain]));
      return [factors.get(before), factors.get(after)];
    };
    expect(await explained({ session_id: 'harbour' })).toMatchObject([
      { lexical: 0, neighbours: expect.closeTo(0.42, 5) },
      { lexical: 0, neighbours: expect.closeTo(0.63, 5) },
    ]);
    expect(await explained()).toMatchObject([{ neighbours: 0 }, { neighbours: 0 }]);
  });

  it('returns only memories that match the filter', async () => {
    const workspace = await newWorkspace();
    const slack = await workspace.remember('Deploys happen on Monday', { source: 'slack', thread: { id: 7, open: true } });
    // Dates are shown in whole seconds.
    await sleep(1_100);
    const mail = await workspace.remember('Deploys are announced by the release manager', { source: 'mail', thread: { id: 8 } });
    const find = (filter: object) => workspace.retrieve('deploys', { min_score: 0, filter });
    expect(ids(await find({ meta: { source: 'slack' } }))).toEqual([slack]);
    expect(ids(await find({ meta: { thread: { id: 8 } } }))).toEqual([mail]);
    expect(ids(await find({ meta: { thread: { open: true }, source: 'slack' } }))).toEqual([slack]);
    expect(ids(await find({ meta: { thread: { id: '7' } } }))).toEqual([]);
    expect(ids(await find({ meta: { source: 'fax' } }))).toEqual([]);
    expect(ids(await find({ 'meta.thread.id': { gte: 8 } }))).toEqual([mail]);
    expect(ids(await find({ 'meta.thread.open': { ne: true } }))).toEqual([mail]);
    expect(ids(await find({ or: [{ 'meta.source': 'fax' }, { not: { 'meta.source': 'mail' } }] }))).toEqual([slack]);
    expect(ids(await find({})).sort()).toEqual([slack, mail]);
    const [{ categories, created_at }] = [(await workspace.get(mail)).body];
    expect(ids(await find({ categories }))).toContain(mail);
    expect(ids(await find({ created_after: created_at }))).toEqual([mail]);
    expect(ids(await find({ created_before: created_at }))).toEqual([slack]);
  });

  it('returns memories as they were at a time in the past', async () => {
    const workspace = await newWorkspace();
    const old = await workspace.remember('The office is in Bern', { floor: 3 });
    await sleep(20);
    const then = new Date().toISOString();
    await sleep(20);
    expect((await workspace.edit(old, { text: 'The office is in Basel', meta: { floor: 4 } })).status).toBe(200);
    await workspace.remember('The office has a roof garden');
    const past = await workspace.retrieve('where is the office', { min_score: 0, as_of: then });
    expect(past.body.memories).toMatchObject([{ id: old, text: 'The office is in Bern', meta: { floor: 3 } }]);
    expect(past.body.memories).toHaveLength(1);
    const present = await workspace.retrieve('where is the office', { min_score: 0 });
    expect(present.body.memories).toContainEqual(
      expect.objectContaining({ id: old, text: 'The office is in Basel', meta: expect.objectContaining({ floor: 4 }) }),
    );
    expect(ids(await workspace.retrieve('office', { min_score: 0, as_of: '2020-01-01T00:00:00Z' }))).toEqual([]);
    // Two retrieves found the memory; only the one without as_of counts.
    await sleep(1_500);
    expect((await workspace.get(old)).body.access_count).toBe(1);
  });

  it('scores memories with the uses and the age that they had at a time in the past', async () => {
    const workspace = await newWorkspace();
    const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();
    const used = { format: 1, access_count: 100, last_accessed_at: daysAgo(0), created_at: daysAgo(100) };
    await importLines(service.url, workspace.key, [{ text: 'The archive is in the cellar', ...used }]);
    const factors = async (as_of?: string) => {
      const options = { min_score: 0, explain: true, ...(as_of && { as_of }) };
      return (await workspace.retrieve('archive', options)).body.memories[0];
    };
    expect((await factors()).explain.frequency).toBe(1);
    expect((await factors(daysAgo(90))).explain.frequency).toBeCloseTo(Math.log(11) / Math.log(101), 2);
    // A version is as old as its edit, not as its memory.
    const { id } = await factors();
    await workspace.edit(id, { text: 'The archive is in the attic' });
    const { relevance, recency } = (await factors(new Date().toISOString())).explain;
    expect(recency).toBeCloseTo(relevance, 3);
    const before = (await factors(daysAgo(10))).explain;
    expect(before.recency).toBeLessThan(before.relevance * 0.5);
  });

  it('scores memories as they will be at a time in the future', async () => {
    const workspace = await newWorkspace();
    await workspace.remember('The fair closes tomorrow');
    const factors = async (as_of?: string) =>
      (await workspace.retrieve('fair', { min_score: 0, explain: true, ...(as_of && { as_of }) })).body.memories[0].explain;
    expect((await factors()).multiplier).toBe(1);
    const later = new Date(Date.now() + 30 * 86_400_000).toISOString();
    const { multiplier, recency, relevance } = await factors(later);
    expect(multiplier).toBe(0.05);
    expect(recency).toBeCloseTo(relevance / 4, 2);
  });
});
