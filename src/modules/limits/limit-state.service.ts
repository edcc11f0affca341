import { Injectable } from '@nestjs/common';
import type { Workspace, WorkspaceStatus } from '../../database/entities/workspace.entity.js';
import { EVERY_WORKSPACE } from '../../database/tenancy/workspace-of.js';
import type { EntityTransaction } from '../../database/transactions.js';
import { WorkspaceService } from '../workspaces/workspace.service.js';
import type { StatusReason } from '../workspaces/workspace-status.js';
import { isLimitReached, UsageRepository } from './usage.repository.js';

/**
 * Records whether a workspace is at its limit. Only the counts decide about calls and the status; the record exists so
 * that every change is announced by exactly one outbox event.
 */
@Injectable()
export class LimitState {
  constructor(
    private readonly usage: UsageRepository,
    private readonly workspaces: WorkspaceService,
  ) {}

  /**
   * Brings the record of a workspace up to date, in the caller's transaction. Must be called whenever its counts or
   * limits may have changed so that a cap is reached, or no longer is; unnecessary calls change nothing.
   * @param cause the reason of a change in the outbox event; the end of a cycle is detected here, and has `new_cycle`
   * instead
   * @param status the status that an operator sets at the same time, so that the status that callers see changes once,
   * not twice
   */
  async refresh(
    tx: EntityTransaction,
    workspaceId: number,
    now: Date,
    cause: StatusReason,
    status?: WorkspaceStatus,
  ): Promise<void> {
    const workspace = await this.workspaces.lock(tx, workspaceId);
    const { limitReachedUntil: recorded } = workspace;
    if (recorded && recorded <= now) await this.record(tx, workspace, { limitReachedUntil: null }, 'new_cycle');
    const usage = await this.usage.find(tx, workspaceId, now);
    const limitReachedUntil = isLimitReached(usage.quotas, usage) ? usage.cycle.end : null;
    if (status === undefined || status === workspace.status) await this.record(tx, workspace, { limitReachedUntil }, cause);
    else await this.workspaces.change(tx, workspace, { limitReachedUntil, status }, 'admin');
  }

  /**
   * Brings the records of a plan's subscribers up to date after its limits changed: of those that were at their limit,
   * and of those that may be now. Locks all subscribers first, so that no other transaction records one by the old
   * limits meanwhile.
   */
  async refreshSubscribers(tx: EntityTransaction, planId: number, now: Date): Promise<void> {
    await tx.query(null, LOCK_SUBSCRIBERS, [planId]);
    const affected = await tx.query<{ id: number }>(null, FIND_AFFECTED_SUBSCRIBERS, [planId, now]);
    for (const { id } of affected) await this.refresh(tx, id, now, 'limits_changed');
  }

  private async record(
    tx: EntityTransaction,
    workspace: Workspace,
    recorded: Pick<Workspace, 'limitReachedUntil'>,
    cause: StatusReason,
  ): Promise<void> {
    if (workspace.limitReachedUntil?.getTime() === recorded.limitReachedUntil?.getTime()) return;
    await this.workspaces.change(tx, workspace, recorded, cause);
  }
}

const LOCK_SUBSCRIBERS = `${EVERY_WORKSPACE}
SELECT FROM workspaces w JOIN subscriptions s ON s.workspace_id = w.id
WHERE s.plan_id = $1 ORDER BY w.id FOR NO KEY UPDATE OF w`;

/**
 * Selects the subscribers that may be affected. A current cycle began within the last 31 days; `refresh` finds out
 * which one it is, and decides.
 */
const FIND_AFFECTED_SUBSCRIBERS = `${EVERY_WORKSPACE}
SELECT w.id
FROM subscriptions s JOIN workspaces w ON w.id = s.workspace_id JOIN workspace_limits l ON l.workspace_id = w.id
WHERE s.plan_id = $1 AND w.deleted_at IS NULL AND (
  w.limit_reached_until IS NOT NULL OR l.memory_write_limit = 0 OR l.memory_retrieve_limit = 0
  OR EXISTS (
    SELECT FROM usage_counters u
    WHERE u.workspace_id = w.id AND u.cycle_start > $2::timestamptz - interval '32 days'
      AND (u.memory_writes >= l.memory_write_limit OR u.memory_retrieves >= l.memory_retrieve_limit)))
ORDER BY w.id`;
