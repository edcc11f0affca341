import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Metrics } from '../metrics/metrics.js';
import type { Embedder } from './embedder.js';

/** Size of the cache: some eight thousand queries of all-MiniLM-L6-v2, or two thousand of text-embedding-3-small. */
const MAX_BYTES = 16 * 2 ** 20;
/** Memory overhead of an entry, in addition to its key and its vector. */
const ENTRY_BYTES = 400;
const CHARACTER_BYTES = 2;

interface Lookup {
  readonly embedder: Embedder;
  readonly query: string;
}

/**
 * Embeds the queries of retrieves and caches the vectors of the latest ones, because agents repeat their queries. Stored texts
 * are not cached: one that is stored again is found by its hash, before its vector is needed.
 */
@Injectable()
export class QueryCache {
  private readonly vectors = new LRUCache<string, Float32Array, Lookup>({
    maxSize: MAX_BYTES,
    sizeCalculation: (vector, key) => vector.byteLength + key.length * CHARACTER_BYTES + ENTRY_BYTES,
    fetchMethod: (_key, _stale, { context: { embedder, query } }) => embedQuery(embedder, query),
    // A waiting call gets its vector even if the entry was evicted in the meantime.
    ignoreFetchAbort: true,
    allowStaleOnFetchAbort: true,
  });

  /** A number for each embedder, part of the key: two embedders may have the same model name, with different providers. */
  private readonly numbers = new WeakMap<Embedder, number>();
  private embedders = 0;

  constructor(private readonly metrics: Metrics) {}

  /**
   * Returns the unit vector of `query` by `embedder`. Concurrent equal queries are embedded once; a failure is not cached.
   * Callers share the vector and must not change it.
   * @throws AppError `unavailable` as {@link Embedder.embedQuery} does
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

/** Returns a copy of the vector, because it may be part of a larger buffer that the cache would keep in memory. */
async function embedQuery(embedder: Embedder, query: string): Promise<Float32Array> {
  return (await embedder.embedQuery(query)).slice();
}
