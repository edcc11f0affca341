import MiniSearch from 'minisearch';
import { stemmer } from 'stemmer';
import type { Embedder } from '../../providers/embeddings/embedder.js';
import type { Turn } from './conversations.js';

/** Puts the turns of one conversation in order for a question; their ids, the best first. */
export type Ranker = (question: string) => Promise<readonly string[]>;

/** BM25 (Robertson et al., 1994; k1 0.9, b 0.4) over Porter's stems, as MiniSearch computes it. */
export async function bm25Ranker(turns: readonly Turn[]): Promise<Ranker> {
  const index = new MiniSearch<Turn>({
    fields: ['text'],
    processTerm: (term) => stemmer(term.toLowerCase()),
    searchOptions: { bm25: { k: 0.9, b: 0.4, d: 0 } },
  });
  index.addAll(turns);
  return async (question) => index.search(question).map(({ id }) => id);
}

/** The cosine of the embeddings alone. */
export async function cosineRanker(turns: readonly Turn[], embedder: Embedder): Promise<Ranker> {
  const vectors = await embedder.embed(turns.map(({ text }) => text));
  return async (question) => {
    const [wanted] = await embedder.embed([question]);
    return turns
      .map(({ id }, i) => ({ id, cosine: dot(wanted as Float32Array, vectors[i] as Float32Array) }))
      .sort((a, b) => b.cosine - a.cosine)
      .map(({ id }) => id);
  };
}

const dot = (a: Float32Array, b: Float32Array) => a.reduce((total, value, i) => total + value * (b[i] as number), 0);
