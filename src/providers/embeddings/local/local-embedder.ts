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
import { type TextBatch, TextQueue } from './text-queue.js';

/** Each thread holds a model of its own. */
const MOST_THREADS = 8;
const IDLE_THREAD_MS = 60_000;
/** One is being worked on and one lies ready, so that a thread never waits for the event loop. */
const BATCHES_A_THREAD = 2;
const RETRY_AFTER_SECONDS = 5;
const CLOSED = 'the embedder is closed';

/**
 * Embeds on this machine's CPU with all-MiniLM-L6-v2, in worker threads that are started as they are needed. Texts that wait
 * together are sent to a thread together, which embeds one after the other: see {@link buildMiniLmOnnx} for why not in one run.
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
  readonly #underWay = new Set<Promise<unknown>>();
  #bulkUnderWay = 0;
  #opening: Promise<ModelSource> | undefined;
  #warned = false;
  #closed = false;

  /**
   * @param dataDir the converted model is kept in its `models` directory
   * @param threads at most how many texts are embedded at a time
   */
  constructor(dataDir: string, threads = defaultThreads()) {
    this.#modelDirectory = join(dataDir, 'models');
    this.#threads = threads;
    this.#pool = new Piscina({
      filename: workerUrl(import.meta.url, './embedding.worker.js').href,
      minThreads: 1,
      maxThreads: threads,
      concurrentTasksPerWorker: BATCHES_A_THREAD,
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

  /** Waits for the texts that are being embedded: onnxruntime ends the whole process when its thread is stopped in a run. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const { reject } of this.#queue.drain()) reject(new Error(CLOSED));
    await Promise.allSettled(this.#underWay);
    await this.#pool.destroy();
  }

  #embedAll(texts: readonly string[]): Promise<Float32Array[]> {
    if (this.#closed) throw new Error(CLOSED);
    const waiting = texts.map((text) => {
      const { promise, ...settle } = withResolvers<Float32Array>();
      return { text, promise, ...settle };
    });
    this.#queue.add(waiting);
    this.#serve();
    return Promise.all(waiting.map(({ promise }) => promise));
  }

  /** Gives the threads as much as they can take. */
  #serve(): void {
    const places = this.#threads * BATCHES_A_THREAD;
    while (this.#underWay.size < places) {
      const batch = this.#queue.take(places - this.#underWay.size, this.#bulkUnderWay < this.#threads);
      if (!batch) return;
      const run = this.#run(batch);
      this.#underWay.add(run);
      void run.then(() => {
        this.#underWay.delete(run);
        this.#serve();
      });
    }
  }

  /** Settles every text of `batch`; never fails. */
  async #run({ texts, bulk }: TextBatch): Promise<void> {
    if (bulk) this.#bulkUnderWay++;
    try {
      const source = await this.#open();
      const vectors = this.#split(await this.#pool.run({ source, texts: texts.map(({ text }) => text) }));
      for (const [i, { resolve }] of texts.entries()) resolve(vectors[i]!);
    } catch (error) {
      // Should the model's file be gone or damaged, then the next call finds out and makes it again.
      this.#opening = undefined;
      for (const { reject } of texts) reject(error);
    } finally {
      if (bulk) this.#bulkUnderWay--;
    }
  }

  #open(): Promise<ModelSource> {
    this.#opening ??= this.#openModel();
    return this.#opening;
  }

  async #openModel(): Promise<ModelSource> {
    const once = new Piscina<string, OpenedModel>({
      filename: workerUrl(import.meta.url, './model.worker.js').href,
      maxThreads: 1,
    });
    try {
      const { source, warning } = await once.run(this.#modelDirectory);
      if (warning && !this.#warned) this.#logger.warn(warning);
      this.#warned ||= warning !== undefined;
      return source;
    } finally {
      await once.destroy();
    }
  }

  #split(joined: Float32Array<ArrayBuffer>): Float32Array[] {
    return Array.from(
      { length: joined.length / this.dimensions },
      (_, i) => new Float32Array(joined.buffer, i * this.dimensions * Float32Array.BYTES_PER_ELEMENT, this.dimensions),
    );
  }
}

const defaultThreads = () => Math.min(MOST_THREADS, Math.max(1, availableParallelism() - 1));

/** `Promise.withResolvers`, which Node 20 does not have. */
function withResolvers<T>() {
  let resolve!: (value: T) => void;
  let reject!: (error: unknown) => void;
  const promise = new Promise<T>((resolved, rejected) => {
    resolve = resolved;
    reject = rejected;
  });
  return { promise, resolve, reject };
}
