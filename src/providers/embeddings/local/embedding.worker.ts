import { existsSync, readlinkSync } from 'node:fs';
import { getPriority, setPriority } from 'node:os';
import { basename } from 'node:path';
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
  loading ??= import('./minilm.js').then(({ MiniLm }) => {
    giveWay();
    return MiniLm.load(source);
  });
  try {
    return await loading;
  } catch (error) {
    loading = undefined;
    throw error;
  }
}

/** This thread and its number, on Linux. */
const THREAD = '/proc/thread-self';
/** A third of the share that the thread of the event loop has, which only hands work out, and which many calls wait for. */
const NICENESS = 5;

/**
 * Lets other threads go first where cores are short: measured on two, with 16 clients that store, the event loop is late by 15 ms at the 99th
 * percentile instead of 25, and as much is stored. Only Linux knows the niceness of a thread.
 */
function giveWay(): void {
  if (!existsSync(THREAD)) return;
  const thread = Number(basename(readlinkSync(THREAD)));
  try {
    if (getPriority(thread) < NICENESS) setPriority(thread, NICENESS);
  } catch (error) {
    // A sandbox may forbid it, and the vectors are the same without it.
    process.emitWarning(`an embedding thread goes on at its priority: ${(error as Error).message}`);
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
