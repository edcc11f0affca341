import { Logger } from '@nestjs/common';
import type { LlmOutcome } from '../metrics/llm-metrics.js';
import { InvalidAnswer, ProviderFailure } from '../openai/provider-failure.js';
import type { Llm, Task } from './llm.js';

/** Times in milliseconds. */
export interface LlmTimeouts {
  /** Maximum time that a task waits for the model, retries included. */
  readonly answer: number;
  /** Time after a timeout during which the model is not asked. */
  readonly pause: number;
}

/** The end of asking the model: a result only with the outcome `ok`. */
export interface LlmAttempt<Result> {
  readonly outcome: LlmOutcome;
  readonly result?: Result;
}

const WARN_EVERY_MS = 60_000;
const PAUSED = { outcome: 'unavailable' } as const;

/**
 * Asks a language model that may be away. After a timeout it is not asked for a while: otherwise every task would wait for a
 * provider that hangs.
 */
export class LlmAttempts {
  private readonly logger = new Logger(LlmAttempts.name);
  private warnedAt = 0;
  private pausedUntil = 0;

  /** @param instead what is done without an answer, for the log */
  constructor(
    private readonly llm: Llm,
    private readonly timeouts: LlmTimeouts,
    private readonly instead: string,
  ) {}

  /**
   * Asks the model once.
   * @param read returns what the answer means
   * @throws what `read` throws, except for failures of the provider, as which it reports an answer that is of no use
   */
  async ask<Answer, Result>(task: Task, read: (answer: Answer) => Result): Promise<LlmAttempt<Result>> {
    if (Date.now() < this.pausedUntil) return PAUSED;
    const deadline = AbortSignal.timeout(this.timeouts.answer);
    try {
      return { outcome: 'ok', result: read(await this.llm.ask<Answer>(task, deadline)) };
    } catch (error) {
      if (!(error instanceof ProviderFailure)) throw error;
      const outcome = outcomeOf(error, deadline);
      if (outcome === 'timeout') this.pausedUntil = Date.now() + this.timeouts.pause;
      this.warn(error);
      return { outcome };
    }
  }

  private warn({ message }: ProviderFailure): void {
    const now = Date.now();
    if (now - this.warnedAt < WARN_EVERY_MS) return;
    this.warnedAt = now;
    this.logger.warn(`The language model ${message}: ${this.instead}`);
  }
}

function outcomeOf(failure: ProviderFailure, deadline: AbortSignal): LlmOutcome {
  if (failure instanceof InvalidAnswer) return 'invalid';
  return deadline.aborted ? 'timeout' : 'unavailable';
}
