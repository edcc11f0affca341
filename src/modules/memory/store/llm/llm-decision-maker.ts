import type { Llm } from '../../../../providers/llm/llm.js';
import { LlmAttempts, type LlmTimeouts } from '../../../../providers/llm/llm-attempts.js';
import type { Metrics } from '../../../../providers/metrics/metrics.js';
import type { DecisionMaker, Judgement, NewText } from '../../../../text/dedup/decision.js';
import { type JudgementAnswer, toTask } from './judgement.prompt.js';
import { toJudgement } from './judgement-answer.js';

const TIMEOUTS: LlmTimeouts = { answer: 8_000, pause: 30_000 };

/** Lets a language model decide, and the local rules if it gives no usable answer. */
export class LlmDecisionMaker implements DecisionMaker {
  private readonly attempts: LlmAttempts;

  constructor(
    llm: Llm,
    private readonly rules: DecisionMaker,
    private readonly metrics: Metrics,
    timeouts = TIMEOUTS,
  ) {
    this.attempts = new LlmAttempts(llm, timeouts, 'the local rules decided instead');
  }

  async decide(question: NewText): Promise<Judgement> {
    const { outcome, result } = await this.attempts.ask(toTask(question), (answer: JudgementAnswer) =>
      toJudgement(answer, question),
    );
    this.metrics.llm.countDecision(outcome);
    return result ?? this.rules.decide(question);
  }
}
