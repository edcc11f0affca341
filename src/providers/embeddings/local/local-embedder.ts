import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { Piscina } from 'piscina';
import { AppError } from '../../../common/app-error.js';
import { workerUrl } from '../../../common/worker-url.js';
import { LOCAL_EMBEDDING_MODEL } from '../../../config/config.js';
import { MINILM } from '../calibration.js';
import type { Embedder } from '../embedder.js';
import type { EmbeddingTask } from './embedding.worker.js';
import { MINILM_DIMENSIONS } from './minilm-onnx.js';
import type { ModelSource, OpenedModel } from './model-cache.js';
import { runtimePackage } from './onnx-runtime.js';
import { type TextBatch, TextQueue } from './text-queue.js';

/** Maximum of the default number of threads; each holds a copy of the model. */
const MAX_DEFAULT_THREADS = 8;
const IDLE_THREAD_MS = 60_000;
/** A thread has one batch in work and one queued, so that it never waits for the event loop. */
const BATCHES_PER_THREAD = 2;
const RETRY_AFTER_SECONDS = 5;
const CLOSED = 'the embedder is closed';

/**
 * Embeds with all-MiniLM-L6-v2 on the CPU of this machine, in worker threads that are started on demand. Waiting texts are sent
 * to a thread in batches, but the thread embeds them one by one; {@link buildMiniLmOnnx} explains why.
 */
export class LocalEmbedder implements Embedder {
  readonly model = LOCAL_EMBEDDING_MODEL;
  readonly dimensions = MINILM_DIMENSIONS;
  readonly calibration = MINILM;

  readonly #logger = new Logger(LocalEmbedder.name);
  readonly #modelDirectory: string;
  readonly #threads: number;
  readonly #pool: Piscina<EmbeddingTask, Float32Array<ArrayBuffer>>;
  readonly #queue = new TextQueue();
  readonly #pending = new Set<Promise<unknown>>();
  #pendingBulk = 0;
  #opening: Promise<ModelSource> | undefined;
  #warned = false;
  #closed = false;

  /**
   * @param dataDir the converted model is cached in its `models` directory
   * @param threads maximum number of texts that are embedded at a time
   * @throws StartError if onnxruntime does not run on this machine
   */
  constructor(dataDir: string, threads = defaultThreads()) {
    runtimePackage();
    this.#modelDirectory = join(dataDir, 'models');
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

  async embed(texts: readonly string[]): Promise<Float32Array[]> {
    try {
      return await this.#embedAll(texts);
    } catch (cause) {
      throw new AppError('unavailable', { retryAfterSeconds: RETRY_AFTER_SECONDS, cause });
    }
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

  #embedAll(texts: readonly string[]): Promise<Float32Array[]> {
    if (this.#closed) throw new Error(CLOSED);
    const waiting = texts.map((text) => {
      const { promise, ...resolvers } = withResolvers<Float32Array>();
      return { text, promise, ...resolvers };
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
      const source = await this.#open();
      const vectors = this.#split(await this.#pool.run({ source, texts: texts.map(({ text }) => text) }));
      for (const [i, { resolve }] of texts.entries()) resolve(vectors[i]!);
    } catch (error) {
      // If the file of the model is missing or damaged, the next call detects that and builds it again.
      this.#opening = undefined;
      for (const { reject } of texts) reject(error);
    } finally {
      if (bulk) this.#pendingBulk--;
    }
  }

  #open(): Promise<ModelSource> {
    this.#opening ??= this.#openModel();
    return this.#opening;
  }

  async #openModel(): Promise<ModelSource> {
    const pool = new Piscina<string, OpenedModel>({
      filename: workerUrl(import.meta.url, './model.worker.js').href,
      maxThreads: 1,
    });
    try {
      const { source, warning } = await pool.run(this.#modelDirectory);
      if (warning && !this.#warned) this.#logger.warn(warning);
      this.#warned ||= warning !== undefined;
      return source;
    } finally {
      await pool.destroy();
    }
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
