import { Injectable } from '@nestjs/common';
import { EntityManager, IsNull } from 'typeorm';
import { AppError } from '../../common/app-error.js';
import { Workspace } from '../../database/entities/workspace.entity.js';
import { recordEvents } from '../../database/outbox.js';
import type { EntityTransaction } from '../../database/transactions.js';
import { AccountService } from './account.service.js';
import { billingEventsOf } from './billing-events.js';
import { PlanService } from './plan.service.js';
import { type SubscribedPlan, SubscriptionService, type SubscriptionTerms } from './subscription.service.js';
import { type StatusReason, shownStatus } from './workspace-status.js';

export interface NewWorkspace extends SubscriptionTerms {
  readonly name: string;
  /** The code of a plan; if absent, `DEFAULT_PLAN`; null: no subscription. */
  readonly plan?: string | null | undefined;
  /** The owner; if absent, the first account. */
  readonly accountId?: number | undefined;
  /** Settings that are absent are those of every new workspace. */
  readonly settings?: Partial<Omit<Settings, 'name'>> | undefined;
}

/** The plan of a new workspace that names none: its limits stop a loop that has gone wild, and no agent at its work. */
const DEFAULT_PLAN = 'self-hosted';

type Settings = Pick<
  Workspace,
  'name' | 'timeZone' | 'scopeKeys' | 'autoApply' | 'rpmLimit' | 'burstLimit' | 'memoryWriteLimit' | 'memoryRetrieveLimit'
>;

/** Changes to a workspace; a plan of null ends the subscription, another account takes the workspace over. */
export type WorkspaceChanges = Partial<Settings & Pick<Workspace, 'accountId'>> &
  SubscriptionTerms & { readonly plan?: string | null };

/** A workspace with its subscription. */
export interface SubscribedWorkspace {
  readonly workspace: Workspace;
  readonly subscription: SubscribedPlan | null;
}

/**
 * Reads and changes workspaces and their subscriptions. Methods that write or lock work in the caller's transaction.
 */
@Injectable()
export class WorkspaceService {
  constructor(
    private readonly accounts: AccountService,
    private readonly plans: PlanService,
    private readonly subscriptions: SubscriptionService,
  ) {}

  /** @throws AppError `not_found` for an unknown plan or account, `conflict` for terms without a plan */
  async create(
    tx: EntityTransaction,
    { name, plan: code = DEFAULT_PLAN, accountId, settings, ...terms }: NewWorkspace,
  ): Promise<Workspace> {
    const account = await (accountId === undefined ? this.accounts.first(tx.manager) : this.accounts.find(accountId, tx.manager));
    const plan = code === null ? null : await this.plans.lockForShare(tx, code);
    const workspace = await tx.manager.save(tx.manager.create(Workspace, { ...settings, accountId: account.id, name }));
    await this.subscriptions.change(tx, workspace.id, plan, terms);
    return workspace;
  }

  /** @throws AppError `not_found` for an unknown or deleted workspace */
  async find(manager: EntityManager, id: number): Promise<SubscribedWorkspace> {
    const workspace = await manager.findOneBy(Workspace, { id, deletedAt: IsNull() });
    if (!workspace) throw workspaceNotFound();
    return { workspace, subscription: await this.subscriptions.find(manager, id) };
  }

  /**
   * Changes settings and subscription. The caller must bring the record of the reached limit up to date afterwards
   * (LimitState).
   * @throws AppError `not_found` for an unknown or deleted workspace, or an unknown plan or account; `conflict` for
   * terms without a plan
   */
  async update(tx: EntityTransaction, id: number, changes: WorkspaceChanges): Promise<void> {
    const { plan: code, billingCycle, anchor, ...settings } = changes;
    const plan = typeof code === 'string' ? await this.plans.lockForShare(tx, code) : code;
    if (settings.accountId !== undefined) await this.accounts.find(settings.accountId, tx.manager);
    const workspace = await this.lock(tx, id);
    await tx.manager.save(Object.assign(workspace, settings));
    await this.subscriptions.change(tx, id, plan, { billingCycle, anchor });
  }

  /** Deletes a workspace softly: its memories stay, and calls with its keys answer 403 `workspace_deleted`. */
  async delete(tx: EntityTransaction, id: number): Promise<void> {
    const workspace = await this.lock(tx, id);
    await tx.manager.save(Object.assign(workspace, { deletedAt: new Date() }));
  }

  /**
   * Takes a soft deletion back; no effect on a workspace that is not deleted.
   * @throws AppError `not_found`
   */
  async restore(tx: EntityTransaction, id: number): Promise<void> {
    const { affected } = await tx.manager.update(Workspace, { id }, { deletedAt: null });
    if (!affected) throw workspaceNotFound();
  }

  /**
   * Writes changes of a locked workspace, and an outbox event if they change the status that callers see. Every change
   * of a status goes through this method, under the lock of the row: so each change has exactly one event, even if
   * several processes notice its cause.
   * @throws AppError `conflict` where the workspace has moved to another installation, and another status would open it
   */
  async change(tx: EntityTransaction, workspace: Workspace, changes: Partial<Workspace>, reason: StatusReason): Promise<void> {
    if (workspace.movedAt && changes.status !== undefined && changes.status !== 'suspended')
      throw new AppError('conflict', { detail: 'The workspace has moved to another installation' });
    const [from, setBefore] = [statusOf(workspace), workspace.status];
    await tx.manager.save(Object.assign(workspace, changes));
    const to = statusOf(workspace);
    await recordEvents(tx, workspace.id, billingEventsOf(setBefore, workspace.status));
    if (from === to) return;
    await recordEvents(tx, workspace.id, [{ type: 'workspace.status_changed', payload: { from, to, reason } }]);
  }

  /**
   * Locks the row, so that concurrent changes of a workspace are made one after the other.
   * @throws AppError `not_found` for an unknown or deleted workspace
   */
  async lock(tx: EntityTransaction, id: number): Promise<Workspace> {
    const workspace = await tx.manager.findOne(Workspace, {
      where: { id, deletedAt: IsNull() },
      lock: { mode: 'for_no_key_update' },
    });
    if (!workspace) throw workspaceNotFound();
    return workspace;
  }
}

const statusOf = ({ status, limitReachedUntil }: Workspace) => shownStatus(status, limitReachedUntil !== null);

const workspaceNotFound = () => new AppError('not_found', { detail: 'Workspace not found' });
