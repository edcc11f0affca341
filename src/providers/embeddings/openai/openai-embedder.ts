import { Logger } from '@nestjs/common';
import { AppError } from '../../../common/app-error.js';
import { OpenAiClient, type OpenAiClientOptions } from '../../openai/openai-client.js';
import { ProviderFailure } from '../../openai/provider-failure.js';
import type { Calibration } from '../calibration.js';
import type { Embedder, Embedding } from '../embedder.js';
import { calibrationOf } from '../known-models.js';
import { limitsOf } from '../model-limits.js';
import { boundTokens, wellFormed } from '../text-bounds.js';
import { batchesOf } from './batches.js';
import { EmbeddingRequests, RefusedText } from './embedding-requests.js';
import { TimeoutBreaker } from './timeout-breaker.js';

/** Options of an OpenAiEmbedder. */
export interface OpenAiEmbedderOptions extends OpenAiClientOptions {
  readonly model: string;
  readonly dimensions: number;
  /** By default the built-in calibration of the model. */
  readonly calibration?: Calibration;
  /** Timeout of a request with all its retries, and with those that find out which text is refused; in milliseconds. */
  readonly callTimeout?: number;
  /** Maximum number of tokens of a text; the rest is cut off. By default that of the model. */
  readonly maxTokens?: number | undefined;
  /** Maximum number of texts in a request. By default that of the model. */
  readonly batch?: number | undefined;
  /** Pause between two probes of a provider that hangs, in milliseconds. */
  readonly probePause?: number;
}

const CALL_TIMEOUT = 8_000;
const RETRY_AFTER_SECONDS = 5;
const MAX_RETRY_AFTER_SECONDS = 60;

/** Embeds through `POST /embeddings` of OpenAI or of a compatible server. */
export class OpenAiEmbedder implements Embedder {
  readonly model: string;
  readonly dimensions: number;
  readonly calibration: Calibration;
  readonly #logger = new Logger('Embeddings');
  readonly #client: OpenAiClient;
  readonly #requests: EmbeddingRequests;
  readonly #breaker: TimeoutBreaker;
  readonly #maxTokens: number;

  constructor(private readonly options: OpenAiEmbedderOptions) {
    const { model, dimensions, maxTokens, batch } = options;
    const limits = limitsOf(model);
    this.model = model;
    this.dimensions = dimensions;
    this.calibration = options.calibration ?? calibrationOf(model);
    this.#maxTokens = maxTokens ?? limits.maxTokens;
    this.#client = new OpenAiClient({ attemptTimeout: this.#callTimeout, ...options });
    this.#requests = new EmbeddingRequests(this.#client, { model, dimensions, batch: batch ?? limits.batch });
    this.#breaker = new TimeoutBreaker(() => this.#requests.probe(this.#deadline()), options.probePause);
  }

  async embed(texts: readonly string[]): Promise<Float32Array[]> {
    const embeddings = await this.embedEach(texts);
    const rejected = embeddings.find((embedding) => embedding instanceof AppError);
    if (rejected) throw rejected;
    return embeddings as Float32Array[];
  }

  async embedEach(texts: readonly string[]): Promise<Embedding[]> {
    const embeddings: Embedding[] = [];
    const inputs = texts.map((text) => this.#toInput(text));
    try {
      while (embeddings.length < inputs.length) {
        // Made anew each time: the batches may have become smaller.
        const batches = batchesOf(inputs.slice(embeddings.length), this.#requests.batch).slice(0, this.#requests.concurrency);
        for (const done of await Promise.all(batches.map((batch) => this.#embedBatch(batch)))) embeddings.push(...done);
      }
    } catch (error) {
      throw error instanceof ProviderFailure ? unavailable(error) : error;
    }
    return embeddings;
  }

  async embedQuery(query: string): Promise<Float32Array> {
    const [vector] = await this.embed([query]);
    return vector!;
  }

  /** Does nothing: there is no model to load. */
  async warmUp(): Promise<void> {}

  async close(): Promise<void> {
    this.#client.close();
  }

  async #embedBatch(inputs: readonly string[]): Promise<Embedding[]> {
    const results = await this.#breaker.run(() => this.#requests.embed(inputs, this.#deadline()));
    return results.map((result, i) => (result instanceof RefusedText ? this.#rejected(result, inputs[i]!) : result));
  }

  #rejected({ failure }: RefusedText, { length }: string): AppError {
    const problem = `The embedding provider ${failure.message}`;
    this.#logger.warn(`A text of ${length} characters cannot be embedded. ${problem}`);
    return new AppError('embedding_rejected', { cause: new Error(problem, { cause: failure }) });
  }

  /** Converts `text` to an input that servers accept: not empty, not too long, valid Unicode. */
  #toInput(text: string): string {
    return boundTokens(wellFormed(text), this.#maxTokens) || ' ';
  }

  get #callTimeout(): number {
    return this.options.callTimeout ?? CALL_TIMEOUT;
  }

  #deadline(): AbortSignal {
    return AbortSignal.timeout(this.#callTimeout);
  }
}

function unavailable(failure: ProviderFailure): AppError {
  const seconds = Math.ceil(failure.details.retryAfterSeconds ?? RETRY_AFTER_SECONDS);
  return new AppError('unavailable', {
    retryAfterSeconds: Math.max(1, Math.min(seconds, MAX_RETRY_AFTER_SECONDS)),
    cause: new Error(`The embedding provider ${failure.message}`, { cause: failure }),
  });
}
