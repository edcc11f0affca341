import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** The limits of the workspaces that subscribe to a plan. A quota of null means no quota. */
@Entity('plans')
export class Plan {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'ALWAYS', primaryKeyConstraintName: 'plans_pkey' })
  id: number;

  /** The name in the admin API, e.g. `self-hosted`. */
  @Column('text')
  code: string;

  /** The name for people, e.g. `Self-hosted`. */
  @Column('text')
  name: string;

  /** Tokens added to a bucket per minute. */
  @Column('integer', { name: 'rpm_limit' })
  rpmLimit: number;

  /** Maximum number of tokens in a bucket. */
  @Column('integer', { name: 'burst_limit' })
  burstLimit: number;

  /** Stores per cycle. */
  @Column('integer', { name: 'memory_write_limit', nullable: true })
  memoryWriteLimit: number | null;

  /** Retrieves per cycle. */
  @Column('integer', { name: 'memory_retrieve_limit', nullable: true })
  memoryRetrieveLimit: number | null;

  /** Keys of a workspace; null: no bound. */
  @Column('integer', { name: 'max_keys', nullable: true })
  maxKeys: number | null;

  @CreateDateColumn({ type: 'timestamptz', name: 'created_at' })
  createdAt: Date;
}
