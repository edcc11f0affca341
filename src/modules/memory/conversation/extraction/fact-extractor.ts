import type { RequestContext } from '../../../../common/request-context.js';
import type { Llm } from '../../../../providers/llm/llm.js';
import { LlmAttempts, type LlmTimeouts } from '../../../../providers/llm/llm-attempts.js';
import type { Metrics } from '../../../../providers/metrics/metrics.js';
import type { Extraction, StretchTurn } from '../../../events/turn.types.js';
import { type ExtractionAnswer, toTask } from './extraction.prompt.js';
import { toExtraction } from './extraction-answer.js';

/** Injection token of the {@link FactExtractor}; injects null if `LLM=rules`. */
export const FACT_EXTRACTOR = Symbol('FACT_EXTRACTOR');

/** Nobody waits for the answer, which is longer than a decision. */
const TIMEOUTS: LlmTimeouts = { answer: 40_000, pause: 30_000 };

/** Lets a language model extract the facts of conversations: one call for each stretch of turns. */
export class FactExtractor {
  private readonly attempts: LlmAttempts;

  constructor(
    llm: Llm,
    private readonly metrics: Metrics,
    timeouts = TIMEOUTS,
  ) {
    this.attempts = new LlmAttempts(llm, timeouts, 'the stretch of turns is tried once more, or put together by the local rules');
  }

  /** Returns the facts of a stretch; undefined if the model gave no usable answer. */
  async extract({ timeZone }: RequestContext, turns: readonly StretchTurn[]): Promise<Extraction | undefined> {
    const { outcome, result } = await this.attempts.ask(toTask(turns, timeZone), (answer: ExtractionAnswer) =>
      toExtraction(answer, turns, timeZone),
    );
    this.metrics.llm.countExtraction(outcome);
    return result;
  }
}
