import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Metrics } from '../metrics/metrics.js';
import type { Embedder } from './embedder.js';

/** Some eight thousand queries of all-MiniLM-L6-v2, two thousand of text-embedding-3-small. */
const MAX_BYTES = 16 * 2 ** 20;
/** What the cache, the map and the objects in it take for an entry beside its key and its numbers. */
const ENTRY_BYTES = 400;
const CHARACTER_BYTES = 2;

interface Lookup {
  readonly embedder: Embedder;
  readonly query: string;
}

/**
 * Embeds the queries of retrieves, and remembers the vectors of the latest: agents ask the same again and again. Only queries are
 * kept: a text that is stored a second time is found by its hash before its vector matters.
 */
@Injectable()
export class QueryCache {
  private readonly vectors = new LRUCache<string, Float32Array, Lookup>({
    maxSize: MAX_BYTES,
    sizeCalculation: (vector, key) => vector.byteLength + key.length * CHARACTER_BYTES + ENTRY_BYTES,
    fetchMethod: (_key, _stale, { context: { embedder, query } }) => embedQuery(embedder, query),
    // Whoever waits gets the vector, even if the entry had to make room for others meanwhile.
    ignoreFetchAbort: true,
    allowStaleOnFetchAbort: true,
  });

  /** Two models may have one name: the same one served by somebody else. */
  private readonly numbers = new WeakMap<Embedder, number>();
  private embedders = 0;

  constructor(private readonly metrics: Metrics) {}

  /**
   * The unit vector of `query` by `embedder`. Equal queries at the same time are embedded once; a failure is not remembered. Callers
   * share the vector: it is not to be written to.
   * @throws AppError `unavailable` as {@link Embedder.embed} does
   */
  async embed(embedder: Embedder, query: string): Promise<Float32Array> {
    const key = `${this.numberOf(embedder)}:${query}`;
    const status: LRUCache.Status<string, Float32Array, Lookup> = {};
    const fetching = this.vectors.fetch(key, { context: { embedder, query }, status });
    this.metrics.countQueryEmbedding(status.fetch === 'miss' ? 'miss' : 'hit');
    return (await fetching) as Float32Array;
  }

  private numberOf(embedder: Embedder): number {
    const number = this.numbers.get(embedder) ?? ++this.embedders;
    this.numbers.set(embedder, number);
    return number;
  }
}

/** A copy: the vector may be a part of a larger buffer, which would be kept with it. */
async function embedQuery(embedder: Embedder, query: string): Promise<Float32Array> {
  const [vector] = await embedder.embed([query]);
  return (vector as Float32Array).slice();
}
