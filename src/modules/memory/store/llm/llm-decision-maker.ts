import { Logger } from '@nestjs/common';
import type { Llm } from '../../../../providers/llm/llm.js';
import type { LlmOutcome, Metrics } from '../../../../providers/metrics/metrics.js';
import { InvalidAnswer, ProviderFailure } from '../../../../providers/openai/provider-failure.js';
import type { DecisionMaker, Judgement, NewText } from '../../../../text/dedup/decision.js';
import { type JudgementAnswer, toTask } from './judgement.prompt.js';
import { toJudgement } from './judgement-answer.js';

/** Times in milliseconds. */
interface Timeouts {
  /** Maximum time that a store waits for the model, retries included. */
  readonly answer: number;
  /** Time after a timeout during which no store asks the model. */
  readonly pause: number;
}

const TIMEOUTS: Timeouts = { answer: 8_000, pause: 30_000 };
const WARN_EVERY_MS = 60_000;

/**
 * Lets a language model decide, and the local rules if it gives no usable answer. After a timeout the model is not
 * asked for a while: otherwise every store would wait for a provider that hangs.
 */
export class LlmDecisionMaker implements DecisionMaker {
  private readonly logger = new Logger(LlmDecisionMaker.name);
  private warnedAt = 0;
  private pausedUntil = 0;

  constructor(
    private readonly llm: Llm,
    private readonly rules: DecisionMaker,
    private readonly metrics: Metrics,
    private readonly timeouts = TIMEOUTS,
  ) {
    metrics.collectLlmTokens(() => llm.tokens);
  }

  async decide(question: NewText): Promise<Judgement> {
    const { outcome, judgement } = Date.now() < this.pausedUntil ? PAUSED : await this.ask(question);
    this.metrics.countLlmDecision(outcome);
    return judgement ?? this.rules.decide(question);
  }

  private async ask(question: NewText): Promise<Attempt> {
    const deadline = AbortSignal.timeout(this.timeouts.answer);
    try {
      const answer = await this.llm.ask<JudgementAnswer>(toTask(question), deadline);
      return { outcome: 'ok', judgement: toJudgement(answer, question) };
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
    this.logger.warn(`The language model ${message}: the local rules decided instead`);
  }
}

/** The result of asking the model; without a judgement, the local rules decide. */
interface Attempt {
  readonly outcome: LlmOutcome;
  readonly judgement?: Judgement;
}

const PAUSED: Attempt = { outcome: 'unavailable' };

function outcomeOf(failure: ProviderFailure, deadline: AbortSignal): LlmOutcome {
  if (failure instanceof InvalidAnswer) return 'invalid';
  return deadline.aborted ? 'timeout' : 'unavailable';
}
