import { AppError } from '../../../common/app-error.js';
import { OpenAiClient, type OpenAiClientOptions } from '../../openai/openai-client.js';
import { ProviderFailure } from '../../openai/provider-failure.js';
import type { Calibration } from '../calibration.js';
import type { Embedder } from '../embedder.js';
import { calibrationOf } from '../known-models.js';
import { boundTokens, wellFormed } from '../text-bounds.js';
import { batchesOf } from './batches.js';
import { vectorsOf } from './embeddings-answer.js';

/** Options of an OpenAiEmbedder. */
export interface OpenAiEmbedderOptions extends OpenAiClientOptions {
  readonly model: string;
  readonly dimensions: number;
  /** By default the built-in calibration of the model. */
  readonly calibration?: Calibration;
  /** Timeout of one call of `embed` with all its batches and retries, in milliseconds. */
  readonly callTimeout?: number;
}

const CALL_TIMEOUT = 25_000;
/** Below OpenAI's limit of 8192 tokens per text. */
const MAX_TOKENS = 8000;
const RETRY_AFTER_SECONDS = 5;
const MAX_RETRY_AFTER_SECONDS = 60;

/** Embeds through `POST /embeddings` of OpenAI or of a compatible server. */
export class OpenAiEmbedder implements Embedder {
  readonly model: string;
  readonly dimensions: number;
  readonly calibration: Calibration;
  readonly #client: OpenAiClient;

  constructor(private readonly options: OpenAiEmbedderOptions) {
    this.model = options.model;
    this.dimensions = options.dimensions;
    this.calibration = options.calibration ?? calibrationOf(options.model);
    this.#client = new OpenAiClient(options);
  }

  async embed(texts: readonly string[]): Promise<Float32Array[]> {
    const deadline = AbortSignal.timeout(this.options.callTimeout ?? CALL_TIMEOUT);
    const vectors: Float32Array[] = [];
    try {
      for (const batch of batchesOf(texts.map(toInput))) vectors.push(...(await this.#embedBatch(batch, deadline)));
    } catch (error) {
      throw error instanceof ProviderFailure ? this.#unavailable(error) : error;
    }
    return vectors;
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

  async #embedBatch(input: readonly string[], deadline: AbortSignal): Promise<Float32Array[]> {
    const request = { model: this.model, input, encoding_format: 'float', ...this.#shortened() };
    return vectorsOf(await this.#client.post('/embeddings', request, deadline), input.length, this.dimensions);
  }

  /** Returns the `dimensions` parameter for models that can shorten their vectors; others refuse a request that has it. */
  #shortened(): { dimensions?: number } {
    return this.model.startsWith('text-embedding-3-') ? { dimensions: this.dimensions } : {};
  }

  #unavailable(failure: ProviderFailure): AppError {
    const seconds = Math.ceil(failure.retryAfterSeconds ?? RETRY_AFTER_SECONDS);
    return new AppError('unavailable', {
      retryAfterSeconds: Math.max(1, Math.min(seconds, MAX_RETRY_AFTER_SECONDS)),
      cause: new Error(`The embedding provider ${failure.message}`, { cause: failure }),
    });
  }
}

/** Converts `text` to an input that OpenAI accepts: not empty, not too long, valid Unicode. */
const toInput = (text: string): string => boundTokens(wellFormed(text), MAX_TOKENS) || ' ';
