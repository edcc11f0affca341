import { Injectable } from '@nestjs/common';
import { EntityManager, IsNull } from 'typeorm';
import { AppError } from '../../common/app-error.js';
import { Account } from '../../database/entities/account.entity.js';
import { Workspace } from '../../database/entities/workspace.entity.js';
import { recordEvents } from '../../database/outbox.js';
import type { EntityTransaction } from '../../database/transactions.js';
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
  /** IANA name; if absent, UTC. */
  readonly timeZone?: string | undefined;
  /** If absent, those of every new workspace. */
  readonly scopeKeys?: string[] | undefined;
}

/** The plan of a new workspace that names none: its limits stop a loop that has gone wild, and no agent at its work. */
const DEFAULT_PLAN = 'self-hosted';

type Settings = Pick<
  Workspace,
  'timeZone' | 'scopeKeys' | 'rpmLimit' | 'burstLimit' | 'memoryWriteLimit' | 'memoryRetrieveLimit'
>;

/** Changes to a workspace; a plan of null ends the subscription. */
export type WorkspaceChanges = Partial<Settings> & SubscriptionTerms & { readonly plan?: string | null };

/** A workspace with its subscription. */
export interface SubscribedWorkspace {
  readonly workspace: Workspace;
  readonly subscription: SubscribedPlan | null;
}

/**
 * Reads and changes accounts, workspaces and their subscriptions. Methods that write or lock work in the caller's
 * transaction.
 */
@Injectable()
export class WorkspaceService {
  constructor(
    private readonly plans: PlanService,
    private readonly subscriptions: SubscriptionService,
  ) {}

  /** @throws AppError `not_found` for an unknown plan or account, `conflict` for terms without a plan */
  async create(
    tx: EntityTransaction,
    { name, plan: code = DEFAULT_PLAN, accountId, timeZone, scopeKeys, ...terms }: NewWorkspace,
  ): Promise<Workspace> {
    const account = accountId === undefined ? await this.firstAccount(tx) : await this.account(tx, accountId);
    const plan = code === null ? null : await this.plans.lockForShare(tx, code);
    const workspace = await tx.manager.save(
      tx.manager.create(Workspace, {
        accountId: account.id,
        name,
        ...(timeZone && { timeZone }),
        ...(scopeKeys && { scopeKeys }),
      }),
    );
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
   * @throws AppError `not_found` for an unknown or deleted workspace, or an unknown plan; `conflict` for terms without
   * a plan
   */
  async update(tx: EntityTransaction, id: number, changes: WorkspaceChanges): Promise<void> {
    const { plan: code, billingCycle, anchor, ...settings } = changes;
    const plan = typeof code === 'string' ? await this.plans.lockForShare(tx, code) : code;
    const workspace = await this.lock(tx, id);
    await tx.manager.save(Object.assign(workspace, settings));
    await this.subscriptions.change(tx, id, plan, { billingCycle, anchor });
  }

  /** Deletes a workspace softly: its memories stay, and calls with its keys answer 403 `workspace_deleted`. */
  async delete(tx: EntityTransaction, id: number): Promise<void> {
    const workspace = await this.lock(tx, id);
    await tx.manager.save(Object.assign(workspace, { deletedAt: new Date() }));
  }

  async setSuspended(tx: EntityTransaction, accountId: number, suspended: boolean): Promise<Account> {
    const account = await this.account(tx, accountId);
    return tx.manager.save(Object.assign(account, { suspendedAt: suspended ? (account.suspendedAt ?? new Date()) : null }));
  }

  /** @throws AppError `not_found` */
  async assertExists(tx: EntityTransaction, id: number): Promise<void> {
    if (!(await tx.manager.existsBy(Workspace, { id, deletedAt: IsNull() }))) throw workspaceNotFound();
  }

  /**
   * Writes changes of a locked workspace, and an outbox event if they change the status that callers see. Every change
   * of a status goes through this method, under the lock of the row: so each change has exactly one event, even if
   * several processes notice its cause.
   */
  async change(tx: EntityTransaction, workspace: Workspace, changes: Partial<Workspace>, reason: StatusReason): Promise<void> {
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

  private async account({ manager }: EntityTransaction, id: number): Promise<Account> {
    const account = await manager.findOneBy(Account, { id });
    if (!account) throw new AppError('not_found', { detail: 'Account not found' });
    return account;
  }

  private async firstAccount({ manager }: EntityTransaction): Promise<Account> {
    const [first] = await manager.find(Account, { order: { id: 'ASC' }, take: 1 });
    return first ?? manager.save(manager.create(Account, { name: 'Default' }));
  }
}

const statusOf = ({ status, limitReachedUntil }: Workspace) => shownStatus(status, limitReachedUntil !== null);

const workspaceNotFound = () => new AppError('not_found', { detail: 'Workspace not found' });
