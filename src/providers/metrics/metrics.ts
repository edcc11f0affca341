import { Inject, Injectable, Optional } from '@nestjs/common';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { type RequestSpan, TRACER, type TracedRequest, type Tracer } from '../tracing/tracer.js';
import { watchEventLoop } from './event-loop-delay.js';
import { LlmMetrics } from './llm-metrics.js';
import { type AnsweredRequest, RecentLatencies } from './recent-latencies.js';

/** The results of a lookup in the cache of query vectors. */
const CACHE_OUTCOMES = ['hit', 'miss'] as const;
export type CacheOutcome = (typeof CACHE_OUTCOMES)[number];

/** The results of an attempt at a delivery to a webhook. `dead`: it failed, and was the last. */
const WEBHOOK_OUTCOMES = ['delivered', 'failed', 'dead'] as const;
export type WebhookOutcome = (typeof WEBHOOK_OUTCOMES)[number];

/** The steps of stores and retrieves that are timed. */
export type Stage = 'embed' | 'neighbours' | 'decide' | 'write' | 'search';

/** The token buckets whose decisions are counted: of memory calls, or of diagnostic ones. */
const BUCKETS = ['memory', 'diagnostic'] as const;
export type BucketKind = (typeof BUCKETS)[number];

/** The connections of this process to the database. */
export interface ConnectionCounts {
  readonly active: number;
  readonly idle: number;
  /** Statements and transactions that wait for a connection. */
  readonly waiting: number;
}

/** Upper bounds in seconds: from a cached answer to a call that is about to be given up. */
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/**
 * The Prometheus metrics of this process, for `GET /metrics`, and the spans of what they time, where traces are exported. Label
 * values are constants of the code: never a text, an id or a key.
 */
