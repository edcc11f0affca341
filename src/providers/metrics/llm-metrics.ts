import { Counter, type Registry } from 'prom-client';

/** The outcomes of asking the language model. With any but `ok`, the local rules do what it was asked for. */
const LLM_OUTCOMES = ['ok', 'invalid', 'timeout', 'unavailable'] as const;
export type LlmOutcome = (typeof LLM_OUTCOMES)[number];

/** The metrics of the language model. */
export class LlmMetrics {
  private readonly decisions: Counter<'outcome'>;
  private readonly extractions: Counter<'outcome'>;

  constructor(private readonly registry: Registry) {
    this.decisions = new Counter({
      name: 'mnemonest_llm_decisions_total',
      help: 'Decisions requested from the language model, by outcome; all but ok were made by the local rules instead.',
      labelNames: ['outcome'],
      registers: [registry],
    });
    this.extractions = new Counter({
      name: 'mnemonest_llm_extractions_total',
      help: 'Attempts at extracting facts from a stretch of turns, by outcome; after two that are not ok, the rules take it.',
      labelNames: ['outcome'],
      registers: [registry],
    });
    // Initialised with 0, so that a rate can include the first increment.
    for (const outcome of LLM_OUTCOMES) for (const counter of [this.decisions, this.extractions]) counter.inc({ outcome }, 0);
  }

  countDecision(outcome: LlmOutcome): void {
    this.decisions.inc({ outcome });
  }

  countExtraction(outcome: LlmOutcome): void {
    this.extractions.inc({ outcome });
  }

  /** @param read returns the tokens that this process has used so far, by kind */
  collectTokens(read: () => Readonly<Record<string, number>>): void {
    new Counter({
      name: 'mnemonest_llm_tokens_total',
      help: 'Tokens of the language model, as its provider counts them, by kind: prompt or completion.',
      labelNames: ['kind'],
      registers: [this.registry],
      collect() {
        this.reset();
        for (const [kind, tokens] of Object.entries(read())) this.inc({ kind }, tokens);
      },
    });
  }

  /** @param read returns what these tokens have cost so far, in the currency of the configured prices */
  collectCost(read: () => number): void {
    new Counter({
      name: 'mnemonest_llm_cost_total',
      help: 'Cost of the tokens of the language model, in the currency of LLM_PRICES.',
      registers: [this.registry],
      collect() {
        this.reset();
        this.inc(read());
      },
    });
  }
}
