import { setTimeout as sleep } from 'node:timers/promises';
import { newWorkspace } from '../../support/client.js';
import { engines } from '../../support/engines.js';
import { codePoints, longText } from '../../support/long-texts.js';
import { newMemoriesWorkspace } from '../../support/memories.js';
import { useSharedService } from '../../support/shared-service.js';
import { exportLines, importLines } from '../../support/transfer.js';

// Each fills most of a passage, so that no other sentence is in it.
const KEY =
  'The spare key of the sailing boat hangs behind the third beehive, below the shelf with the smoker, the gloves and the veil.';
const ASKED = 'Where is the spare key of the boat?';
const RING =
  'Grandmother keeps her wedding ring in the blue sugar bowl, on the dresser in the kitchen, beside the jars with the beans.';
const ASKED_OF_RING = 'Where is the wedding ring of grandmother?';
const FLOOR = 0.35;
/** Vectors that a store does not write itself are there within about a second; a busy machine takes longer. */
const FOUND_WITHIN_MS = 20_000;

interface Hit {
  readonly id: number;
  readonly text: string;
  readonly similarity: number;
  readonly explain: { readonly passage: { readonly start: number; readonly end: number } | null };
}

describe.each(engines)('a retrieve of what a passage says on $name', (engine) => {
  const service = useSharedService(engine);
  type Searcher = Pick<Awaited<ReturnType<typeof newWorkspace>>, 'retrieve'>;

  const search = async ({ retrieve }: Searcher, query: string, options: object = {}): Promise<Hit[]> => {
    const { status, body } = await retrieve(query, { explain: true, ...options });
    expect({ status, body }).toMatchObject({ status: 200 });
    return body.memories;
  };
  const passageOf = ({ text, explain: { passage } }: Hit) => passage && codePoints(text, passage.start, passage.end);
  /** Waits until the best hit is the memory `id`, by a passage with the sentence. */
  const untilFound = async (searcher: Searcher, query: string, id: number, sentence: string): Promise<void> => {
    const deadline = Date.now() + FOUND_WITHIN_MS;
    for (;;) {
      const [first] = await search(searcher, query);
      if (first?.id === id && passageOf(first)?.includes(sentence)) return;
      if (Date.now() > deadline)
        expect({ ...first, passage: first && passageOf(first) }).toMatchObject({ id, passage: sentence });
      await sleep(100);
    }
  };
  const fill = async (remember: (text: string) => Promise<number>) => {
    for (const text of ['The boat is painted every spring', 'Sugar is bought once a month', 'Bees swarm in May'])
      await remember(text);
  };

  it.each([3_000, 9_900])('finds the last sentence of %d characters right after the store', async (length) => {
    const workspace = await newMemoriesWorkspace(service.url);
    await fill(workspace.remember);
    const text = longText(length, KEY);
    expect([...text].length).toBeGreaterThan(length - 150);
    const id = await workspace.remember(text);
    const [first] = await search(workspace, ASKED);
    expect(first).toMatchObject({ id, text, explain: { passage: expect.any(Object) } });
    expect(first?.similarity).toBeGreaterThanOrEqual(FLOOR);
    expect(passageOf(first!)).toContain(KEY);
    expect([...passageOf(first!)!].length).toBeLessThanOrEqual(200);
    expect(text.length).toBeGreaterThan([...text].length);
  });

  it('has no passage of a short text, nor of a long one that fits as a whole', async () => {
    const workspace = await newMemoriesWorkspace(service.url);
    await workspace.remember(KEY);
    await workspace.remember(`${'🌱'.repeat(400)} Bees`);
    for (const { explain } of await search(workspace, ASKED, { min_score: 0 })) expect(explain.passage).toBeNull();
    const long = await newMemoriesWorkspace(service.url);
    const text = longText(3_000, KEY);
    await long.remember(text);
    const [first] = await search(long, text.slice(0, 900));
    expect(first).toMatchObject({ text, explain: { passage: null } });
  });

  it('shows no passage unless it explains', async () => {
    const workspace = await newMemoriesWorkspace(service.url);
    await workspace.remember(longText(1_500, KEY));
    const { body } = await workspace.retrieve(ASKED);
    expect(body.memories).toHaveLength(1);
    expect(JSON.stringify(body)).not.toContain('passage');
  });

  it('finds what a batch has stored', async () => {
    const workspace = await newMemoriesWorkspace(service.url);
    const { status, body } = await workspace.storeBatch([
      { text: longText(2_000, KEY), meta: { n: 1 } },
      { text: 'The boat is painted every spring' },
      { text: RING },
    ]);
    expect([status, body.results.length]).toEqual([200, 3]);
    const [first] = await search(workspace, ASKED);
    expect(first?.text).toBe(longText(2_000, KEY));
    expect(passageOf(first!)).toContain(KEY);
  });

  it('finds the text of an edit and of a restored revision, and the former text no more', async () => {
    const workspace = await newMemoriesWorkspace(service.url);
    const id = await workspace.remember(longText(2_000, KEY));
    expect((await workspace.edit(id, { text: longText(2_500, RING) })).status).toBe(200);
    await untilFound(workspace, ASKED_OF_RING, id, RING);
    expect(await search(workspace, ASKED)).toEqual([]);

    expect((await workspace.restore(id, { revision: 1 })).status).toBe(200);
    await untilFound(workspace, ASKED, id, KEY);
    expect(await search(workspace, ASKED_OF_RING)).toEqual([]);

    // A change of meta alone leaves the passages as they are.
    expect((await workspace.edit(id, { meta: { n: 2 } })).status).toBe(200);
    const [first] = await search(workspace, ASKED);
    expect(passageOf(first!)).toContain(KEY);

    expect((await workspace.edit(id, { text: 'Bees swarm in May' })).status).toBe(200);
    expect(await search(workspace, ASKED)).toEqual([]);
  });

  // The passage is that of the present text, by which the memory is found.
  it('has no passage of the present text beside an earlier one', async () => {
    const workspace = await newMemoriesWorkspace(service.url);
    const id = await workspace.remember(longText(600, KEY));
    await sleep(10);
    const before = new Date().toISOString();
    expect((await workspace.edit(id, { text: longText(2_500, RING) })).status).toBe(200);
    await untilFound(workspace, ASKED_OF_RING, id, RING);
    const [first] = await search(workspace, ASKED_OF_RING, { as_of: before });
    expect(first).toMatchObject({ id, text: longText(600, KEY), explain: { passage: null } });
  });

  it('finds what was imported', async () => {
    const workspace = await newMemoriesWorkspace(service.url);
    await workspace.remember(longText(2_000, KEY));
    const { lines } = await exportLines(service.url, workspace.key);
    expect(lines.join()).not.toContain('passage');
    const elsewhere = await newMemoriesWorkspace(service.url, 'elsewhere');
    expect((await importLines(service.url, elsewhere.key, lines)).body).toMatchObject({ created: 1 });
    const id = (await elsewhere.list()).body.memories[0].id;
    await untilFound(elsewhere, ASKED, id, KEY);
  });

  it('finds nothing of a deleted memory, nor of another workspace', async () => {
    const workspace = await newMemoriesWorkspace(service.url);
    const other = await newMemoriesWorkspace(service.url, 'other');
    await fill(other.remember);
    const id = await workspace.remember(longText(3_000, KEY));
    const inOther = await search(other, ASKED, { min_score: 0 });
    expect(inOther).toHaveLength(3);
    expect(inOther.map(({ explain }) => explain.passage)).toEqual([null, null, null]);
    expect((await workspace.remove(id)).status).toBe(204);
    expect(await search(workspace, ASKED, { min_score: 0 })).toEqual([]);
  });

  it('applies a filter to what it finds by passages', async () => {
    const workspace = await newMemoriesWorkspace(service.url);
    const id = await workspace.remember(longText(2_000, KEY), { n: 1 });
    const nearer = await workspace.remember(longText(1_500, `${ASKED} ${KEY}`), { n: 2 });
    expect((await search(workspace, ASKED)).map((hit) => hit.id)).toEqual([nearer, id]);
    const filtered = await search(workspace, ASKED, { filter: { meta: { n: 1 } } });
    expect(filtered.map((hit) => hit.id)).toEqual([id]);
    expect(passageOf(filtered[0]!)).toContain(KEY);
    expect(await search(workspace, ASKED, { filter: { meta: { n: 3 } } })).toEqual([]);
  });
});
