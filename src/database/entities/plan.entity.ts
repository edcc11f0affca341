import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** Limits that a subscription brings. A quota of `null` is no quota. */
@Entity('plans')
export class Plan {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'ALWAYS', primaryKeyConstraintName: 'plans_pkey' })
  id: number;

  /** What the admin API calls it, e.g. `self-hosted`. */
  @Column('text')
  code: string;

  /** What people see, e.g. `Self-hosted`. */
  @Column('text')
  name: string;

  /** Tokens a minute that flow into a bucket. */
  @Column('integer', { name: 'rpm_limit' })
  rpmLimit: number;

  /** Tokens that a bucket holds. */
  @Column('integer', { name: 'burst_limit' })
  burstLimit: number;

  /** Stores a month. */
  @Column('integer', { name: 'memory_write_limit', nullable: true })
  memoryWriteLimit: number | null;

  /** Retrieves a month. */
  @Column('integer', { name: 'memory_retrieve_limit', nullable: true })
  memoryRetrieveLimit: number | null;

  @CreateDateColumn({ type: 'timestamptz', name: 'created_at' })
  createdAt: Date;
}
