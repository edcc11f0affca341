import { Injectable } from '@nestjs/common';
import { EntityManager, IsNull } from 'typeorm';
import { AppError } from '../../common/app-error.js';
import { Account } from '../../database/entities/account.entity.js';
import { Event } from '../../database/entities/event.entity.js';
import { Plan } from '../../database/entities/plan.entity.js';
import { Subscription } from '../../database/entities/subscription.entity.js';
import { Workspace } from '../../database/entities/workspace.entity.js';
import { type StatusReason, shownStatus } from './workspace-status.js';

export interface NewWorkspace {
  readonly name: string;
  /** A plan's code; without one the workspace has no subscription. */
  readonly plan?: string | null | undefined;
  /** The owner; without one, the first account. */
  readonly accountId?: number | undefined;
}

export type WorkspaceChanges = Partial<
  Pick<Workspace, 'status' | 'rpmLimit' | 'burstLimit' | 'memoryWriteLimit' | 'memoryRetrieveLimit'> & { plan: string | null }
>;

/** A workspace and its plan, as the admin API shows them. */
export interface WorkspaceWithPlan {
  readonly workspace: Workspace;
  readonly plan: Plan | null;
}

/** Accounts, workspaces and their subscriptions. Every method works in the transaction of its `manager`. */
@Injectable()
export class WorkspaceService {
  /** @throws AppError `not_found` for an unknown plan or account */
  async create(manager: EntityManager, { name, plan, accountId }: NewWorkspace): Promise<WorkspaceWithPlan> {
    const account = accountId === undefined ? await this.firstAccount(manager) : await this.account(manager, accountId);
    const workspace = await manager.save(manager.create(Workspace, { accountId: account.id, name }));
    return { workspace, plan: plan ? await this.subscribe(manager, workspace.id, plan) : null };
  }

  /** @throws AppError `not_found` for an unknown or deleted workspace, or an unknown plan */
  async update(manager: EntityManager, id: number, { plan, ...changes }: WorkspaceChanges): Promise<WorkspaceWithPlan> {
    const workspace = await this.lock(manager, id);
    await this.change(manager, workspace, changes, 'admin');
    if (plan === null) await manager.delete(Subscription, { workspaceId: id });
    return { workspace, plan: plan ? await this.subscribe(manager, id, plan) : await this.planOf(manager, id) };
  }

  /** Soft: its memories stay, its keys answer 403 `workspace_deleted`. */
  async delete(manager: EntityManager, id: number): Promise<void> {
    const workspace = await this.lock(manager, id);
    await manager.save(Object.assign(workspace, { deletedAt: new Date() }));
  }

  async setSuspended(manager: EntityManager, accountId: number, suspended: boolean): Promise<Account> {
    const account = await this.account(manager, accountId);
    return manager.save(Object.assign(account, { suspendedAt: suspended ? (account.suspendedAt ?? new Date()) : null }));
  }

  /** @throws AppError `not_found` */
  async assertExists(manager: EntityManager, id: number): Promise<void> {
    if (!(await manager.existsBy(Workspace, { id, deletedAt: IsNull() }))) throw workspaceNotFound();
  }

  /**
   * Writes changes of a workspace that is locked, and one event if what is shown of its status changes by them. What changes a status
   * goes through here, under the row's lock: so there is exactly one event a change, however many processes see its cause.
   */
  async change(manager: EntityManager, workspace: Workspace, changes: Partial<Workspace>, reason: StatusReason): Promise<void> {
    const from = statusOf(workspace);
    await manager.save(Object.assign(workspace, changes));
    const to = statusOf(workspace);
    if (from === to) return;
    await manager.insert(Event, {
      workspaceId: workspace.id,
      type: 'workspace.status_changed',
      payload: { from, to, reason },
    });
  }

  /**
   * Locks the row, so that two changes of one workspace follow each other.
   * @throws AppError `not_found` for an unknown or deleted workspace
   */
  async lock(manager: EntityManager, id: number): Promise<Workspace> {
    const workspace = await manager.findOne(Workspace, {
      where: { id, deletedAt: IsNull() },
      lock: { mode: 'for_no_key_update' },
    });
    if (!workspace) throw workspaceNotFound();
    return workspace;
  }

  private async subscribe(manager: EntityManager, workspaceId: number, code: string): Promise<Plan> {
    const plan = await manager.findOneBy(Plan, { code });
    if (!plan) throw new AppError('not_found', { detail: 'Plan not found' });
    await manager.upsert(Subscription, { workspaceId, planId: plan.id }, ['workspaceId']);
    return plan;
  }

  private async planOf(manager: EntityManager, workspaceId: number): Promise<Plan | null> {
    const subscription = await manager.findOneBy(Subscription, { workspaceId });
    return subscription && manager.findOneByOrFail(Plan, { id: subscription.planId });
  }

  private async account(manager: EntityManager, id: number): Promise<Account> {
    const account = await manager.findOneBy(Account, { id });
    if (!account) throw new AppError('not_found', { detail: 'Account not found' });
    return account;
  }

  private async firstAccount(manager: EntityManager): Promise<Account> {
    const [first] = await manager.find(Account, { order: { id: 'ASC' }, take: 1 });
    return first ?? manager.save(manager.create(Account, { name: 'Default' }));
  }
}

const statusOf = ({ status, limitReachedUntil }: Workspace) => shownStatus(status, limitReachedUntil !== null);

const workspaceNotFound = () => new AppError('not_found', { detail: 'Workspace not found' });
