import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { AppError } from '../../common/app-error.js';
import { Plan } from '../../database/entities/plan.entity.js';
import { type BillingCycle, Subscription } from '../../database/entities/subscription.entity.js';

/** How a subscription is billed, and the moment that its quota months are counted from. */
export interface SubscriptionTerms {
  readonly billingCycle?: BillingCycle | undefined;
  readonly anchor?: Date | undefined;
}

/** A subscription and what it is for. */
export interface SubscribedPlan {
  readonly plan: Plan;
  readonly billingCycle: BillingCycle;
  readonly anchor: Date;
}

/** Which workspace has which plan. Every method works in the transaction of its `manager`. */
@Injectable()
export class SubscriptionService {
  /** @returns null without a subscription */
  async find(manager: EntityManager, workspaceId: number): Promise<SubscribedPlan | null> {
    const subscription = await manager.findOneBy(Subscription, { workspaceId });
    if (!subscription) return null;
    const { planId, billingCycle, anchor } = subscription;
    return { plan: await manager.findOneByOrFail(Plan, { id: planId }), billingCycle, anchor };
  }

  /**
   * Subscribes to a plan, ends the subscription (null), or stays with the plan (undefined). Terms that are not given stay as they are;
   * those of a new subscription are monthly, from now on.
   * @throws AppError `conflict` if there are terms, and no subscription that they could be of
   */
  async change(
    manager: EntityManager,
    workspaceId: number,
    plan: Plan | null | undefined,
    { billingCycle, anchor }: SubscriptionTerms,
  ): Promise<void> {
    const terms = { ...(billingCycle && { billingCycle }), ...(anchor && { anchor }) };
    const hasTerms = Object.keys(terms).length > 0;
    if (plan === null) await manager.delete(Subscription, { workspaceId });
    else if (plan) await manager.upsert(Subscription, { workspaceId, planId: plan.id, ...terms }, ['workspaceId']);
    if (plan || !hasTerms) return;
    const { affected } = await manager.update(Subscription, { workspaceId }, terms);
    if (!affected) throw new AppError('conflict', { detail: 'billing_cycle and anchor need a plan: the workspace has none' });
  }
}
