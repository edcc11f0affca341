import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';

export type BillingCycle = 'monthly' | 'yearly';

/** A workspace's plan; at most one. */
@Entity('subscriptions')
export class Subscription {
  @PrimaryColumn('integer', { name: 'workspace_id', primaryKeyConstraintName: 'subscriptions_pkey' })
  workspaceId: number;

  @Column('integer', { name: 'plan_id' })
  planId: number;

  @Column('text', { name: 'billing_cycle', default: 'monthly' })
  billingCycle: BillingCycle;

  /** First moment of the first cycle; quota months are counted from it. */
  @Column('timestamptz', { default: () => 'now()' })
  anchor: Date;

  @CreateDateColumn({ type: 'timestamptz', name: 'created_at' })
  createdAt: Date;
}
