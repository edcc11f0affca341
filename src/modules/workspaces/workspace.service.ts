import { Injectable } from '@nestjs/common';
import { EntityManager, IsNull } from 'typeorm';
import { AppError } from '../../common/app-error.js';
import { Account } from '../../database/entities/account.entity.js';
import { Event } from '../../database/entities/event.entity.js';
import { Workspace } from '../../database/entities/workspace.entity.js';
import { PlanService } from './plan.service.js';
import { type SubscribedPlan, SubscriptionService, type SubscriptionTerms } from './subscription.service.js';
import { type StatusReason, shownStatus } from './workspace-status.js';

export interface NewWorkspace extends SubscriptionTerms {
  readonly name: string;
  /** A plan's code; without one the workspace has no subscription. */
  readonly plan?: string | null | undefined;
  /** The owner; without one, the first account. */
  readonly accountId?: number | undefined;
  /** IANA name; without one, UTC. */
  readonly timeZone?: string | undefined;
}

type Settings = Pick<Workspace, 'timeZone' | 'rpmLimit' | 'burstLimit' | 'memoryWriteLimit' | 'memoryRetrieveLimit'>;

/** A plan of null ends the subscription. */
export type WorkspaceChanges = Partial<Settings> & SubscriptionTerms & { readonly plan?: string | null };

/** A workspace and what it subscribes to, as the admin API shows them. */
export interface SubscribedWorkspace {
  readonly workspace: Workspace;
  readonly subscription: SubscribedPlan | null;
}

/** Accounts, workspaces and their subscriptions. Every method works in the transaction of its `manager`. */
@Injectable()
export class WorkspaceService {
  constructor(
    private readonly plans: PlanService,
    private readonly subscriptions: SubscriptionService,
  ) {}

  /** @throws AppError `not_found` for an unknown plan or account, `conflict` for terms without a plan */
  async create(manager: EntityManager, { name, plan: code, accountId, timeZone, ...terms }: NewWorkspace): Promise<Workspace> {
    const account = accountId === undefined ? await this.firstAccount(manager) : await this.account(manager, accountId);
    const plan = typeof code === 'string' ? await this.plans.hold(manager, code) : code;
    const workspace = await manager.save(
      manager.create(Workspace, { accountId: account.id, name, ...(timeZone && { timeZone }) }),
    );
    await this.subscriptions.change(manager, workspace.id, plan, terms);
    return workspace;
  }

  /** @throws AppError `not_found` for an unknown or deleted workspace */
  async find(manager: EntityManager, id: number): Promise<SubscribedWorkspace> {
    const workspace = await manager.findOneBy(Workspace, { id, deletedAt: IsNull() });
    if (!workspace) throw workspaceNotFound();
    return { workspace, subscription: await this.subscriptions.find(manager, id) };
  }

  /**
   * Changes settings and subscription. Whether the workspace is at its limit then is for the caller to settle.
   * @throws AppError `not_found` for an unknown or deleted workspace, or an unknown plan; `conflict` for terms without a plan
   */
  async update(manager: EntityManager, id: number, changes: WorkspaceChanges): Promise<void> {
    const { plan: code, billingCycle, anchor, ...settings } = changes;
    const plan = typeof code === 'string' ? await this.plans.hold(manager, code) : code;
    const workspace = await this.lock(manager, id);
    await manager.save(Object.assign(workspace, settings));
    await this.subscriptions.change(manager, id, plan, { billingCycle, anchor });
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
