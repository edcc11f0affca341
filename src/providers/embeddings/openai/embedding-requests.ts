import { Logger } from '@nestjs/common';
import type { OpenAiClient } from '../../openai/openai-client.js';
import { InvalidAnswer, ProviderFailure } from '../../openai/provider-failure.js';
import { prefixOf } from '../text-bounds.js';
import { vectorsOf } from './embeddings-answer.js';

/** The model that is asked, and in which form. */
export interface RequestOptions {
  readonly model: string;
  readonly dimensions: number;
  /** Maximum number of texts in a request. */
  readonly batch: number;
}

/** A text that the provider embeds neither whole nor cut. */
export class RefusedText {
  constructor(readonly failure: ProviderFailure) {}
}

/** A text that any model can embed. */
const PROBE = 'ready';
/** Length below which a refused text is not cut further, in UTF-16 units: what is left would stand for too little of it. */
const SHORTEST_CUT = 100;
/** Statuses of an answer that may be about a text: too long, too many texts, or a text that the model turns into NaN. */
const STATUSES_OF_TEXTS: ReadonlySet<unknown> = new Set([400, 413, 422, 500]);
/** A number in an answer, indented at will. */
const BYTES_PER_NUMBER = 64;
const OTHER_BYTES = 256 * 1024;
/** Requests of one text each that are under way at a time. */
const SINGLE_REQUESTS = 4;

/**
 * Asks an OpenAI-compatible server for vectors, and finds out what it accepts: how many texts in a request, or only one that is
 * not in a list. A refusal is a fault of the texts only if the server embeds another text at the same time.
 */
export class EmbeddingRequests {
  readonly #logger = new Logger('Embeddings');
  /** The most texts in a request that the server is known to accept. */
  #batch: number;
  /** True if the server accepts one text only, and no list. */
  #isSingle = false;

  constructor(
    private readonly client: OpenAiClient,
    private readonly options: RequestOptions,
  ) {
    this.#batch = options.batch;
  }

  /** Maximum number of texts in a request. */
  get batch(): number {
    return this.#batch;
  }

  /** Number of requests that may be under way at a time. */
  get concurrency(): number {
    return this.#batch === 1 ? SINGLE_REQUESTS : 1;
  }

  /**
   * Returns the vectors of texts, in their order; a text that alone is refused does not fail the others.
   * @throws ProviderFailure if the server does not work
   */
  async embed(inputs: readonly string[], deadline: AbortSignal): Promise<(Float32Array | RefusedText)[]> {
    try {
      return await this.#ask(inputs, deadline);
    } catch (error) {
      if (mayComeFromLength(error, inputs)) this.#batch = half(inputs);
      if (!isAboutTexts(error) || !(await this.#findForm(deadline))) throw error;
      return this.#isolate(inputs, error, deadline);
    }
  }

  /** Asks for the vector of a text that any model can embed. @throws ProviderFailure */
  async probe(deadline: AbortSignal): Promise<void> {
    await this.#ask([PROBE], deadline, 0);
  }

  /** @returns true if the server embeds the probe: in a list, as until now, or else without one */
  async #findForm(deadline: AbortSignal): Promise<boolean> {
    if (await this.#works(deadline)) return true;
    if (this.#isSingle) return false;
    this.#isSingle = true;
    if (await this.#works(deadline)) {
      this.#batch = 1;
      this.#logger.log('The embedding provider accepts no list of texts: it is sent one text a request');
      return true;
    }
    this.#isSingle = false;
    return false;
  }

  async #works(deadline: AbortSignal): Promise<boolean> {
    try {
      await this.probe(deadline);
      return true;
    } catch (error) {
      if (isAboutTexts(error)) return false;
      throw error;
    }
  }

  /** Halves refused texts until each refusal is about one text. */
  async #isolate(
    inputs: readonly string[],
    failure: ProviderFailure,
    deadline: AbortSignal,
  ): Promise<(Float32Array | RefusedText)[]> {
    if (inputs.length === 1) return [await this.#shorten(inputs[0] as string, failure, deadline)];
    const middle = half(inputs);
    const results: (Float32Array | RefusedText)[] = [];
    for (const part of [inputs.slice(0, middle), inputs.slice(middle)])
      results.push(...(await this.#askOrIsolate(part, deadline)));
    // Each half was accepted: there were too many texts, or too long ones together.
    if (!results.some((result) => result instanceof RefusedText)) this.#batch = Math.min(this.#batch, middle);
    return results;
  }

  async #askOrIsolate(inputs: readonly string[], deadline: AbortSignal): Promise<(Float32Array | RefusedText)[]> {
    try {
      return await this.#ask(inputs, deadline, 0);
    } catch (error) {
      if (!isAboutTexts(error)) throw error;
      return this.#isolate(inputs, error, deadline);
    }
  }

  /** Returns the vector of the longest beginning of a refused text that the server accepts; the text is cut by halves. */
  async #shorten(text: string, failure: ProviderFailure, deadline: AbortSignal): Promise<Float32Array | RefusedText> {
    let lastFailure = failure;
    for (let units = text.length >> 1; units >= SHORTEST_CUT; units >>= 1) {
      try {
        const [vector] = await this.#ask([prefixOf(text, units)], deadline, 0);
        this.#logger.debug(`A text of ${text.length} characters is embedded by its first ${units}`);
        return vector as Float32Array;
      } catch (error) {
        if (!isAboutTexts(error)) throw error;
        lastFailure = error;
      }
    }
    return new RefusedText(lastFailure);
  }

  async #ask(inputs: readonly string[], deadline: AbortSignal, retries?: number): Promise<Float32Array[]> {
    const { model, dimensions } = this.options;
    const answer = await this.client.post({
      path: '/embeddings',
      body: { model, input: this.#isSingle ? inputs[0] : inputs, ...shortened(model, dimensions) },
      texts: inputs,
      deadline,
      maxBytes: inputs.length * dimensions * BYTES_PER_NUMBER + OTHER_BYTES,
      ...(retries !== undefined && { retries }),
    });
    return vectorsOf(answer, inputs.length, dimensions);
  }
}

/** Returns the `dimensions` parameter for models that can shorten their vectors; others refuse a request that has it. */
const shortened = (model: string, dimensions: number): { dimensions?: number } =>
  model.startsWith('text-embedding-3-') ? { dimensions } : {};

const half = (inputs: readonly string[]): number => Math.ceil(inputs.length / 2);

const isAboutTexts = (error: unknown): error is ProviderFailure =>
  error instanceof InvalidAnswer || (error instanceof ProviderFailure && STATUSES_OF_TEXTS.has(error.details.status));

/** True if a slow server may answer in time with fewer texts. */
const mayComeFromLength = (error: unknown, inputs: readonly string[]): boolean =>
  inputs.length > 1 && error instanceof ProviderFailure && (error.details.isTimeout ?? false);
