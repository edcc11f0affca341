import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '../../../common/app-error.js';
import type { RequestContext } from '../../../common/request-context.js';
import type { RateLimiter } from '../../limits/rate-limiter.js';

/** An import takes a token of the rate limits for so many lines, or so many bytes. */
const LINES_PER_TOKEN = 100;
const BYTES_PER_TOKEN = 1024 ** 2;

/** Takes the tokens of an import, after the first one, which the call itself has paid. */
export class ImportToll {
  #lines = 0;
  #bytes = 0;

  constructor(
    private readonly limiter: RateLimiter,
    private readonly ctx: RequestContext,
  ) {}

  /**
   * Takes a token for every 100 lines or MB. Waits for one if there is none: the client goes on to send no faster than the lines
   * are taken.
   * @param bytes the size of a line
   */
  async pay(bytes: number): Promise<void> {
    this.#lines++;
    this.#bytes += bytes;
    if (this.#lines < LINES_PER_TOKEN && this.#bytes < BYTES_PER_TOKEN) return;
    [this.#lines, this.#bytes] = [0, 0];
    for (;;) {
      try {
        await this.limiter.take(this.ctx, false);
        return;
      } catch (error) {
        if (!(error instanceof AppError && error.code === 'rate_limited')) throw error;
        await sleep((error.options.retryAfterSeconds ?? 1) * 1000, undefined, { ref: false });
      }
    }
  }
}
