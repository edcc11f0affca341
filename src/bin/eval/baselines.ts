import MiniSearch from 'minisearch';
import { stemmer } from 'stemmer';
import type { Embedder } from '../../providers/embeddings/embedder.js';
import type { Turn } from './conversations.js';

/** Ranks the turns of one conversation for a question; returns their ids, the best first. */
export type Ranker = (question: string) => Promise<readonly string[]>;

/** Returns a ranker by BM25 (Robertson et al., 1994; k1 0.9, b 0.4) over Porter's stems, as MiniSearch computes it. */
export async function bm25Ranker(turns: readonly Turn[]): Promise<Ranker> {
  const index = new MiniSearch<Turn>({
    fields: ['text'],
    processTerm: (term) => stemmer(term.toLowerCase()),
    searchOptions: { bm25: { k: 0.9, b: 0.4, d: 0 } },
  });
  index.addAll(turns);
  return async (question) => index.search(question).map(({ id }) => id);
}

/** Returns a ranker by the cosine of the embeddings alone. */
export async function cosineRanker(turns: readonly Turn[], embedder: Embedder): Promise<Ranker> {
  const vectors = await embedder.embed(turns.map(({ text }) => text));
  return async (question) => {
    const [query] = await embedder.embed([question]);
    return turns
      .map(({ id }, i) => ({ id, cosine: dot(query as Float32Array, vectors[i] as Float32Array) }))
      .sort((a, b) => b.cosine - a.cosine)
      .map(({ id }) => id);
  };
}

const dot = (a: Float32Array, b: Float32Array) => a.reduce((total, value, i) => total + value * (b[i] as number), 0);
