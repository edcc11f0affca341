import 'reflect-metadata';
import { vectorTypeFor } from '../../src/database/vector-index.js';
import { toVectorText } from '../../src/database/vector-text.js';
import { WorkspaceLayouts } from '../../src/modules/memory/records/workspace-layouts.js';
import { LexemeStatistics } from '../../src/modules/memory/retrieve/lexeme-statistics.js';
import { queryWords } from '../../src/modules/memory/retrieve/query-words.js';
import { searchStatement } from '../../src/modules/memory/retrieve/search-statement.js';
import { MINILM } from '../../src/providers/embeddings/calibration.js';
import { handlesOf, useDatabase } from '../support/database.js';
import { type Engine, engines } from '../support/engines.js';
import { insertMemory } from '../support/memory-rows.js';

const DIMENSIONS = 384;
const spaceOn = ({ name }: Engine) =>
  ({
    id: 1,
    vectorColumn: 'embedding',
    vectorType: vectorTypeFor(name === 'embedded', DIMENSIONS),
    dimensions: DIMENSIONS,
    embedder: { calibration: MINILM },
  }) as Parameters<typeof searchStatement>[0];
/** Has the same cosine to all memories, so that words alone tell them apart. */
const VECTOR = Float32Array.from({ length: DIMENSIONS }, (_, i) => (i % 2 ? 0.1 : 0.02));
const NOW = new Date('2026-03-02T10:00:00.000Z');

interface Factors {
  readonly lexical: number;
  readonly neighbours: number;
}

