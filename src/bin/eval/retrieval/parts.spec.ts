import { partRankers } from './parts.js';

const TEXTS = [
  { item: 'tea', text: 'Ana likes green tea' },
  { item: 'bus', text: 'The bus stops at the green bridge' },
  { item: 'cat', text: '猫の名前はモモです' },
];
/** Vectors of the letters a, b and t. */
const embedder = {
  calls: 0,
  async embed(texts: readonly string[]) {
    this.calls++;
    return texts.map((text) => Float32Array.from('abt', (letter) => text.split(letter).length - 1));
  },
  async embedQuery(query: string) {
    return (await this.embed([query]))[0]!;
  },
};
const itemsOf = (ranked: readonly { item: string }[]) => ranked.map(({ item }) => item);

describe('partRankers', () => {
  it('ranks by shared terms, and leaves out texts that share none', async () => {
    const { bm25 } = await partRankers(TEXTS, embedder);
    expect(itemsOf(await bm25('teas that are green'))).toEqual(['tea', 'bus']);
    expect(itemsOf(await bm25('名前'))).toEqual(['cat']);
    expect(await bm25('nothing')).toEqual([]);
  });

  it('ranks all texts by the cosine, and embeds a question once', async () => {
    embedder.calls = 0;
    const { cosine } = await partRankers(TEXTS, embedder);
    const ranked = await cosine('bb');
    expect(ranked).toEqual([
      { item: 'bus', score: 4 },
      { item: 'tea', score: 0 },
      { item: 'cat', score: 0 },
    ]);
    expect(await cosine('bb')).toEqual(ranked);
    expect(embedder.calls).toBe(2);
  });

  it('returns at most ten results', async () => {
    const many = Array.from({ length: 12 }, (_, i) => ({ item: `${i}`, text: 'tea' }));
    const { cosine, bm25 } = await partRankers(many, embedder);
    expect([(await cosine('tea')).length, (await bm25('tea')).length]).toEqual([10, 10]);
  });
});