@Injectable()
export class Metrics {
  private readonly registry = new Registry();
  readonly llm = new LlmMetrics(this.registry);
  readonly latencies = new RecentLatencies();
  private readonly piiFindings = new Counter({
    name: 'mnemonest_pii_findings_total',
    help: 'Sensitive values redacted from submissions, by kind.',
    labelNames: ['kind'],
    registers: [this.registry],
  });
  private readonly storeActions = new Counter({
    name: 'mnemonest_store_actions_total',
    help: 'Stores that were answered, by what they did.',
    labelNames: ['action'],
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

  private readonly overloads = new Counter({
    name: 'mnemonest_calls_overloaded_total',
    help: 'Calls that were refused because those of their workspace that waited already were more than two seconds of work.',
    registers: [this.registry],
  });
  private readonly webhookAttempts = new Counter({
    name: 'mnemonest_webhook_attempts_total',
    help: 'Attempts of this process to deliver to webhooks, by outcome; after dead, the delivery is given up.',
    labelNames: ['outcome'],
    registers: [this.registry],
  });

  private readonly requests = new Histogram({
    name: 'mnemonest_http_request_duration_seconds',
    help: 'Time until a request was answered, by method, route and status.',
    labelNames: ['method', 'route', 'status'],
    buckets: SECONDS,
    registers: [this.registry],
  });
  private readonly stages = new Histogram({
    name: 'mnemonest_stage_duration_seconds',
    help: 'Time that a step of a store or a retrieve took, waits included.',
    labelNames: ['call', 'stage'],
    buckets: SECONDS,
    registers: [this.registry],
  });
  private readonly rateLimits = new Counter({
    name: 'mnemonest_rate_limit_decisions_total',
    help: 'Calls that took tokens from the rate limits (allowed), or found too few (refused).',
    labelNames: ['bucket', 'decision'],
    registers: [this.registry],
  });

  constructor(@Optional() @Inject(TRACER) private readonly tracer: Tracer | null = null) {
    collectDefaultMetrics({ register: this.registry });
    watchEventLoop(this.registry);
    // Initialised with 0, so that a rate can include the first increment.
    for (const outcome of ['ok', 'dropped', 'error']) this.events.inc({ outcome }, 0);
    for (const outcome of WEBHOOK_OUTCOMES) this.webhookAttempts.inc({ outcome }, 0);
    for (const bucket of BUCKETS) for (const decision of ['allowed', 'refused']) this.rateLimits.inc({ bucket, decision }, 0);
    for (const cache of CACHE_OUTCOMES) this.queryEmbeddings.inc({ cache }, 0);
  }

  /** @param kind as in the placeholder, such as `CREDIT_CARD` */
  countPiiFinding(kind: string): void {
    this.piiFindings.inc({ kind });
  }

  /** @param action `dedup.action` of the answer, such as `stored_new` */
  countStore(action: string): void {
    this.storeActions.inc({ action });
  }

  /** @param outcome `ok`, `dropped` or `error` */
  countEvent(outcome: string): void {
    this.events.inc({ outcome });
  }

  /** @param reason error code, such as `unavailable` */
  countEventRetry(reason: string): void {
    this.eventRetries.inc({ reason });
  }

  /** @param read called at each scrape; if it rejects, the value is NaN and the other metrics are not affected */
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

  countWebhookAttempt(outcome: WebhookOutcome): void {
    this.webhookAttempts.inc({ outcome });
  }

  /** @param read called at each scrape, like that of {@link gaugeEventQueue} */
  gaugeWebhookQueue(read: () => Promise<number>): void {
    new Gauge({
      name: 'mnemonest_webhook_queue_depth',
      help: 'Deliveries to webhooks that wait, of all processes; 100000 stands for more as well.',
      registers: [this.registry],
      async collect() {
        this.set(await read().catch(() => Number.NaN));
      },
    });
  }

  /** @param read returns the number of calls that wait in this process */
  gaugeCallQueue(read: () => number): void {
    new Gauge({
      name: 'mnemonest_call_queue_depth',
      help: 'Calls that wait for their turn in this process.',
      registers: [this.registry],
      collect() {
        this.set(read());
      },
    });
  }

  countOverload(): void {
    this.overloads.inc();
  }

  countQueryEmbedding(cache: CacheOutcome): void {
    this.queryEmbeddings.inc({ cache });
  }

  /** True if spans are made. */
  get tracing(): boolean {
    return this.tracer !== null;
  }

  /** Begins the span of a request, and runs `work` in it. Without traces, it only runs `work`. */
  beginRequest(request: TracedRequest, work: () => void): RequestSpan | undefined {
    if (this.tracer) return this.tracer.request(request, work);
    work();
    return undefined;
  }

  /**
   * @param seconds time until the answer
   * @param span of the request, which ends here
   */
  observeRequest(answered: AnsweredRequest, seconds: number, span?: RequestSpan): void {
    this.requests.observe({ ...answered }, seconds);
    this.latencies.observe(answered, seconds);
    span?.end(answered.status);
  }

  /** Runs a step of a call, in a span of its own, and observes how long it took, whatever comes of it. */
  async timeStage<T>(call: 'store' | 'retrieve', stage: Stage, work: () => Promise<T>): Promise<T> {
    const begin = performance.now();
    try {
      return await (this.tracer ? this.tracer.stage(call, stage, work) : work());
    } finally {
      this.stages.observe({ call, stage }, (performance.now() - begin) / 1_000);
    }
  }

  countRateLimit(bucket: BucketKind, isAllowed: boolean): void {
    this.rateLimits.inc({ bucket, decision: isAllowed ? 'allowed' : 'refused' });
  }

  /** @param read called at each scrape */
  gaugeConnections(read: () => ConnectionCounts): void {
    new Gauge({
      name: 'mnemonest_database_connections',
      help: 'Connections of this process to the database, by state; waiting: work that waits for one.',
      labelNames: ['state'],
      registers: [this.registry],
      collect() {
        for (const [state, count] of Object.entries(read())) this.set({ state }, count);
      },
    });
  }

  /** The content type of {@link exposition}. */
  get contentType(): string {
    return this.registry.contentType;
  }

  /** Returns all metrics, including those of the process, in the text format of Prometheus. */
  exposition(): Promise<string> {
    return this.registry.metrics();
  }
}
