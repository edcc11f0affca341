import { Injectable } from '@nestjs/common';
import { AppError } from '../../common/app-error.js';
import type { Page, PageRequest } from '../../common/page.js';
import type { Account } from '../../database/entities/account.entity.js';
import type { ApiKey } from '../../database/entities/api-key.entity.js';
import type { Plan } from '../../database/entities/plan.entity.js';
import type { WorkspaceStatus } from '../../database/entities/workspace.entity.js';
import { Transactions } from '../../database/transactions.js';
import { ApiKeyService, type IssuedKey, type NewApiKey } from '../auth/api-key.service.js';
import { CredentialCache } from '../auth/credential-cache.js';
import { LimitState } from '../limits/limit-state.service.js';
import { RescopingWorker } from '../scopes/rescoping.worker.js';
import { RescopingRequests } from '../scopes/rescoping-requests.repository.js';
import { type AccountChanges, AccountService } from '../workspaces/account.service.js';
import { type NewPlan, type PlanChanges, PlanService } from '../workspaces/plan.service.js';
import {
  type NewWorkspace,
  type SubscribedWorkspace,
  type WorkspaceChanges,
  WorkspaceService,
} from '../workspaces/workspace.service.js';
import { WorkspaceDirectory } from '../workspaces/workspace-directory.service.js';
import { PurgeRepository } from './purge/purge.repository.js';

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
    private readonly accounts: AccountService,
    private readonly workspaces: WorkspaceService,
    private readonly directory: WorkspaceDirectory,
    private readonly plans: PlanService,
    private readonly purges: PurgeRepository,
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

  /**
   * Takes the deletion of a workspace back: its keys work again.
   * @throws AppError `not_found`, `conflict` if it is being purged
   */
  async restoreWorkspace(id: number): Promise<SubscribedWorkspace> {
    const restored = await this.transactions.run(async (tx) => {
      await this.workspaces.restore(tx, id);
      if (await this.purges.find(tx, id)) throw new AppError('conflict', { detail: 'The workspace is being purged' });
      await this.limitState.refresh(tx, id, new Date(), 'limits_changed');
      return this.workspaces.find(tx.manager, id);
    });
    return this.invalidatingCredentials(restored);
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

  /** @throws AppError `not_found`; `conflict` if the plan allows no further key */
  createKey(key: NewApiKey): Promise<IssuedKey> {
    return this.transactions.run(async (tx) => {
      // Of two calls for the last key that the plan allows, one waits here.
      await this.workspaces.lock(tx, key.workspaceId);
      const { subscription } = await this.workspaces.find(tx.manager, key.workspaceId);
      const maxKeys = subscription?.plan.maxKeys ?? Number.POSITIVE_INFINITY;
      if ((await this.keys.count(tx, key.workspaceId)) >= maxKeys) {
        const keys = `${maxKeys} ${maxKeys === 1 ? 'key' : 'keys'}`;
        throw new AppError('conflict', { detail: `The plan allows ${keys}: delete one, or raise max_keys of the plan` });
      }
      return this.keys.issue(tx, key);
    });
  }

  /** @throws AppError `not_found`, `validation_failed` for a cursor of another list */
  async listKeys(workspaceId: number, page: PageRequest): Promise<Page<ApiKey>> {
    await this.directory.find(workspaceId);
    return this.keys.listPage(workspaceId, page);
  }

  createAccount(name: string): Promise<Account> {
    return this.transactions.run((tx) => this.accounts.create(tx, name));
  }

  /** @throws AppError `conflict` if there is a plan with this code */
  createPlan(plan: NewPlan): Promise<Plan> {
    return this.transactions.run((tx) => this.plans.create(tx, plan));
  }

  /** @throws AppError `not_found` */
  async updateAccount(id: number, changes: AccountChanges): Promise<Account> {
    return this.invalidatingCredentials(await this.transactions.run((tx) => this.accounts.update(tx, id, changes)));
  }

  /** Clears the credential cache and returns `result`, the result of a transaction that has been committed. */
  private invalidatingCredentials<T>(result: T): T {
    this.credentials.invalidate();
    return result;
  }
}
