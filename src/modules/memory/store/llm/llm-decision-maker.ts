import { Logger } from '@nestjs/common';
import type { Llm } from '../../../../providers/llm/llm.js';
import type { LlmOutcome, Metrics } from '../../../../providers/metrics/metrics.js';
import { InvalidAnswer, ProviderFailure } from '../../../../providers/openai/provider-failure.js';
import type { DecisionMaker, Judgement, NewText } from '../../../../text/dedup/decision.js';
import { type JudgementAnswer, toTask } from './judgement.prompt.js';
import { toJudgement } from './judgement-answer.js';

/** Milliseconds: how long a store waits for the model in all, and how long none waits after one has waited in vain. */
interface Patience {
  readonly answer: number;
  readonly pause: number;
}

const PATIENCE: Patience = { answer: 8_000, pause: 30_000 };
const WARN_EVERY_MS = 60_000;

/**
 * Asks a language model, and the local rules where it gives no answer that may be acted on. After one that did not come in time the model
 * is left alone for a while: otherwise every store would wait for a provider that hangs.
 */
export class LlmDecisionMaker implements DecisionMaker {
  private readonly logger = new Logger(LlmDecisionMaker.name);
  private warnedAt = 0;
  private pausedUntil = 0;

  constructor(
    private readonly llm: Llm,
    private readonly rules: DecisionMaker,
    private readonly metrics: Metrics,
    private readonly patience = PATIENCE,
  ) {}

  async decide(question: NewText): Promise<Judgement> {
    const { outcome, judgement } = Date.now() < this.pausedUntil ? PAUSED : await this.ask(question);
    this.metrics.countLlmDecision(outcome);
    return judgement ?? this.rules.decide(question);
  }

  private async ask(question: NewText): Promise<Asked> {
    const deadline = AbortSignal.timeout(this.patience.answer);
    try {
      const answer = await this.llm.ask<JudgementAnswer>(toTask(question), deadline);
      return { outcome: 'ok', judgement: toJudgement(answer, question) };
    } catch (error) {
      if (!(error instanceof ProviderFailure)) throw error;
      const outcome = outcomeOf(error, deadline);
      if (outcome === 'timeout') this.pausedUntil = Date.now() + this.patience.pause;
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

interface Asked {
  readonly outcome: LlmOutcome;
  readonly judgement?: Judgement;
}

const PAUSED: Asked = { outcome: 'unavailable' };

function outcomeOf(failure: ProviderFailure, deadline: AbortSignal): LlmOutcome {
  if (failure instanceof InvalidAnswer) return 'invalid';
  return deadline.aborted ? 'timeout' : 'unavailable';
}
