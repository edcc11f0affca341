import { Injectable } from '@nestjs/common';
import { EntityManager, In } from 'typeorm';
import { AppError } from '../../common/app-error.js';
import { Plan } from '../../database/entities/plan.entity.js';
import { type BillingCycle, Subscription } from '../../database/entities/subscription.entity.js';
import { recordEvents } from '../../database/outbox.js';
import type { EntityTransaction } from '../../database/transactions.js';

/** The billing cycle of a subscription, and the time that its quota cycles are counted from. */
export interface SubscriptionTerms {
  readonly billingCycle?: BillingCycle | undefined;
  readonly anchor?: Date | undefined;
}

/** A subscription and its plan. */
export interface SubscribedPlan {
  readonly plan: Plan;
  readonly billingCycle: BillingCycle;
  readonly anchor: Date;
}

/** Reads and changes the subscriptions of workspaces. */
@Injectable()
export class SubscriptionService {
  /** @returns null without a subscription */
  async find(manager: EntityManager, workspaceId: number): Promise<SubscribedPlan | null> {
    const subscription = await manager.findOneBy(Subscription, { workspaceId });
    if (!subscription) return null;
    const { planId, billingCycle, anchor } = subscription;
    return { plan: await manager.findOneByOrFail(Plan, { id: planId }), billingCycle, anchor };
  }

  /** Returns the subscriptions of several workspaces, by their ids; none for those without one. */
  async findEach(manager: EntityManager, workspaceIds: readonly number[]): Promise<Map<number, SubscribedPlan>> {
    const subscriptions = await manager.findBy(Subscription, { workspaceId: In([...workspaceIds]) });
    const plans = await manager.findBy(Plan, { id: In(subscriptions.map(({ planId }) => planId)) });
    const plansById = new Map(plans.map((plan) => [plan.id, plan]));
    return new Map(
      subscriptions.map(({ workspaceId, planId, billingCycle, anchor }) => [
        workspaceId,
        { plan: plansById.get(planId) as Plan, billingCycle, anchor },
      ]),
    );
  }

  /**
   * Subscribes to a plan, ends the subscription (null), or keeps the plan (undefined). Absent terms keep their values;
   * a new subscription is billed monthly and counts from now by default.
   * @throws AppError `conflict` if there are terms, but no subscription that they could apply to
   */
  async change(
    tx: EntityTransaction,
    workspaceId: number,
    plan: Plan | null | undefined,
    { billingCycle, anchor }: SubscriptionTerms,
  ): Promise<void> {
    const { manager } = tx;
    const terms = { ...(billingCycle && { billingCycle }), ...(anchor && { anchor }) };
    const hasTerms = Object.keys(terms).length > 0;
    if (plan === null) await manager.delete(Subscription, { workspaceId });
    else if (plan) await manager.upsert(Subscription, { workspaceId, planId: plan.id, ...terms }, ['workspaceId']);
    if (plan || !hasTerms) return;
    const { affected } = await manager.update(Subscription, { workspaceId }, terms);
    if (!affected) throw new AppError('conflict', { detail: 'billing_cycle and anchor need a plan: the workspace has none' });
    // A new anchor is how an operator records that a subscription goes on for another cycle.
    if (anchor) await recordEvents(tx, workspaceId, [{ type: 'billing.renewal_success', payload: { anchor } }]);
  }
}