describe.each(engines)('the words of a search on $name', (engine) => {
  const SPACE = spaceOn(engine);
  const database = useDatabase(engine);
  let workspaceId = 0;
  let minutes = 0;
  beforeEach(() => {
    workspaceId++;
    minutes = 0;
  });

  const query = (text: string, values: unknown[] = []) => database().dataSource.query(text, values);
  const count = () => new LexemeStatistics(handlesOf(database()).db).countAll();
  const insert = async (text: string, meta: object = {}) => {
    const createdAt = new Date(NOW.getTime() + minutes++ * 60_000);
    return insertMemory(database(), { workspaceId, text, meta, createdAt });
  };
  /** Returns the shares of the query's words that memories have, by their texts. */
  const search = async (words: string): Promise<Map<string, Factors>> => {
    const { partition } = await new WorkspaceLayouts(handlesOf(database()).db).layoutOf(workspaceId);
    const how = { partition, exact: true, indexed: false, wide: false };
    const shape = { ...how, nearest: 100, explain: true, past: false, encrypted: false, period: false, foreign: false };
    const values = [workspaceId, toVectorText(VECTOR), queryWords(words), 0, NOW, 50];
    const hits: { text: string; factors: Factors }[] = await handlesOf(database()).db.query(
      null,
      searchStatement(SPACE, shape),
      values,
    );
    return new Map(hits.map(({ text, factors: { lexical, neighbours } }) => [text, { lexical, neighbours }]));
  };
  const lexicalOf = async (words: string, text: string) => (await search(words)).get(text)?.lexical;
  const neighboursOf = async (words: string, text: string) => (await search(words)).get(text)?.neighbours;
  /** Returns distinct words that no other text holds. */
  const filling = (lexemes: number, prefix = 'q') => Array.from({ length: lexemes }, (_, i) => `${prefix}${i}z`).join(' ');

  describe('are weighed by the memories that hold them', () => {
    const weight = (all: number, holding: number) => Math.log(1 + (all - holding + 0.5) / (holding + 0.5));
    const both = 'a heron in a kayak';
    const share = (all: number, herons: number, kayaks: number) =>
      weight(all, herons) / (weight(all, herons) + weight(all, kayaks));

    it('at once, before the words of the last second are counted, and after', async () => {
      for (const text of ['one heron', 'two herons', 'three herons', both, 'nothing', 'and nothing']) await insert(text);
      expect(await query('SELECT FROM lexeme_statistics WHERE workspace_id = $1', [workspaceId])).toEqual([]);
      expect(await lexicalOf('heron kayak', 'one heron')).toBeCloseTo(share(6, 4, 1), 6);
      await count();
      expect(await lexicalOf('heron kayak', 'one heron')).toBeCloseTo(share(6, 4, 1), 6);
      for (const text of ['a second kayak', 'a third kayak']) await insert(text);
      expect(await lexicalOf('heron kayak', 'one heron')).toBeCloseTo(share(8, 4, 3), 6);
    });

    it('at once after a memory is gone', async () => {
      for (const text of ['one heron', 'two herons', both, 'a kayak', 'nothing']) await insert(text);
      await count();
      await query('DELETE FROM memories WHERE workspace_id = $1 AND text = $2', [workspaceId, 'a kayak']);
      await query('UPDATE memories SET archived_at = now() WHERE workspace_id = $1 AND text = $2', [workspaceId, 'two herons']);
      expect(await lexicalOf('heron kayak', 'one heron')).toBeCloseTo(share(3, 2, 1), 6);
    });

    it('of the workspace alone', async () => {
      await insert('a heron');
      await insert('another kayak');
      workspaceId++;
      for (const text of ['one heron', both, 'nothing']) await insert(text);
      expect(await lexicalOf('heron kayak', 'one heron')).toBeCloseTo(share(3, 2, 1), 6);
    });
  });

  describe('of neighbours in one conversation', () => {
    const turns = ['before that', 'just before', 'the heron itself', 'just after', 'after that', 'far off'];
    const sharesOf = async (metas: readonly object[]) => {
      for (const [i, text] of turns.entries()) await insert(text, metas[i % metas.length]);
      const found = await search('heron');
      return turns.map((text) => found.get(text)?.neighbours ?? 0);
    };
    const lent = [0.28, 0.42, 0, 0.63, 0.42, 0].map((share) => expect.closeTo(share, 6));
    const none = [0, 0, 0, 0, 0, 0];

    it.each(['session_id', 'thread_id', 'run_id', 'source'])('count in part where they have the same %s', async (key) => {
      expect(await sharesOf([{ [key]: 'a' }])).toEqual(lent);
    });

    it('do not count for facts that were stored one after the other', async () => {
      expect(await sharesOf([{}])).toEqual(none);
      workspaceId++;
      expect(await sharesOf([{ n: 7, topic: 'birds' }])).toEqual(none);
    });

    it('do not count in another conversation', async () => {
      expect(await sharesOf(turns.map((_, i) => ({ session_id: i === 2 ? 'a' : 'b' })))).toEqual(none);
      workspaceId++;
      expect(await sharesOf(turns.map((_, i) => (i === 2 ? { session_id: 'a' } : { thread_id: 'a' })))).toEqual(none);
      workspaceId++;
      expect(await sharesOf(turns.map((_, i) => ({ source: 'chat', session_id: `${i}` })))).toEqual(none);
    });

    it('do not count after a pause', async () => {
      await insert('the heron itself', { session_id: 'a' });
      minutes += 40;
      await insert('much later', { session_id: 'a' });
      expect(await neighboursOf('heron', 'much later')).toBe(0);
    });

    it('do not count from a long text, or for one', async () => {
      const [short, long] = [filling(59), filling(60)];
      for (const text of [
        `heron ${short}`,
        'after the short one',
        'one pause',
        'two pauses',
        `heron ${long}`,
        'after the long one',
      ])
        await insert(text, { session_id: 'a' });
      expect(await neighboursOf('heron', 'after the short one')).toBeGreaterThan(0);
      expect(await neighboursOf('heron', 'after the long one')).toBe(0);
      workspaceId++;
      await insert('the heron itself', { session_id: 'a' });
      await insert(filling(61), { session_id: 'a' });
      expect(await neighboursOf('heron', filling(61))).toBe(0);
    });
  });

  it('count less in a long text', async () => {
    for (const text of ['heron', `heron ${filling(59)}`, `heron ${filling(119, 'r')}`, `heron ${filling(599, 's')}`])
      await insert(text);
    const found = await search('heron');
    const shares = [...found].sort(([a], [b]) => a.length - b.length).map(([, { lexical }]) => lexical);
    const expected = [1, 1, 1 / (1 + 1.2 * Math.log(2)), 1 / (1 + 1.2 * Math.log(10))];
    expect(shares).toEqual(expected.map((share) => expect.closeTo(share, 6)));
  });

  it.each([
    ['German', 'Wo ist der Schlüssel?', 'Der Schlüssel liegt im Flur', 'Der Hund ist in der Küche, wo er ist'],
    ['French', 'Où est la clé de la cave ?', 'La clé est dans le tiroir', 'Le chat est dans la cuisine de la maison'],
    ['Russian', 'Где же ключ от погреба?', 'Ключ под ковром', 'Где же он, если не там'],
  ])('do not count if they only join others in %s', async (_language, words, wanted, other) => {
    for (const text of [wanted, other, 'An unrelated note']) await insert(text);
    expect(await lexicalOf(words, wanted)).toBeGreaterThan(0.5);
    expect(await lexicalOf(words, other)).toBe(0);
  });

  describe('in a script without spaces', () => {
    it.each([
      ['Chinese', '今天天气怎么样', '今天天气很好', '我们明天开会'],
      ['Japanese', '東京の天気を教えて', '東京の天気は晴れ', '大阪は美味しい'],
      ['Korean', '서울 날씨 어때', '서울 날씨는 맑음', '부산에서 회의'],
      ['Thai', 'กรุงเทพอยู่ไหน', 'กรุงเทพ', 'ฝนตก'],
    ])('are pairs: what no memory holds in %s takes nothing from what one holds', async (_script, words, wanted, other) => {
      for (const text of [wanted, other, 'An unrelated note']) await insert(text);
      expect(await lexicalOf(words, wanted)).toBe(1);
      expect(await lexicalOf(words, other)).toBe(0);
    });

    it('while an unknown word of another script does', async () => {
      for (const text of ['a heron', 'a kayak', 'An unrelated note']) await insert(text);
      expect(await lexicalOf('heron quibble snark blorp', 'a heron')).toBeLessThan(0.6);
    });

    it('count by their rarity', async () => {
      for (const text of ['开会 今天', '开会 明天', '开会 后天', '休息']) await insert(text);
      const found = await search('今天开会');
      expect(found.get('开会 今天')?.lexical).toBe(1);
      expect(found.get('开会 明天')?.lexical).toBeGreaterThan(0);
      expect(found.get('开会 明天')?.lexical).toBeLessThan(0.3);
      expect(found.get('休息')?.lexical).toBe(0);
    });
  });
});
