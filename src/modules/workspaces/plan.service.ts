import { Injectable } from '@nestjs/common';
import { EntityManager, MoreThan } from 'typeorm';
import { AppError } from '../../common/app-error.js';
import { type Page, type PageRequest, pageById } from '../../common/page.js';
import { Plan } from '../../database/entities/plan.entity.js';
import type { EntityTransaction } from '../../database/transactions.js';

/** The pattern of a plan's code: lower-case words and numbers joined by hyphens. */
export const PLAN_CODE = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
export const MAX_PLAN_CODE_LENGTH = 63;

export type NewPlan = Omit<Plan, 'id' | 'createdAt'>;
export type PlanChanges = Partial<Omit<NewPlan, 'code'>>;

/** Reads and changes the plans that workspaces can subscribe to. A plan is never deleted, and its code never changes. */
@Injectable()
export class PlanService {
  constructor(private readonly manager: EntityManager) {}

  /**
   * Returns a page of the plans, oldest first.
   * @throws AppError `validation_failed` for a cursor of another list
   */
  list(page: PageRequest): Promise<Page<Plan>> {
    return pageById('plans', page, (after, take) =>
      this.manager.find(Plan, { where: after === undefined ? {} : { id: MoreThan(after) }, order: { id: 'ASC' }, take }),
    );
  }

  /** @throws AppError `not_found` */
  find(code: string): Promise<Plan> {
    return findPlan(this.manager, code);
  }

  /**
   * Locks a plan against changes until the transaction ends, so that a new subscriber is checked against
   * its current limits. Must be called before a workspace is locked, because a change of a plan locks in this order as
   * well: otherwise two transactions could deadlock.
   * @throws AppError `not_found`
   */
  lockForShare({ manager }: EntityTransaction, code: string): Promise<Plan> {
    return findPlan(manager, code, 'pessimistic_read');
  }

  /** @throws AppError `conflict` if there is a plan with this code */
  async create({ manager }: EntityTransaction, plan: NewPlan): Promise<Plan> {
    const insert = manager.createQueryBuilder().insert().into(Plan).values(plan).orIgnore();
    const { raw } = await insert.execute();
    if (raw.length === 0) throw new AppError('conflict', { detail: `There is a plan with the code ${plan.code} already` });
    return findPlan(manager, plan.code);
  }

  /** @throws AppError `not_found` */
  async update({ manager }: EntityTransaction, code: string, changes: PlanChanges): Promise<Plan> {
    const plan = await findPlan(manager, code, 'for_no_key_update');
    return manager.save(Object.assign(plan, changes));
  }
}

type LockMode = 'pessimistic_read' | 'for_no_key_update';

async function findPlan(manager: EntityManager, code: string, mode?: LockMode): Promise<Plan> {
  // A text that cannot be a code is not looked up: PostgreSQL would even fail on a NUL character.
  const possible = code.length <= MAX_PLAN_CODE_LENGTH && PLAN_CODE.test(code);
  const plan = possible && (await manager.findOne(Plan, { where: { code }, ...(mode && { lock: { mode } }) }));
  if (!plan) throw new AppError('not_found', { detail: 'Plan not found' });
  return plan;
}
