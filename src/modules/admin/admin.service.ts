import { Injectable } from '@nestjs/common';
import type { Plan } from '../../database/entities/plan.entity.js';
import type { WorkspaceStatus } from '../../database/entities/workspace.entity.js';
import { Transactions } from '../../database/transactions.js';
import { ApiKeyService, type IssuedKey, type NewApiKey } from '../auth/api-key.service.js';
import { CredentialCache } from '../auth/credential-cache.js';
import { LimitState } from '../limits/limit-state.service.js';
import { RescopingWorker } from '../scopes/rescoping.worker.js';
import { RescopingRequests } from '../scopes/rescoping-requests.repository.js';
import { type PlanChanges, PlanService } from '../workspaces/plan.service.js';
import {
  type NewWorkspace,
  type SubscribedWorkspace,
  type WorkspaceChanges,
  WorkspaceService,
} from '../workspaces/workspace.service.js';

/** The changes that an operator can make to a workspace. */
export type AdminChanges = WorkspaceChanges & { readonly status?: WorkspaceStatus };

const FIRST_KEY_LABEL = 'default';

/**
 * The operations of the admin API. A change to access or limits is effective in this process before the response is
 * sent: every such method clears the credential cache after its commit.
 */
@Injectable()
export class AdminService {
  constructor(
    private readonly transactions: Transactions,
    private readonly workspaces: WorkspaceService,
    private readonly plans: PlanService,
    private readonly limitState: LimitState,
    private readonly keys: ApiKeyService,
    private readonly credentials: CredentialCache,
    private readonly rescopings: RescopingRequests,
    private readonly rescopingWorker: RescopingWorker,
  ) {}

  createWorkspace(input: NewWorkspace): Promise<SubscribedWorkspace & { key: IssuedKey }> {
    return this.transactions.run(async (tx) => {
      const { id } = await this.workspaces.create(tx, input);
      await this.limitState.refresh(tx, id, new Date(), 'limits_changed');
      const key = await this.keys.issue(tx, { workspaceId: id, label: FIRST_KEY_LABEL });
      return { ...(await this.workspaces.find(tx.manager, id)), key };
    });
  }

  async updateWorkspace(id: number, { status, ...changes }: AdminChanges): Promise<SubscribedWorkspace> {
    const updated = await this.transactions.run(async (tx) => {
      await this.workspaces.update(tx, id, changes);
      if (changes.scopeKeys) await this.rescopings.begin(tx, id);
      await this.limitState.refresh(tx, id, new Date(), 'limits_changed', status);
      return this.workspaces.find(tx.manager, id);
    });
    if (changes.scopeKeys) this.rescopingWorker.wake();
    return this.invalidatingCredentials(updated);
  }

  async deleteWorkspace(id: number): Promise<void> {
    return this.invalidatingCredentials(await this.transactions.run((tx) => this.workspaces.delete(tx, id)));
  }

  /** Changes a plan for all its subscribers. */
  async updatePlan(code: string, changes: PlanChanges): Promise<Plan> {
    const updated = await this.transactions.run(async (tx) => {
      const plan = await this.plans.update(tx, code, changes);
      await this.limitState.refreshSubscribers(tx, plan.id, new Date());
      return plan;
    });
    return this.invalidatingCredentials(updated);
  }

  createKey(key: NewApiKey): Promise<IssuedKey> {
    return this.transactions.run(async (tx) => {
      await this.workspaces.assertExists(tx, key.workspaceId);
      return this.keys.issue(tx, key);
    });
  }

  async setAccountSuspended(id: number, suspended: boolean) {
    return this.invalidatingCredentials(await this.transactions.run((tx) => this.workspaces.setSuspended(tx, id, suspended)));
  }

  /** Clears the credential cache and returns `result`, the result of a transaction that has been committed. */
  private invalidatingCredentials<T>(result: T): T {
    this.credentials.invalidate();
    return result;
  }
}
