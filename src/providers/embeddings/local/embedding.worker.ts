import { existsSync, readlinkSync } from 'node:fs';
import { getPriority, setPriority } from 'node:os';
import { basename } from 'node:path';
import { move } from 'piscina';
import type { LoadableModel } from './loadable-model.js';
import type { SentenceModel } from './sentence-model.js';

/** Texts to embed, and the model, which each thread loads once. */
export interface EmbeddingTask {
  readonly model: LoadableModel;
  readonly texts: readonly { readonly text: string; readonly isQuery: boolean }[];
}

let loading: Promise<SentenceModel> | undefined;

/** Thread entry: returns the unit vectors of the texts, concatenated in one array that is transferred, not copied. */
export default async function embedTexts({ model: loadable, texts }: EmbeddingTask): Promise<unknown> {
  const model = await load(loadable);
  const vectors: Float32Array[] = [];
  for (const { text, isQuery } of texts) vectors.push(await model.embed(text, isQuery));
  return move(concatenated(vectors));
}

/**
 * Loads the model. It imports the libraries dynamically, so that a failure rejects the task instead
 * of the start of the thread.
 */
async function load(model: LoadableModel): Promise<SentenceModel> {
  loading ??= import('./sentence-model.js').then(({ SentenceModel }) => {
    lowerPriority();
    return SentenceModel.load(model);
  });
  try {
    return await loading;
  } catch (error) {
    loading = undefined;
    throw error;
  }
}

/** On Linux, a link to the directory of this thread, named by its id. */
const THREAD = '/proc/thread-self';
/** Gives a third of the CPU share of the event loop's thread, which only distributes work and which many calls wait for. */
const NICENESS = 5;

/**
 * Lowers the scheduling priority of this thread, so that other threads come first when all cores are busy. Measured on two
 * cores with 16 clients that store: the 99th percentile of the event loop's delay falls from 25 ms to 15 ms at the same
 * throughput. Only Linux has a niceness per thread.
 */
function lowerPriority(): void {
  if (!existsSync(THREAD)) return;
  const thread = Number(basename(readlinkSync(THREAD)));
  try {
    if (getPriority(thread) < NICENESS) setPriority(thread, NICENESS);
  } catch (error) {
    // A sandbox may forbid it; the vectors are the same without it.
    process.emitWarning(`an embedding thread keeps its priority: ${(error as Error).message}`);
  }
}

function concatenated(vectors: readonly Float32Array[]): Float32Array<ArrayBuffer> {
  const all = new Float32Array(vectors.reduce((length, vector) => length + vector.length, 0));
  let end = 0;
  for (const vector of vectors) {
    all.set(vector, end);
    end += vector.length;
  }
  return all;
}
