import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
  type OnModuleDestroy,
} from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { type RequestContext, withRequestId } from '../../common/request-context.js';
import { Signal } from '../../common/work/signal.js';
import { Metrics } from '../../providers/metrics/metrics.js';
import { type WorkspaceState, WorkspaceStateRepository } from '../workspaces/workspace-state.repository.js';
import { EventQueueRepository, LEASE_MS, type Lease, LeaseLost, type QueuedTurn } from './event-queue.repository.js';
import { backoff, MAX_STRIKES, standstill, verdictOn } from './retry-policy.js';
import type { TurnErrorCode } from './turn.types.js';
import { TurnHandlerRegistry } from './turn-handler.registry.js';
import { TurnIdempotencyRecord } from './turn-idempotency-record.js';

/** Sources worked on at a time: few, because those who wait for an answer need the same embedding threads and connections. */
const SLOTS = 2;
/** Whichever comes first ends the turn of a workspace, if another one waits. */
const SLICE_TURNS = 20;
const SLICE_MS = 1_000;
/** How often is looked for what other processes took in, or for what is due again. */
const LOOK_EVERY_MS = 1_000;
/** How long the shutdown waits for what is under way before it gives it back; the process has ten seconds in all. */
const FINISH_MS = 5_000;

/**
 * Works the queue off. Workspaces take turns, so that a long queue of one does not hold up the others; a source is worked on by one
 * slot at a time, in order. Nothing is lost or doubled when the process dies: a lease runs out, and the outcome of a turn is recorded in
 * the transaction that writes its memory, under the lease.
 */
@Injectable()
export class EventWorker implements OnApplicationBootstrap, OnModuleDestroy, OnApplicationShutdown {
  private readonly logger = new Logger(EventWorker.name);
  private readonly signal = new Signal();
  private readonly held = new Set<Lease>();
  private slots: Promise<void>[] = [];
  private heartbeat: NodeJS.Timeout | undefined;
  private stopping = false;
  private lastWorkspace = 0;
  private lastKeptAt = 0;
  /** Looks in a row that failed. */
  private failures = 0;

  constructor(
    private readonly queue: EventQueueRepository,
    private readonly workspaces: WorkspaceStateRepository,
    private readonly registry: TurnHandlerRegistry,
    private readonly manager: EntityManager,
    private readonly metrics: Metrics,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.queue.freeOrphans();
    this.metrics.gaugeEventQueue(() => this.queue.depth());
    this.heartbeat = setInterval(() => void this.renewLeases(), LEASE_MS / 3).unref();
    this.slots = Array.from({ length: SLOTS }, () => this.work());
  }

  /** From here on no other turn is begun. */
  onModuleDestroy(): void {
    this.stopping = true;
    this.signal.notify();
  }

  async onApplicationShutdown(): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise((resolve) => {
      timer = setTimeout(resolve, FINISH_MS);
    });
    await Promise.race([Promise.all(this.slots), late]);
    clearTimeout(timer);
    clearInterval(this.heartbeat);
    // Whatever they still do can no longer be recorded, and is undone.
    await Promise.allSettled([...this.held].map((lease) => this.queue.release(lease)));
  }

  /** To be called when turns were queued. */
  wake(): void {
    this.signal.notify();
  }

  private async work(): Promise<void> {
    while (!this.stopping) {
      const heard = this.signal.notifications;
      const found = await this.workOnNext();
      if (!found)
        await this.signal.waitAfter(heard, this.failures ? backoff(Math.min(this.failures, 4), Math.random()) : LOOK_EVERY_MS);
    }
  }

  /** @returns whether there was anything to do */
  private async workOnNext(): Promise<boolean> {
    let lease: Lease | undefined;
    try {
      lease = await this.claim();
      this.failures = 0;
      if (!lease) return false;
      this.held.add(lease);
      await this.workOnSource(lease);
      return true;
    } catch (error) {
      // Of the queue itself, when the database is away: the lease runs out by itself.
      if (this.failures++ === 0) this.logger.warn(`queued events wait for the database: ${(error as Error).message}`);
      return false;
    } finally {
      if (lease) this.held.delete(lease);
    }
  }

  private async claim(): Promise<Lease | undefined> {
    const lease = (await this.queue.claim(this.lastWorkspace)) ?? (this.lastWorkspace ? await this.queue.claim(0) : undefined);
    this.lastWorkspace = lease?.workspaceId ?? 0;
    return lease;
  }

  private async workOnSource(lease: Lease): Promise<void> {
    const workspace = await this.workspaces.find(lease.workspaceId);
    if (!workspace || workspace.access === 'deleted') return this.queue.abandon(lease, 'workspace_deleted');
    if (workspace.access === 'suspended') return this.queue.release(lease, standstill(Math.random()));
    const end = performance.now() + SLICE_MS;
    for (let done = 0; done < SLICE_TURNS && performance.now() < end && !this.stopping; done++) {
      const turn = await this.queue.begin(lease);
      if (!turn) break;
      if (!(await withRequestId(turn.requestId, () => this.tryTurn(lease, turn, workspace)))) return;
    }
    await this.queue.release(lease);
  }

  /** @returns whether the source can go on with its next turn */
  private async tryTurn(lease: Lease, turn: QueuedTurn, workspace: WorkspaceState): Promise<boolean> {
    try {
      // It never came to an end: the process died with it, more than once.
      if (turn.strikes > MAX_STRIKES) return await this.giveUp(lease, turn, 'internal_error');
      const idempotency = new TurnIdempotencyRecord(this.queue, lease, turn);
      await this.registry.handler.keep({ ...contextOf(lease, turn, workspace), idempotency }, this.queue.read(lease, turn));
      this.lastKeptAt = Date.now();
      this.metrics.countEvent('ok');
      return true;
    } catch (error) {
      if (error instanceof LeaseLost) return false;
      return this.answerFailure(error, lease, turn);
    }
  }

  private async answerFailure(error: unknown, lease: Lease, turn: QueuedTurn): Promise<boolean> {
    const { attempts, strikes, attemptedAt } = turn;
    const othersWork = attemptedAt !== null && this.lastKeptAt > attemptedAt.getTime();
    const verdict = verdictOn(error, { attempts, strikes, othersWork }, Math.random());
    // The stack alone: an error of the database carries the values of its statement, texts among them.
    if (verdict.reason === 'internal_error')
      this.logger.error(`event ${turn.batchId}, turn ${turn.position}: attempt failed`, (error as Error)?.stack);
    if (!verdict.retry) return this.giveUp(lease, turn, verdict.reason);
    this.metrics.countEventRetry(verdict.reason);
    await this.queue.postpone(lease, turn, verdict.reason, verdict.delayMs, verdict.blame);
    return false;
  }

  private async giveUp(lease: Lease, turn: QueuedTurn, reason: TurnErrorCode): Promise<boolean> {
    await this.queue.settle(this.manager, lease, turn, { outcome: 'error', reason });
    this.metrics.countEvent('error');
    this.logger.warn(`event ${turn.batchId}, turn ${turn.position} ended in ${reason} after ${turn.attempts} attempts`);
    return true;
  }

  /** A lease that cannot be renewed runs out, and the fence of the queue does the rest. */
  private async renewLeases(): Promise<void> {
    for (const lease of this.held) await this.queue.renew(lease).catch(() => {});
  }
}

/** What a call with the same key would have had now. */
const contextOf = (
  { workspaceId }: Lease,
  { apiKeyId, requestId }: QueuedTurn,
  { limits, timeZone }: WorkspaceState,
): RequestContext => ({ requestId, workspaceId, apiKeyId, limits, timeZone, now: new Date() });
