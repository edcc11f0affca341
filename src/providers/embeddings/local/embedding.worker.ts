import { move } from 'piscina';
import type { MiniLm } from './minilm.js';
import type { ModelSource } from './model-cache.js';

/** Some texts and the model to embed them with, which each thread loads once. */
export interface EmbeddingTask {
  readonly source: ModelSource;
  readonly texts: readonly string[];
}

let loading: Promise<MiniLm> | undefined;

/** Thread entry: the unit vectors of the texts, one after the other in one array, which is handed over rather than copied. */
export default async function embedTexts({ source, texts }: EmbeddingTask): Promise<unknown> {
  const model = await load(source);
  const vectors: Float32Array[] = [];
  for (const text of texts) vectors.push(await model.embed(text));
  return move(joined(vectors));
}

/** The libraries are imported here, not above: a failure then fails the task, instead of a thread that is only starting. */
async function load(source: ModelSource): Promise<MiniLm> {
  loading ??= import('./minilm.js').then(({ MiniLm }) => MiniLm.load(source));
  try {
    return await loading;
  } catch (error) {
    loading = undefined;
    throw error;
  }
}

function joined(vectors: readonly Float32Array[]): Float32Array<ArrayBuffer> {
  const all = new Float32Array(vectors.reduce((length, vector) => length + vector.length, 0));
  let end = 0;
  for (const vector of vectors) {
    all.set(vector, end);
    end += vector.length;
  }
  return all;
}
