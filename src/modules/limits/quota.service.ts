import { Injectable, Logger } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { EntityManager } from 'typeorm';
import { AppError } from '../../common/app-error.js';
import type { IdempotencyRecord } from '../../common/idempotency-record.js';
import type { Quotas } from '../../common/limits.js';
import type { RequestContext } from '../../common/request-context.js';
import { Transactions } from '../../database/transactions.js';
import { cycleAt } from './billing-cycle.js';
import { LimitState } from './limit-state.service.js';
import { isCapped, isLimitReached, UsageRepository } from './usage.repository.js';
import { type Reservation, type Unit, type UnitKind, UsageLedger } from './usage-ledger.js';

/** Monthly quotas: a unit for every call that succeeds. */
@Injectable()
export class QuotaService {
  private readonly logger = new Logger(QuotaService.name);
  /** Workspaces whose refusals were looked into just now: many calls may be refused by one limit. */
  private readonly refusals = new LRUCache<number, true>({ max: 10_000, ttl: 5_000 });

  constructor(
    private readonly ledger: UsageLedger,
    private readonly usage: UsageRepository,
    private readonly limitState: LimitState,
    private readonly manager: EntityManager,
    private readonly transactions: Transactions,
  ) {}

  /**
   * Does `work` for one unit, which is taken before and given back if it fails: of any number of calls for the last unit, one gets it.
   * @throws AppError `plan_limit_reached`, without doing anything
   */
  async spend<T>(ctx: RequestContext, kind: UnitKind, work: () => Promise<T>): Promise<T> {
    const { quotas } = ctx.limits;
    const cycle = cycleAt(quotas.cycleAnchor, ctx.now);
    const unit: Unit = { workspaceId: ctx.workspaceId, cycleStart: cycle.start, kind };
    const reserving = ctx.idempotency ? this.reserveRecorded(ctx.idempotency, unit, quotas) : this.ledger.reserve(unit, quotas);
    // Without a cap there is nothing to wait for: the unit is counted while the work goes on. A key is told of one after the other.
    if ((ctx.idempotency || isCapped(quotas)) && (await reserving) === 'refused') {
      await this.recordRefusal(ctx);
      throw new AppError('plan_limit_reached', { retryAfterSeconds: (cycle.end.getTime() - ctx.now.getTime()) / 1000 });
    }
    // In a function of its own, so that what it throws at once gives the unit back, too.
    const working = (async () => work())();
    const [reservation, result] = await Promise.allSettled([reserving, working]);
    if (reservation.status === 'rejected') throw reservation.reason;
    if (result.status === 'rejected') {
      await (ctx.idempotency ? this.giveBackRecorded(ctx.idempotency, unit) : this.ledger.giveBack(unit));
      if (isCapped(quotas)) await this.record(ctx);
      throw result.reason;
    }
    if (reservation.value === 'last') await this.record(ctx);
    return result.value;
  }

  /**
   * Does `work` for as many of `count` units as there are; the ones that it did not use are given back.
   * @param work told how many were granted, and tells of each that it has used
   * @throws AppError `plan_limit_reached`, without doing anything, if there are none
   */
  async spendUpTo(
    ctx: RequestContext,
    kind: UnitKind,
    count: number,
    work: (granted: number, used: () => void) => Promise<void>,
  ): Promise<void> {
    const { quotas } = ctx.limits;
    const cycle = cycleAt(quotas.cycleAnchor, ctx.now);
    const unit: Unit = { workspaceId: ctx.workspaceId, cycleStart: cycle.start, kind };
    const reservations = await Promise.all(Array.from({ length: count }, () => this.ledger.reserve(unit, quotas)));
    const granted = reservations.filter((reservation) => reservation !== 'refused').length;
    if (!granted) {
      await this.recordRefusal(ctx);
      throw new AppError('plan_limit_reached', { retryAfterSeconds: (cycle.end.getTime() - ctx.now.getTime()) / 1000 });
    }
    let left = granted;
    try {
      await work(granted, () => {
        left--;
      });
    } finally {
      await Promise.all(Array.from({ length: left }, () => this.ledger.giveBack(unit)));
      if (isCapped(quotas) && (left || reservations.includes('last'))) await this.record(ctx);
    }
  }

  /** However often a call is repeated, it has one unit: it is taken, and its key told of it, in one transaction. */
  private async reserveRecorded(idempotency: IdempotencyRecord, unit: Unit, quotas: Quotas): Promise<Reservation> {
    if (idempotency.hasUnit) return 'granted';
    return this.transactions.run(async (manager) => {
      const reservation = await this.ledger.reserveIn(manager, unit, quotas);
      if (reservation !== 'refused') await idempotency.takeUnit(manager, unit.cycleStart);
      return reservation;
    });
  }

  /** What cannot be given back now stays with the key, for the next attempt. */
  private async giveBackRecorded(idempotency: IdempotencyRecord, unit: Unit): Promise<void> {
    try {
      await this.transactions.run(async (manager) => {
        const cycleStart = await idempotency.returnUnit(manager);
        if (cycleStart) await this.ledger.giveBackIn(manager, { ...unit, cycleStart });
      });
    } catch (error) {
      this.logger.warn(`a unit stays with its Idempotency-Key: ${(error as Error).message}`);
    }
  }

  /** Whoever takes the last unit records it; a refused call makes good for one that was killed before it could. */
  private async recordRefusal(ctx: RequestContext): Promise<void> {
    if (this.refusals.has(ctx.workspaceId)) return;
    this.refusals.set(ctx.workspaceId, true);
    await this.record(ctx);
  }

  /** Writes down that the limit is reached, or no longer is. The answer to the call does not hang on it: the next one tries again. */
  private async record({ workspaceId, now }: RequestContext): Promise<void> {
    try {
      if (await this.isRecorded(workspaceId, now)) return;
      await this.transactions.run((manager) => this.limitState.refresh(manager, workspaceId, now, 'usage'));
    } catch (error) {
      this.logger.warn(`the status of workspace ${workspaceId} waits to be recorded: ${(error as Error).message}`);
    }
  }

  /** Whether there is nothing to write, seen without a lock. */
  private async isRecorded(workspaceId: number, now: Date): Promise<boolean> {
    const usage = await this.usage.find(this.manager, workspaceId, now);
    const { limitReachedUntil } = usage;
    const recorded = limitReachedUntil !== null && limitReachedUntil > now;
    return recorded === isLimitReached(usage.quotas, usage);
  }
}
