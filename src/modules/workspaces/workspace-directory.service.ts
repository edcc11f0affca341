import { Injectable } from '@nestjs/common';
import { EntityManager, type FindOptionsWhere, ILike, IsNull, MoreThan, Not } from 'typeorm';
import { AppError } from '../../common/app-error.js';
import { type Page, type PageRequest, pageById } from '../../common/page.js';
import { Workspace, type WorkspaceStatus } from '../../database/entities/workspace.entity.js';
import { SubscriptionService } from './subscription.service.js';
import type { SubscribedWorkspace } from './workspace.service.js';

/** Selects workspaces; what is undefined selects all but the deleted ones. */
export interface WorkspaceSelection {
  /** The status that an operator set, that a quota is used up, or that the workspace is deleted. */
  readonly status?: WorkspaceStatus | 'limit_reached' | 'deleted' | undefined;
  readonly accountId?: number | undefined;
  /** A part of the name, in any case. */
  readonly name?: string | undefined;
}

/** Finds workspaces for an operator, the deleted ones too. */
@Injectable()
export class WorkspaceDirectory {
  constructor(
    private readonly manager: EntityManager,
    private readonly subscriptions: SubscriptionService,
  ) {}

  /** @throws AppError `not_found` */
  async find(id: number): Promise<SubscribedWorkspace> {
    const workspace = await this.manager.findOneBy(Workspace, { id });
    if (!workspace) throw new AppError('not_found', { detail: 'Workspace not found' });
    return { workspace, subscription: await this.subscriptions.find(this.manager, id) };
  }

  /**
   * Returns a page of workspaces, oldest first.
   * @throws AppError `validation_failed` for a cursor of another list
   */
  async list(selection: WorkspaceSelection, page: PageRequest): Promise<Page<SubscribedWorkspace>> {
    const { status, accountId, name } = selection;
    const list = `workspaces ${JSON.stringify([status, accountId, name])}`;
    const where = conditionsOf(selection, new Date());
    const { items, nextCursor } = await pageById(list, page, (after, take) =>
      this.manager.find(Workspace, {
        where: { ...where, ...(after !== undefined && { id: MoreThan(after) }) },
        order: { id: 'ASC' },
        take,
      }),
    );
    const subscriptions = await this.subscriptions.findEach(
      this.manager,
      items.map(({ id }) => id),
    );
    return {
      items: items.map((workspace) => ({ workspace, subscription: subscriptions.get(workspace.id) ?? null })),
      nextCursor,
    };
  }
}

function conditionsOf({ status, accountId, name }: WorkspaceSelection, now: Date): FindOptionsWhere<Workspace> {
  return {
    deletedAt: status === 'deleted' ? Not(IsNull()) : IsNull(),
    ...(status === 'limit_reached' && { limitReachedUntil: MoreThan(now), status: Not<WorkspaceStatus>('suspended') }),
    ...(status && status !== 'deleted' && status !== 'limit_reached' && { status }),
    ...(accountId !== undefined && { accountId }),
    ...(name !== undefined && { name: ILike(`%${name.replace(/[\\%_]/g, '\\$&')}%`) }),
  };
}
