import { Logger } from '@nestjs/common';
import type { Llm } from '../../../../providers/llm/llm.js';
import type { LlmOutcome, Metrics } from '../../../../providers/metrics/metrics.js';
import { InvalidAnswer, ProviderFailure } from '../../../../providers/openai/provider-failure.js';
import type { DecisionMaker, Judgement, NewText } from '../dedup/decision.js';
import { type JudgementAnswer, toTask } from './judgement.prompt.js';
import { toJudgement } from './judgement-answer.js';

/** What a decision may take in all; a store waits for it. */
const PATIENCE_MS = 8_000;
const WARN_EVERY_MS = 60_000;

/** Asks a language model, and the local rules where it gives no answer that may be acted on. */
export class LlmDecisionMaker implements DecisionMaker {
  private readonly logger = new Logger(LlmDecisionMaker.name);
  private warnedAt = 0;

  constructor(
    private readonly llm: Llm,
    private readonly rules: DecisionMaker,
    private readonly metrics: Metrics,
    private readonly patienceMs = PATIENCE_MS,
  ) {}

  async decide(question: NewText): Promise<Judgement> {
    const deadline = AbortSignal.timeout(this.patienceMs);
    try {
      const judgement = toJudgement(await this.llm.ask<JudgementAnswer>(toTask(question), deadline), question);
      this.metrics.countLlmDecision('ok');
      return judgement;
    } catch (error) {
      if (!(error instanceof ProviderFailure)) throw error;
      this.metrics.countLlmDecision(outcomeOf(error, deadline));
      this.warn(error);
      return this.rules.decide(question);
    }
  }

  private warn({ message }: ProviderFailure): void {
    const now = Date.now();
    if (now - this.warnedAt < WARN_EVERY_MS) return;
    this.warnedAt = now;
    this.logger.warn(`The language model ${message}: the local rules decided instead`);
  }
}

function outcomeOf(failure: ProviderFailure, deadline: AbortSignal): LlmOutcome {
  if (failure instanceof InvalidAnswer) return 'invalid';
  return deadline.aborted ? 'timeout' : 'unavailable';
}
