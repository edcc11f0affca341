import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { Piscina } from 'piscina';
import { AppError } from '../../../common/app-error.js';
import { workerUrl } from '../../../common/worker-url.js';
import { LOCAL_EMBEDDING_DIMENSIONS, LOCAL_EMBEDDING_MODEL } from '../../../config/local-embedding.js';
import { type Calibration, MINILM } from '../calibration.js';
import type { Embedder } from '../embedder.js';
import { type LanguageCalibration, MINILM_LANGUAGES } from '../language-calibration.js';
import type { EmbeddingTask } from './embedding.worker.js';
import type { LoadableModel } from './loadable-model.js';
import type { ModelRequest } from './model.worker.js';
import type { OpenedModel } from './model-cache.js';
import { runtimePackage } from './onnx-runtime.js';
import { runOnce } from './run-once.js';
import { type TextBatch, TextQueue } from './text-queue.js';

/** Maximum of the default number of threads; each holds a copy of the model. */
const MAX_DEFAULT_THREADS = 8;
const IDLE_THREAD_MS = 60_000;
/** A thread has one batch in work and one queued, so that it never waits for the event loop. */
const BATCHES_PER_THREAD = 2;
const RETRY_AFTER_SECONDS = 5;
const CLOSED = 'the embedder is closed';

/** A model that this machine runs: of a directory, or else the built-in one. */
export interface LocalModel {
  readonly model: string;
  readonly dimensions: number;
  readonly calibration: Calibration;
  readonly languages?: LanguageCalibration;
  readonly directory?: string;
}

const BUILTIN: LocalModel = {
  model: LOCAL_EMBEDDING_MODEL,
  dimensions: LOCAL_EMBEDDING_DIMENSIONS,
  calibration: MINILM,
  languages: MINILM_LANGUAGES,
};

/**
 * Embeds on the CPU of this machine, with all-MiniLM-L6-v2 or the model of a directory, in worker threads that are started on
 * demand. Waiting texts are sent to a thread in batches, but the thread embeds them one by one; {@link buildBertOnnx} explains
 * why.
 */
export class LocalEmbedder implements Embedder {
  readonly model: string;
  readonly dimensions: number;
  readonly calibration: Calibration;
  readonly languages: LanguageCalibration | undefined;

  readonly #logger = new Logger(LocalEmbedder.name);
  readonly #request: ModelRequest;
  readonly #threads: number;
  readonly #pool: Piscina<EmbeddingTask, Float32Array<ArrayBuffer>>;
  readonly #queue = new TextQueue();
  readonly #pending = new Set<Promise<unknown>>();
  #pendingBulk = 0;
  #opening: Promise<LoadableModel> | undefined;
  #warned = false;
  #closed = false;

  /**
   * @param dataDir the converted model is cached in its `models` directory
   * @param threads maximum number of texts that are embedded at a time
   * @throws StartError if onnxruntime does not run on this machine
   */
  constructor(dataDir: string, threads = defaultThreads(), local: LocalModel = BUILTIN) {
    runtimePackage();
    const { model, dimensions, calibration, languages, directory } = local;
    this.model = model;
    this.dimensions = dimensions;
    this.calibration = calibration;
    this.languages = languages;
    this.#request = { cache: join(dataDir, 'models'), ...(directory !== undefined && { own: { directory, model } }) };
    this.#threads = threads;
    this.#pool = new Piscina({
      filename: workerUrl(import.meta.url, './embedding.worker.js').href,
      minThreads: 1,
      maxThreads: threads,
      concurrentTasksPerWorker: BATCHES_PER_THREAD,
      idleTimeout: IDLE_THREAD_MS,
    });
    this.#pool.on('error', (error) => this.#logger.error('An embedding thread failed', error));
  }

  embed(texts: readonly string[]): Promise<Float32Array[]> {
    return this.#embedAll(texts, false);
  }

  embedEach(texts: readonly string[]): Promise<Float32Array[]> {
    return this.embed(texts);
  }

  async embedQuery(query: string): Promise<Float32Array> {
    const [vector] = await this.#embedAll([query], true);
    return vector!;
  }

  async warmUp(): Promise<void> {
    await this.embed(['']);
  }

  /** Waits for the texts in work: onnxruntime ends the whole process if its thread is stopped during a run. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const { reject } of this.#queue.drain()) reject(new Error(CLOSED));
    await Promise.allSettled(this.#pending);
    await this.#pool.destroy();
  }

  async #embedAll(texts: readonly string[], isQuery: boolean): Promise<Float32Array[]> {
    try {
      return await this.#enqueue(texts, isQuery);
    } catch (cause) {
      throw new AppError('unavailable', { retryAfterSeconds: RETRY_AFTER_SECONDS, cause });
    }
  }

  #enqueue(texts: readonly string[], isQuery: boolean): Promise<Float32Array[]> {
    if (this.#closed) throw new Error(CLOSED);
    const waiting = texts.map((text) => {
      const { promise, ...resolvers } = withResolvers<Float32Array>();
      return { text, isQuery, promise, ...resolvers };
    });
    this.#queue.add(waiting);
    this.#dispatch();
    return Promise.all(waiting.map(({ promise }) => promise));
  }

  /** Sends batches to the threads until all their places are taken or the queue is empty. */
  #dispatch(): void {
    const places = this.#threads * BATCHES_PER_THREAD;
    while (this.#pending.size < places) {
      const batch = this.#queue.take(places - this.#pending.size, this.#pendingBulk < this.#threads);
      if (!batch) return;
      const run = this.#run(batch);
      this.#pending.add(run);
      void run.then(() => {
        this.#pending.delete(run);
        this.#dispatch();
      });
    }
  }

  /** Embeds `batch` and settles the promise of every text; never rejects. */
  async #run({ texts, bulk }: TextBatch): Promise<void> {
    if (bulk) this.#pendingBulk++;
    try {
      const model = await this.#open();
      const vectors = this.#split(await this.#pool.run({ model, texts: texts.map(({ text, isQuery }) => ({ text, isQuery })) }));
      for (const [i, { resolve }] of texts.entries()) resolve(vectors[i]!);
    } catch (error) {
      // If the file of the model is missing or damaged, the next call detects that and builds it again.
      this.#opening = undefined;
      for (const { reject } of texts) reject(error);
    } finally {
      if (bulk) this.#pendingBulk--;
    }
  }

  #open(): Promise<LoadableModel> {
    this.#opening ??= this.#openModel();
    return this.#opening;
  }

  async #openModel(): Promise<LoadableModel> {
    const worker = workerUrl(import.meta.url, './model.worker.js');
    const { source, settings, warning } = await runOnce<ModelRequest, LoadableModel & OpenedModel>(worker, this.#request);
    if (warning && !this.#warned) this.#logger.warn(warning);
    this.#warned ||= warning !== undefined;
    return { source, settings };
  }

  #split(joined: Float32Array<ArrayBuffer>): Float32Array[] {
    return Array.from(
      { length: joined.length / this.dimensions },
      (_, i) => new Float32Array(joined.buffer, i * this.dimensions * Float32Array.BYTES_PER_ELEMENT, this.dimensions),
    );
  }
}

const defaultThreads = () => Math.min(MAX_DEFAULT_THREADS, Math.max(1, availableParallelism() - 1));

/** Implements `Promise.withResolvers`, which Node 20 does not have. */
function withResolvers<T>() {
  let resolve!: (value: T) => void;
  let reject!: (error: unknown) => void;
  const promise = new Promise<T>((resolved, rejected) => {
    resolve = resolved;
    reject = rejected;
  });
  return { promise, resolve, reject };
}
