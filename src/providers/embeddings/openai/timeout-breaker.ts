import { Logger } from '@nestjs/common';
import { ProviderFailure } from '../../openai/provider-failure.js';

/** Timeouts in a row after which calls fail at once. */
const MAX_TIMEOUTS = 3;
/** Pause between two probes, in milliseconds. */
const PAUSE = 5_000;

/**
 * Spares callers the wait for a provider that hangs: after three timeouts in a row, calls fail at once until a probe succeeds.
 * A call that fails so starts the next probe, in the background and one at a time.
 */
export class TimeoutBreaker {
  readonly #logger = new Logger('Embeddings');
  #timeouts = 0;
  #probing = false;
  #probeDue = 0;

  /**
   * @param probe asks the provider something that it can answer soon
   * @param pause between two probes, in milliseconds
   */
  constructor(
    private readonly probe: () => Promise<unknown>,
    private readonly pause = PAUSE,
  ) {}

  /** @throws ProviderFailure, at once while the breaker is open; otherwise whatever `work` throws */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#timeouts >= MAX_TIMEOUTS) {
      this.#probeAgain();
      throw new ProviderFailure(`gave no answer in time to ${MAX_TIMEOUTS} calls in a row, and is not asked for now`, {
        retryAfterSeconds: this.pause / 1_000,
      });
    }
    try {
      const result = await work();
      this.#timeouts = 0;
      return result;
    } catch (error) {
      this.#record(error);
      throw error;
    }
  }

  #record(error: unknown): void {
    const isTimeout = error instanceof ProviderFailure && error.details.isTimeout;
    this.#timeouts = isTimeout ? this.#timeouts + 1 : 0;
    if (this.#timeouts !== MAX_TIMEOUTS) return;
    this.#probeDue = performance.now() + this.pause;
    this.#logger.warn('The embedding provider hangs: calls fail at once until it answers again');
  }

  #probeAgain(): void {
    if (this.#probing || performance.now() < this.#probeDue) return;
    this.#probing = true;
    this.probe()
      .then(
        () => {
          this.#timeouts = 0;
          this.#logger.log('The embedding provider answers again');
        },
        () => {},
      )
      .finally(() => {
        this.#probing = false;
        this.#probeDue = performance.now() + this.pause;
      });
  }
}
