import { AppError } from '../../common/app-error.js';
import type { Embedder, Embedding } from './embedder.js';

/** A text that any model can embed. */
const PROBE = 'ready';

/** An embedder that knows since when it has failed. */
export class ObservedEmbedder implements Embedder {
  private failingSince: number | undefined;
  private probing: Promise<unknown> | undefined;

  constructor(private readonly inner: Embedder) {}

  get model() {
    return this.inner.model;
  }

  get dimensions() {
    return this.inner.dimensions;
  }

  get calibration() {
    return this.inner.calibration;
  }

  get languages() {
    return this.inner.languages;
  }

  embed(texts: readonly string[]): Promise<Float32Array[]> {
    return this.observe(this.inner.embed(texts));
  }

  embedEach(texts: readonly string[]): Promise<Embedding[]> {
    return this.observe(this.inner.embedEach(texts));
  }

  embedQuery(query: string): Promise<Float32Array> {
    return this.observe(this.inner.embedQuery(query));
  }

  warmUp(): Promise<void> {
    return this.observe(this.inner.warmUp());
  }

  close(): Promise<void> {
    return this.inner.close();
  }

  /**
   * Returns the time for which every call has failed, in milliseconds; 0 if the last one succeeded. While calls fail, another
   * one is made: whoever asks may be the reason why no other comes.
   */
  failingForMs(): number {
    if (this.failingSince === undefined) return 0;
    this.probing ??= this.embed([PROBE])
      .catch(() => {})
      .finally(() => {
        this.probing = undefined;
      });
    return performance.now() - this.failingSince;
  }

  private async observe<T>(call: Promise<T>): Promise<T> {
    try {
      const result = await call;
      this.failingSince = undefined;
      return result;
    } catch (error) {
      if (error instanceof AppError && error.code === 'unavailable') this.failingSince ??= performance.now();
      throw error;
    }
  }
}
