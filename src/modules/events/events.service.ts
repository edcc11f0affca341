import { setImmediate as yieldToEventLoop } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { AppError } from '../../common/app-error.js';
import type { JsonObject } from '../../common/json/json-values.js';
import { expiryOf, type Lifetime } from '../../common/lifetime.js';
import type { Page, PageRequest } from '../../common/page.js';
import type { RequestContext } from '../../common/request-context.js';
import { type Subject, withBoundUser, withSubject } from '../../common/subject.js';
import { Metrics } from '../../providers/metrics/metrics.js';
import { EventWorker } from './event.worker.js';
import { EventBatchRepository } from './event-batch.repository.js';
import type { BatchSummary, EventBatch } from './event-batch.types.js';
import { type BatchSelection, EventListRepository } from './event-list.repository.js';
import { isOutcome, type Screened, type Screening, type Turn } from './turn.types.js';
import { TurnHandlerRegistry } from './turn-handler.registry.js';
import { turnMeta } from './turn-meta.js';
import { TurnVersions } from './turn-versions.repository.js';

/** A turn of a conversation as a caller sends it. */
export interface SubmittedEvent extends Subject, Lifetime {
  readonly role: string;
  readonly content: string;
  readonly name?: string | null | undefined;
  readonly timestamp?: Date | null | undefined;
  /** The caller's id of the turn, one of a kind in its source and subject. */
  readonly external_id?: string | null | undefined;
  readonly meta?: Record<string, unknown> | null | undefined;
}

/** Time for which turns are screened at once, before the event loop serves other calls. */
const SCREENING_MS = 4;

/** Queues conversations, and reports their progress. */
@Injectable()
export class EventsService {
  constructor(
    private readonly batches: EventBatchRepository,
    private readonly lists: EventListRepository,
    private readonly worker: EventWorker,
    private readonly registry: TurnHandlerRegistry,
    private readonly versions: TurnVersions,
    private readonly metrics: Metrics,
  ) {}

  /**
   * Queues turns. When it returns, they are in the database and will not be lost.
   * @param common subject and life time of the turns that name none themselves
   * @param together false to keep every turn as it is, but for small talk
   * @param source turns of one source are worked on in the order in which they came; turns without one are one source
   *   A turn that was sent before is dropped; an edit of one takes its place once its turn has come
   * @returns the id of the batch
   * @throws AppError `plan_limit_reached`: turns that could only be worked on in the next cycle are not accepted;
   *   `operation_not_allowed` for a turn of another user than the key's
   */
  async submit(
    ctx: RequestContext,
    source: string | null | undefined,
    events: readonly SubmittedEvent[],
    common: Subject & Lifetime = {},
    together = true,
  ): Promise<number> {
    // An earlier attempt of the same call has queued them.
    if (ctx.idempotency?.outcome) return ctx.idempotency.outcome as number;
    const until = await this.batches.limitReachedUntil(ctx);
    if (until) throw new AppError('plan_limit_reached', { retryAfterSeconds: (until.getTime() - ctx.now.getTime()) / 1000 });
    const screening = this.registry.handler.screening(
      ctx,
      together ? await this.batches.lastTurns(ctx, source ?? '') : undefined,
    );
    const submitted = events.map((event) => toTurn(ctx, source, event, common));
    const { fates, versions } = await this.versions.settle(ctx, source ?? '', submitted, await screened(submitted, screening));
    const turns = screening.inStretches(fates);
    const id = await this.batches.insert(ctx, source ?? '', turns, screening.last, versions);
    for (const turn of turns) if (isOutcome(turn)) this.metrics.countEvent(turn.outcome);
    this.worker.wake();
    return id;
  }

  /**
   * Lists the batches of the last seven days, the newest first.
   * @throws AppError `validation_failed` for a cursor of another list
   */
  list(ctx: RequestContext, selection: BatchSelection, page: PageRequest): Promise<Page<BatchSummary>> {
    return this.lists.list(ctx, selection, page);
  }

  /** @throws AppError `not_found`, also for the batch of another workspace */
  async get(ctx: RequestContext, id: number): Promise<EventBatch> {
    const batch = await this.batches.find(ctx, id);
    if (!batch) throw new AppError('not_found', { detail: 'Event not found' });
    return batch;
  }
}

/** Screens turns, and lets the event loop serve other calls meanwhile. */
async function screened(turns: readonly Turn[], screening: Screening): Promise<Screened[]> {
  const done: Screened[] = [];
  let pauseAt = performance.now() + SCREENING_MS;
  for (const turn of turns) {
    if (performance.now() > pauseAt) {
      await yieldToEventLoop();
      pauseAt = performance.now() + SCREENING_MS;
    }
    done.push(screening.screen(turn));
  }
  return done;
}

/** Returns the turn of an event. Its time is never later than that of the call, even if the caller's clock is fast. */
function toTurn(
  { now, boundUserId }: RequestContext,
  source: string | null | undefined,
  { role, content, name, timestamp, external_id: externalId, meta, ...own }: SubmittedEvent,
  common: Subject & Lifetime,
): Turn {
  // What the event says of itself comes before what the call says of all.
  const belonging = { ...withSubject(null, common), ...withSubject(meta, own) };
  return {
    content,
    meta: turnMeta(withBoundUser(belonging, boundUserId) as JsonObject, { role, name, source, timestamp, externalId }),
    saidAt: timestamp && timestamp < now ? timestamp : now,
    expiresAt: expiryOf(own, now) ?? expiryOf(common, now),
    ...(typeof externalId === 'string' && { externalId, isNamed: true }),
  };
}
