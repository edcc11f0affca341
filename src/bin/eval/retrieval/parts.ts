import MiniSearch from 'minisearch';
import type { Embedder } from '../../../providers/embeddings/embedder.js';
import { DEPTH } from './marks.js';
import type { Ranker } from './results.types.js';
import { termsOf } from './terms.js';

/** A text to rank, and the name under which it is found: a turn's id, or the text itself. */
interface Rankable {
  readonly item: string;
  readonly text: string;
}

/** Returns rankers by each part of the service's search alone. A question that was asked before is not embedded again. */
export async function partRankers(texts: readonly Rankable[], embedder: Pick<Embedder, 'embed' | 'embedQuery'>) {
  return { cosine: await cosineRanker(texts, embedder), bm25: bm25Ranker(texts) };
}

/** Returns a ranker by BM25 (Robertson et al., 1994; k1 0.9, b 0.4), as MiniSearch computes it. */
function bm25Ranker(texts: readonly Rankable[]): Ranker {
  const index = new MiniSearch<{ id: number; text: string }>({
    fields: ['text'],
    tokenize: termsOf,
    processTerm: (term) => term,
    searchOptions: { bm25: { k: 0.9, b: 0.4, d: 0 } },
  });
  index.addAll(texts.map(({ text }, id) => ({ id, text })));
  return async (question) =>
    index
      .search(question)
      .slice(0, DEPTH)
      .map(({ id, score }) => ({ item: (texts[id] as Rankable).item, score }));
}

/** Returns a ranker by the cosine of the embeddings of whole texts. */
async function cosineRanker(texts: readonly Rankable[], embedder: Pick<Embedder, 'embed' | 'embedQuery'>): Promise<Ranker> {
  const vectors = await embedder.embed(texts.map(({ text }) => text));
  const asked = new Map<string, Promise<Float32Array>>();
  return async (question) => {
    const query = asked.get(question) ?? embedder.embedQuery(question);
    asked.set(question, query);
    const vector = await query;
    return texts
      .map(({ item }, i) => ({ item, score: dot(vector, vectors[i] as Float32Array) }))
      .sort((a, b) => b.score - a.score)
      .slice(0, DEPTH);
  };
}

const dot = (a: Float32Array, b: Float32Array) => a.reduce((total, value, i) => total + value * (b[i] as number), 0);
