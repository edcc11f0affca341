import { Injectable } from '@nestjs/common';
import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { watchEventLoop } from './event-loop-delay.js';

/** How asking the language model for a judgement ended. Anything but `ok` went to the local rules instead. */
export const LLM_OUTCOMES = ['ok', 'invalid', 'timeout', 'unavailable'] as const;
export type LlmOutcome = (typeof LLM_OUTCOMES)[number];

/** Whether the vector of a query was there already. */
export const CACHE_OUTCOMES = ['hit', 'miss'] as const;
export type CacheOutcome = (typeof CACHE_OUTCOMES)[number];

/** Counts what happens in this process, for `GET /metrics`. Label values are names from the source: never a text, an id or a key. */
@Injectable()
export class Metrics {
  private readonly registry = new Registry();
  private readonly piiFindings = new Counter({
    name: 'mnemonest_pii_findings_total',
    help: 'Sensitive values cut out of submissions, by kind.',
    labelNames: ['kind'],
    registers: [this.registry],
  });
  private readonly storeActions = new Counter({
    name: 'mnemonest_store_actions_total',
    help: 'Stores that were answered, by what they did.',
    labelNames: ['action'],
    registers: [this.registry],
  });
  private readonly llmDecisions = new Counter({
    name: 'mnemonest_llm_decisions_total',
    help: 'Judgements asked of the language model, by outcome; all but ok were made by the local rules instead.',
    labelNames: ['outcome'],
    registers: [this.registry],
  });
  private readonly events = new Counter({
    name: 'mnemonest_events_total',
    help: 'Queued events that were settled by this process, by what became of them.',
    labelNames: ['outcome'],
    registers: [this.registry],
  });
  private readonly eventRetries = new Counter({
    name: 'mnemonest_event_retries_total',
    help: 'Attempts at queued events that have to be repeated, by reason.',
    labelNames: ['reason'],
    registers: [this.registry],
  });
  private readonly queryEmbeddings = new Counter({
    name: 'mnemonest_query_embeddings_total',
    help: 'Queries that needed a vector, by whether the cache had it or another call was making it (hit), or it was made (miss).',
    labelNames: ['cache'],
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
    watchEventLoop(this.registry);
    // There from the start, so that a rate can be taken of the first one too.
    for (const outcome of LLM_OUTCOMES) this.llmDecisions.inc({ outcome }, 0);
    for (const outcome of ['ok', 'dropped', 'error']) this.events.inc({ outcome }, 0);
    for (const cache of CACHE_OUTCOMES) this.queryEmbeddings.inc({ cache }, 0);
  }

  /** @param kind as in the placeholder, such as `CREDIT_CARD` */
  countPiiFinding(kind: string): void {
    this.piiFindings.inc({ kind });
  }

  /** @param action of the answer, such as `stored_new` */
  countStore(action: string): void {
    this.storeActions.inc({ action });
  }

  countLlmDecision(outcome: LlmOutcome): void {
    this.llmDecisions.inc({ outcome });
  }

  /** @param outcome `ok`, `dropped` or `error` */
  countEvent(outcome: string): void {
    this.events.inc({ outcome });
  }

  /** @param reason a code, such as `unavailable` */
  countEventRetry(reason: string): void {
    this.eventRetries.inc({ reason });
  }

  /** @param read is asked at each scrape; where it fails, the number is NaN and the others are there all the same */
  gaugeEventQueue(read: () => Promise<number>): void {
    new Gauge({
      name: 'mnemonest_event_queue_depth',
      help: 'Queued events that are not settled yet, of all processes.',
      registers: [this.registry],
      async collect() {
        this.set(await read().catch(() => Number.NaN));
      },
    });
  }

  countQueryEmbedding(cache: CacheOutcome): void {
    this.queryEmbeddings.inc({ cache });
  }

  /** What {@link exposition} is. */
  get contentType(): string {
    return this.registry.contentType;
  }

  /** Everything that was counted so far, and the state of the process, in the text format of Prometheus. */
  exposition(): Promise<string> {
    return this.registry.metrics();
  }
}
