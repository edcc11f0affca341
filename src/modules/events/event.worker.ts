import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
  type OnModuleDestroy,
} from '@nestjs/common';
import { createContext, withRequestId } from '../../common/request-context.js';
import { QueueWorker } from '../../common/work/queue-worker.js';
import { Database } from '../../database/database.js';
import { Metrics } from '../../providers/metrics/metrics.js';
import { type WorkspaceState, WorkspaceStateRepository } from '../workspaces/workspace-state.repository.js';
import { EventQueueRepository, LEASE_MS, type Lease, LeaseLost, type QueuedTurn } from './event-queue.repository.js';
import { backoff, blockedDelay, MAX_STRIKES, verdictOn } from './retry-policy.js';
import { EXTRACTION_RETRY_MS, StretchService } from './stretch.service.js';
import type { TurnErrorCode } from './turn.types.js';
import { TurnHandlerRegistry } from './turn-handler.registry.js';
import { TurnIdempotencyRecord } from './turn-idempotency-record.js';
import { TurnOutcomeRepository } from './turn-outcome.repository.js';

/** Sources worked on at a time: few, because requests need the same embedding threads and connections. */
const LANES = 2;
/** Limits of the work on one source, after which the next workspace has its turn. The first that is reached counts. */
const SLICE_TURNS = 20;
const SLICE_MS = 1_000;
/** Interval at which the worker looks for turns that other processes queued, or that are due again. */
const LOOK_EVERY_MS = 1_000;
/** Time that the shutdown waits for the turns under way before it releases them; the process has ten seconds in all. */
const STOP_WAIT_MS = 5_000;
/** Failures in a row after which the pause grows no longer. */
const MAX_BACKOFF_FAILURES = 4;

/**
 * Works on the queue. Workspaces take turns, so that a long queue of one does not delay the others; a source is worked
 * on by one lane at a time, in order. If the process dies, no turn is lost or stored twice: the lease runs out, and the
 * outcome of a turn is recorded in the transaction that writes its memory, under the lease.
 */
@Injectable()
export class EventWorker implements OnApplicationBootstrap, OnModuleDestroy, OnApplicationShutdown {
  private readonly logger = new Logger(EventWorker.name);
  private readonly worker: QueueWorker<Lease>;
  private lastWorkspace = 0;
  private lastStoredAt = 0;

  constructor(
    private readonly queue: EventQueueRepository,
    private readonly outcomes: TurnOutcomeRepository,
    private readonly workspaces: WorkspaceStateRepository,
    private readonly registry: TurnHandlerRegistry,
    private readonly stretches: StretchService,
    private readonly database: Database,
    private readonly metrics: Metrics,
  ) {
    this.worker = new QueueWorker<Lease>({
      lanes: LANES,
      lookEveryMs: LOOK_EVERY_MS,
      renewEveryMs: LEASE_MS / 3,
      stopWaitMs: STOP_WAIT_MS,
      claim: () => this.claim(),
      work: (lease, stopping) => this.workOnSource(lease, stopping),
      renew: (lease) => queue.renew(lease),
      // A turn under way cannot be recorded after its source was released: its transaction is rolled back.
      release: (lease) => queue.release(lease),
      // An error of the queue itself: the database is unavailable. The lease runs out by itself.
      onError: ({ message }, failures) => {
        if (failures === 1) this.logger.warn(`queued events wait for the database: ${message}`);
      },
      backoffMs: (failures) => backoff(Math.min(failures, MAX_BACKOFF_FAILURES), Math.random()),
    });
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.queue.freeOrphans();
    this.metrics.gaugeEventQueue(() => this.queue.depth());
    this.worker.start();
  }

  /** Begins no more turns. */
  onModuleDestroy(): void {
    this.worker.close();
  }

  onApplicationShutdown(): Promise<void> {
    return this.worker.stop();
  }

  /** Looks for turns now. To be called when turns were queued. */
  wake(): void {
    this.worker.wake();
  }

