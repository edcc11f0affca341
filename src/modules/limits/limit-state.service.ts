import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import type { Workspace } from '../../database/entities/workspace.entity.js';
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
   */
  async settle(manager: EntityManager, workspaceId: number, now: Date, cause: StatusReason): Promise<void> {
    const workspace = await this.workspaces.lock(manager, workspaceId);
    const { limitReachedUntil } = workspace;
    if (limitReachedUntil && limitReachedUntil <= now) await this.record(manager, workspace, null, 'new_cycle');
    const usage = await this.usage.find(manager, workspaceId, now);
    await this.record(manager, workspace, isLimitReached(usage.quotas, usage) ? usage.cycle.end : null, cause);
  }

  private async record(manager: EntityManager, workspace: Workspace, until: Date | null, cause: StatusReason): Promise<void> {
    if (workspace.limitReachedUntil?.getTime() === until?.getTime()) return;
    await this.workspaces.change(manager, workspace, { limitReachedUntil: until }, cause);
  }
}
