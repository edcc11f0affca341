import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { Database } from '../../database/database.js';
import type { ApiKey } from '../../database/entities/api-key.entity.js';
import { Transactions } from '../../database/transactions.js';
import { ApiKeyService } from '../auth/api-key.service.js';
import { LimitState } from '../limits/limit-state.service.js';
import { type Usage, UsageRepository } from '../limits/usage.repository.js';
import { type DayCounts, type Days, type KeyCounts, KeyUsageRepository } from '../usage/key-usage.repository.js';
import { type SubscribedWorkspace, WorkspaceService } from '../workspaces/workspace.service.js';
import { WorkspaceDirectory } from '../workspaces/workspace-directory.service.js';

/** A workspace with its usage and its keys. */
export interface WorkspaceUsage extends SubscribedWorkspace {
  readonly usage: Usage;
  readonly keys: ApiKey[];
}

/** Reads and resets the usage of workspaces. */
@Injectable()
export class UsageService {
  constructor(
    private readonly database: Database,
    private readonly manager: EntityManager,
    private readonly transactions: Transactions,
    private readonly workspaces: WorkspaceService,
    private readonly usage: UsageRepository,
    private readonly limitState: LimitState,
    private readonly keys: ApiKeyService,
    private readonly directory: WorkspaceDirectory,
    private readonly keyUsage: KeyUsageRepository,
  ) {}

  /** @throws AppError `not_found` */
  async find(workspaceId: number): Promise<WorkspaceUsage> {
    const found = await this.workspaces.find(this.manager, workspaceId);
    const usage = await this.usage.find(this.database, workspaceId, new Date());
    return { ...found, usage, keys: await this.keys.list(workspaceId) };
  }

  /**
   * Returns what a workspace used: for every day, or for every key that was used.
   * @param keyId only the calls with this key
   * @throws AppError `not_found`
   */
  async series(workspaceId: number, by: 'day' | 'key', days: Days, keyId?: number): Promise<readonly (DayCounts | KeyCounts)[]> {
    await this.directory.find(workspaceId);
    return by === 'day' ? this.keyUsage.byDay(workspaceId, days, keyId) : this.keyUsage.byKey(workspaceId, days, keyId);
  }

  /**
   * Resets the counts of the current cycle to 0.
   * @throws AppError `not_found`
   */
  async reset(workspaceId: number): Promise<WorkspaceUsage> {
    const now = new Date();
    await this.transactions.run(async (tx) => {
      await this.workspaces.lock(tx, workspaceId);
      await this.usage.reset(tx, workspaceId, await this.usage.find(tx, workspaceId, now));
      await this.limitState.refresh(tx, workspaceId, now, 'limits_changed');
    });
    return this.find(workspaceId);
  }
}
