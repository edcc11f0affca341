import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import type { Workspace, WorkspaceStatus } from '../../database/entities/workspace.entity.js';
import { WorkspaceService } from '../workspaces/workspace.service.js';
import type { StatusReason } from '../workspaces/workspace-status.js';
import { isLimitReached, UsageRepository } from './usage.repository.js';

/**
 * Keeps record of whether a workspace is at its limit. Calls and status are decided by the counts alone; the record is there so that
 * every change is told once, as an event.
 */
@Injectable()
export class LimitState {
  constructor(
    private readonly usage: UsageRepository,
    private readonly workspaces: WorkspaceService,
  ) {}

  /**
   * Brings the record of a workspace up to date, in the transaction of `manager`. To be called whenever its counts or limits may have
   * crossed the line; often is harmless.
   * @param cause of a change that has to be recorded; that a cycle has ended is seen here
   * @param status what an operator sets in the same moment: so what callers see changes once and not twice
   */
  async refresh(
    manager: EntityManager,
    workspaceId: number,
    now: Date,
    cause: StatusReason,
    status?: WorkspaceStatus,
  ): Promise<void> {
    const workspace = await this.workspaces.lock(manager, workspaceId);
    const { limitReachedUntil: recorded } = workspace;
    if (recorded && recorded <= now) await this.record(manager, workspace, { limitReachedUntil: null }, 'new_cycle');
    const usage = await this.usage.find(manager, workspaceId, now);
    const limitReachedUntil = isLimitReached(usage.quotas, usage) ? usage.cycle.end : null;
    if (status === undefined || status === workspace.status) await this.record(manager, workspace, { limitReachedUntil }, cause);
    else await this.workspaces.change(manager, workspace, { limitReachedUntil, status }, 'admin');
  }

  /**
   * Settles the subscribers of a plan whose limits changed: those that were at their limit, and those that may be now. All of them are
   * locked before, so that none is found to be at its limit by the old limits meanwhile.
   */
  async refreshSubscribers(manager: EntityManager, planId: number, now: Date): Promise<void> {
    await manager.query(LOCK_SUBSCRIBERS, [planId]);
    const affected: { id: number }[] = await manager.query(FIND_AFFECTED_SUBSCRIBERS, [planId, now]);
    for (const { id } of affected) await this.refresh(manager, id, now, 'limits_changed');
  }

  private async record(
    manager: EntityManager,
    workspace: Workspace,
    recorded: Pick<Workspace, 'limitReachedUntil'>,
    cause: StatusReason,
  ): Promise<void> {
    if (workspace.limitReachedUntil?.getTime() === recorded.limitReachedUntil?.getTime()) return;
    await this.workspaces.change(manager, workspace, recorded, cause);
  }
}

const LOCK_SUBSCRIBERS = `
SELECT FROM workspaces w JOIN subscriptions s ON s.workspace_id = w.id
WHERE s.plan_id = $1 ORDER BY w.id FOR NO KEY UPDATE OF w`;

/** A cycle that is under way has begun within the last 31 days; which one it is, and so the last word, is for `settle`. */
const FIND_AFFECTED_SUBSCRIBERS = `
SELECT w.id
FROM subscriptions s JOIN workspaces w ON w.id = s.workspace_id JOIN workspace_limits l ON l.workspace_id = w.id
WHERE s.plan_id = $1 AND w.deleted_at IS NULL AND (
  w.limit_reached_until IS NOT NULL OR l.memory_write_limit = 0 OR l.memory_retrieve_limit = 0
  OR EXISTS (
    SELECT FROM usage_counters u
    WHERE u.workspace_id = w.id AND u.cycle_start > $2::timestamptz - interval '32 days'
      AND (u.memory_writes >= l.memory_write_limit OR u.memory_retrieves >= l.memory_retrieve_limit)))
ORDER BY w.id`;
