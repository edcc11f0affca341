import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';

export type BillingCycle = 'monthly' | 'yearly';

/** The subscription of a workspace to a plan; a workspace has at most one. */
@Entity('subscriptions')
export class Subscription {
  @PrimaryColumn('integer', { name: 'workspace_id', primaryKeyConstraintName: 'subscriptions_pkey' })
  workspaceId: number;

  @Column('integer', { name: 'plan_id' })
  planId: number;

  @Column('text', { name: 'billing_cycle', default: 'monthly' })
  billingCycle: BillingCycle;

  /** Start of the first cycle, from which the cycles are counted. */
  @Column('timestamptz', { default: () => 'now()' })
  anchor: Date;

  @CreateDateColumn({ type: 'timestamptz', name: 'created_at' })
  createdAt: Date;
}
