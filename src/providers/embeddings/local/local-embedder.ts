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

/** Each thread holds a model of its own. */
const MOST_THREADS = 8;
const IDLE_THREAD_MS = 60_000;
/** Texts a thread takes at once: so few that a short call never waits long behind a big one. */
const CHUNK = 8;
const RETRY_AFTER_SECONDS = 5;
const CLOSED = 'the embedder is closed';

/** Embeds on this machine's CPU with all-MiniLM-L6-v2, in worker threads that are started as they are needed. */
export class LocalEmbedder implements Embedder {
  readonly model = LOCAL_EMBEDDING_MODEL;
  readonly dimensions = MINILM_DIMENSIONS;
  readonly calibration = MINILM;

  readonly #logger = new Logger(LocalEmbedder.name);
  readonly #modelDirectory: string;
  readonly #threads: number;
  readonly #pool: Piscina<EmbeddingTask, Float32Array<ArrayBuffer>>;
  readonly #calls = new Set<Promise<unknown>>();
  #opening: Promise<ModelSource> | undefined;
  #warned = false;
  #closed = false;

  /**
   * @param dataDir the converted model is kept in its `models` directory
   * @param threads at most how many texts are embedded at a time; by default one core is left to the event loop
   */
  constructor(dataDir: string, threads = Math.min(MOST_THREADS, Math.max(1, availableParallelism() - 1))) {
    this.#modelDirectory = join(dataDir, 'models');
    this.#threads = threads;
    this.#pool = new Piscina({
      filename: workerUrl(import.meta.url, './embedding.worker.js').href,
      minThreads: 1,
      maxThreads: threads,
      idleTimeout: IDLE_THREAD_MS,
    });
    this.#pool.on('error', (error) => this.#logger.error('An embedding thread failed', error));
  }

  async embed(texts: readonly string[]): Promise<Float32Array[]> {
    const call = this.#embedAll(texts);
    this.#calls.add(call);
    try {
      return await call;
    } catch (cause) {
      // Should the model's file be gone or damaged, then the next call finds out and makes it again.
      this.#opening = undefined;
      throw new AppError('unavailable', { retryAfterSeconds: RETRY_AFTER_SECONDS, cause });
    } finally {
      this.#calls.delete(call);
    }
  }

  async warmUp(): Promise<void> {
    await this.embed(['']);
  }

  /** Waits for the texts that are being embedded: onnxruntime ends the whole process when its thread is stopped in a run. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.allSettled(this.#calls);
    await this.#pool.destroy();
  }

  async #embedAll(texts: readonly string[]): Promise<Float32Array[]> {
    const source = await this.#open();
    const chunks = chunked(texts, CHUNK);
    const vectors: Float32Array[][] = [];
    let next = 0;
    // As many chunks of a call are queued as there are threads, not all of them: other calls get their turn in between.
    const takeChunks = async () => {
      for (let mine = next++; mine < chunks.length; mine = next++) vectors[mine] = await this.#embedChunk(source, chunks[mine]!);
    };
    const lanes = Array.from({ length: Math.min(this.#threads, chunks.length) }, takeChunks);
    await Promise.allSettled(lanes);
    await Promise.all(lanes);
    return vectors.flat();
  }

  async #embedChunk(source: ModelSource, texts: readonly string[]): Promise<Float32Array[]> {
    if (this.#closed) throw new Error(CLOSED);
    return this.#split(await this.#pool.run({ source, texts }));
  }

  #open(): Promise<ModelSource> {
    if (this.#closed) throw new Error(CLOSED);
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

const chunked = (texts: readonly string[], size: number): string[][] =>
  Array.from({ length: Math.ceil(texts.length / size) }, (_, i) => texts.slice(i * size, (i + 1) * size));