  private async claim(): Promise<Lease | undefined> {
    const lease = (await this.queue.claim(this.lastWorkspace)) ?? (this.lastWorkspace ? await this.queue.claim(0) : undefined);
    this.lastWorkspace = lease?.workspaceId ?? 0;
    return lease;
  }

  private async workOnSource(lease: Lease, stopping: AbortSignal): Promise<void> {
    const workspace = await this.workspaces.find(lease.workspaceId);
    if (!workspace || workspace.access === 'deleted') return this.queue.abandon(lease, 'workspace_deleted');
    if (workspace.access === 'suspended') return this.queue.release(lease, blockedDelay(Math.random()));
    const end = performance.now() + SLICE_MS;
    for (let done = 0; done < SLICE_TURNS && performance.now() < end && !stopping.aborted; done++) {
      const turn = await this.queue.begin(lease);
      if (!turn) break;
      if (!(await withRequestId(turn.requestId, () => this.tryTurn(lease, turn, workspace)))) return;
    }
    await this.queue.release(lease);
  }

  /** @returns true if the source can continue with its next turn */
  private async tryTurn(lease: Lease, turn: QueuedTurn, workspace: WorkspaceState): Promise<boolean> {
    try {
      // No attempt ended: the process died in each of them.
      if (turn.strikes > MAX_STRIKES) return await this.giveUp(lease, turn, 'internal_error');
      // The same principal as that of a call with the turn's key now.
      const principal = { ...workspace, workspaceId: lease.workspaceId, apiKeyId: turn.apiKeyId, boundUserId: turn.boundUserId };
      const ctx = createContext(turn.requestId, principal, new Date());
      if (turn.stretch !== null) return (await this.stretches.settle(ctx, lease, turn)) || (await this.askLater(lease, turn));
      const { settled, ...queued } = this.queue.decrypt(lease, turn);
      if (settled) {
        await this.registry.handler.withdraw(ctx, queued);
        await this.outcomes.record(this.database, lease, turn, settled);
      } else {
        const idempotency = new TurnIdempotencyRecord(this.outcomes, lease, turn);
        await this.registry.handler.store({ ...ctx, idempotency }, queued, turn.isFact);
        this.lastStoredAt = Date.now();
      }
      this.metrics.countEvent(settled?.outcome ?? 'ok');
      return true;
    } catch (error) {
      // The turn was erased meanwhile, or the lease is really lost: then the source has no next turn for it.
      if (error instanceof LeaseLost) return true;
      return this.handleFailure(error, lease, turn);
    }
  }

  /** Lets a stretch wait for the second attempt at its facts. */
  private async askLater(lease: Lease, turn: QueuedTurn): Promise<false> {
    this.metrics.countEventRetry('unavailable');
    await this.queue.postpone(lease, turn, 'unavailable', EXTRACTION_RETRY_MS, 'strike');
    return false;
  }

  /** @returns true if the source can continue with its next turn */
  private async handleFailure(error: unknown, lease: Lease, turn: QueuedTurn): Promise<boolean> {
    const { attempts, strikes, attemptedAt } = turn;
    const othersWork = attemptedAt !== null && this.lastStoredAt > attemptedAt.getTime();
    const verdict = verdictOn(error, { attempts, strikes, othersWork }, Math.random());
    // Only the stack is logged: an error of the database contains the values of its statement, and with them texts.
    if (verdict.reason === 'internal_error')
      this.logger.error(`event ${turn.batchId}, turn ${turn.position}: attempt failed`, (error as Error)?.stack);
    if (!verdict.retry) return this.giveUp(lease, turn, verdict.reason);
    this.metrics.countEventRetry(verdict.reason);
    await this.queue.postpone(lease, turn, verdict.reason, verdict.delayMs, verdict.countsAs);
    return false;
  }

  private async giveUp(lease: Lease, turn: QueuedTurn, reason: TurnErrorCode): Promise<boolean> {
    await this.outcomes.record(this.database, lease, turn, { outcome: 'error', reason });
    this.metrics.countEvent('error');
    this.logger.warn(`event ${turn.batchId}, turn ${turn.position} ended in ${reason} after ${turn.attempts} attempts`);
    return true;
  }
}
