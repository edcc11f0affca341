import { Injectable, Logger } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { AppError } from '../../common/app-error.js';
import type { IdempotencyRecord } from '../../common/idempotency-record.js';
import type { Quotas } from '../../common/limits.js';
import type { RequestContext } from '../../common/request-context.js';
import { Database } from '../../database/database.js';
import { Transactions } from '../../database/transactions.js';
import { KeyUsage } from '../usage/key-usage.js';
import { cycleAt } from './billing-cycle.js';
import { LimitState } from './limit-state.service.js';
import { owedOf, type Reservation, type Unit, type UnitKind, UnitRepository } from './unit.repository.js';
import { isCapped, isLimitReached, UsageRepository } from './usage.repository.js';
import { UsageLedger } from './usage-ledger.js';

/** Enforces the monthly quotas: every call that succeeds uses one unit. */
@Injectable()
export class QuotaService {
  private readonly logger = new Logger(QuotaService.name);
  /** Workspaces whose refusal was recorded within the last seconds: one limit may refuse many calls. */
  private readonly refusals = new LRUCache<number, true>({ max: 10_000, ttl: 5_000 });

  constructor(
    private readonly database: Database,
    private readonly transactions: Transactions,
    private readonly ledger: UsageLedger,
    private readonly units: UnitRepository,
    private readonly usage: UsageRepository,
    private readonly limitState: LimitState,
    private readonly keyUsage: KeyUsage,
  ) {}

  /**
   * Runs `work` for one unit, which is reserved before and given back if `work` fails. Of any number of concurrent
   * calls for the last unit, exactly one gets it.
   * @throws AppError `plan_limit_reached` if there is no unit left; `work` has not run then
   */
  async spend<T>(ctx: RequestContext, kind: UnitKind, work: () => Promise<T>): Promise<T> {
    const { quotas } = ctx.limits;
    const cycle = cycleAt(quotas.cycleAnchor, ctx.now);
    const unit: Unit = { workspaceId: ctx.workspaceId, cycleStart: cycle.start, kind };
    const reserving = ctx.idempotency ? this.reserveRecorded(ctx.idempotency, unit, quotas) : this.ledger.reserve(unit, quotas);
    // Without a cap nothing can be refused, so the unit is counted while the work runs. With an idempotency record the
    // reservation is awaited, so that the two write to the record one after the other.
    if ((ctx.idempotency || isCapped(quotas)) && (await reserving) === 'refused') {
      await this.recordRefusal(ctx);
      throw new AppError('plan_limit_reached', { retryAfterSeconds: (cycle.end.getTime() - ctx.now.getTime()) / 1000 });
    }
    // An async function turns a synchronous exception into a rejection, so that the unit is given back then as well.
    const working = (async () => work())();
    const [reservation, result] = await Promise.allSettled([reserving, working]);
    if (reservation.status === 'rejected') throw reservation.reason;
    if (result.status === 'rejected') {
      await (ctx.idempotency ? this.giveBackRecorded(ctx.idempotency, unit) : this.ledger.giveBack(unit));
      if (isCapped(quotas)) await this.record(ctx);
      throw result.reason;
    }
    this.keyUsage.countUnits(ctx, ctx.now, kind, 1);
    if (reservation.value === 'last') await this.record(ctx);
    return result.value;
  }

  /**
   * Runs `work` for as many of `count` units as are left; units that it did not use are given back.
   * @param work receives the number of granted units, and calls `used` once for each unit that it used
   * @throws AppError `plan_limit_reached` if there is no unit left; `work` has not run then
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
      this.keyUsage.countUnits(ctx, ctx.now, kind, granted - left);
      await Promise.all(Array.from({ length: left }, () => this.ledger.giveBack(unit)));
      if (isCapped(quotas) && (left || reservations.includes('last'))) await this.record(ctx);
    }
  }

  /**
   * Reserves a unit and notes it in the idempotency record, in one transaction: a call uses one unit, however often it
   * is repeated.
   */
  private async reserveRecorded(idempotency: IdempotencyRecord, unit: Unit, quotas: Quotas): Promise<Reservation> {
    if (idempotency.hasUnit) return 'granted';
    return this.transactions.run(async (tx) => {
      const reservation = await this.units.reserve(tx, unit, quotas);
      if (reservation !== 'refused') await idempotency.takeUnit(tx, unit.cycleStart);
      return reservation;
    });
  }

  /** Gives back the unit of an idempotency record. If that fails, the unit stays with the record, for the next attempt. */
  private async giveBackRecorded(idempotency: IdempotencyRecord, unit: Unit): Promise<void> {
    try {
      await this.transactions.run(async (tx) => {
        const cycleStart = await idempotency.returnUnit(tx);
        if (cycleStart) await this.units.giveBack(tx, [owedOf({ ...unit, cycleStart })]);
      });
    } catch (error) {
      this.logger.warn(`a unit stays with its Idempotency-Key: ${(error as Error).message}`);
    }
  }

  /**
   * Records that the limit is reached after a call was refused. The call that took the last unit does so already; this
   * covers a process that was killed before it could.
   */
  private async recordRefusal(ctx: RequestContext): Promise<void> {
    if (this.refusals.has(ctx.workspaceId)) return;
    this.refusals.set(ctx.workspaceId, true);
    await this.record(ctx);
  }

  /**
   * Records whether the workspace is at its limit. A failure is only logged: the response does not depend on it, and
   * the next call tries again.
   */
  private async record({ workspaceId, now }: RequestContext): Promise<void> {
    try {
      if (await this.isRecorded(workspaceId, now)) return;
      await this.transactions.run((tx) => this.limitState.refresh(tx, workspaceId, now, 'usage'));
    } catch (error) {
      this.logger.warn(`the status of workspace ${workspaceId} waits to be recorded: ${(error as Error).message}`);
    }
  }

  /** True if the record is up to date already; read without a lock. */
  private async isRecorded(workspaceId: number, now: Date): Promise<boolean> {
    const usage = await this.usage.find(this.database, workspaceId, now);
    const { limitReachedUntil } = usage;
    const recorded = limitReachedUntil !== null && limitReachedUntil > now;
    return recorded === isLimitReached(usage.quotas, usage);
  }
}
