import { Metrics } from '../metrics/metrics.js';
import { IDENTITY } from './calibration.js';
import type { Embedder } from './embedder.js';
import { QueryCache } from './query-cache.js';

/** An embedder whose vectors contain the number of the call that made them. */
class CountingEmbedder implements Embedder {
  readonly calibration = IDENTITY;
  calls = 0;
  failing = false;

  constructor(
    readonly model: string,
    readonly dimensions = 384,
  ) {}

  async embed(): Promise<never> {
    throw new Error('a query was embedded as a text that is stored');
  }

  embedEach(): Promise<never> {
    return this.embed();
  }

  async embedQuery(): Promise<Float32Array> {
    this.calls++;
    if (this.failing) throw new Error('out of order');
    return new Float32Array(2 * this.dimensions).fill(this.calls).subarray(1, this.dimensions + 1);
  }

  async warmUp(): Promise<void> {}
  async close(): Promise<void> {}
}

describe('QueryCache', () => {
  const metrics = new Metrics();
  let cache: QueryCache;
  beforeEach(() => {
    cache = new QueryCache(metrics);
  });
  const counted = async (outcome: string) =>
    Number(new RegExp(`query_embeddings_total\\{cache="${outcome}"\\} (\\d+)`).exec(await metrics.exposition())?.[1]);

  it('embeds equal queries once, also concurrent ones', async () => {
    const embedder = new CountingEmbedder('m');
    const [hits, misses] = [await counted('hit'), await counted('miss')];
    const [first, second] = await Promise.all([cache.embed(embedder, 'q'), cache.embed(embedder, 'q')]);
    expect(second).toBe(first);
    expect(await cache.embed(embedder, 'q')).toBe(first);
    await cache.embed(embedder, 'Q');
    expect(embedder.calls).toBe(2);
    expect([await counted('hit'), await counted('miss')]).toEqual([hits + 2, misses + 2]);
  });

  it('caches the vectors of each embedder separately', async () => {
    const [old, next] = [new CountingEmbedder('m', 384), new CountingEmbedder('m', 512)];
    expect(await cache.embed(old, 'q')).toHaveLength(384);
    expect(await cache.embed(next, 'q')).toHaveLength(512);
  });

  it('rejects all waiting calls on a failure and does not cache it', async () => {
    const embedder = new CountingEmbedder('m');
    embedder.failing = true;
    const both = await Promise.allSettled([cache.embed(embedder, 'q'), cache.embed(embedder, 'q')]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(embedder.calls).toBe(1);
    embedder.failing = false;
    expect(await cache.embed(embedder, 'q')).toHaveLength(384);
  });

  it('evicts the oldest queries and copies vectors out of larger buffers', async () => {
    const embedder = new CountingEmbedder('m', 4000);
    const first = await cache.embed(embedder, 'q0');
    expect(first.buffer.byteLength).toBe(first.byteLength);
    for (let i = 1; i <= 1100; i++) await cache.embed(embedder, `q${i}`);
    const { calls } = embedder;
    await cache.embed(embedder, 'q1100');
    expect(embedder.calls).toBe(calls);
    await cache.embed(embedder, 'q0');
    expect(embedder.calls).toBe(calls + 1);
  });

  it('answers more concurrent queries than fit into the cache', async () => {
    const embedder = new CountingEmbedder('m', 4000);
    const queries = Array.from({ length: 1500 }, (_, i) => `q${i}`);
    const vectors = await Promise.all(queries.map((query) => cache.embed(embedder, query)));
    expect(new Set(vectors.map((vector) => vector[0])).size).toBe(1500);
  });
});
