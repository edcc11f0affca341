import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** The scope keys of a new workspace, in alphabetical order. */
const DEFAULT_SCOPE_KEYS = ['agent_id', 'app_id', 'project', 'run_id', 'session_id', 'thread_id', 'user_id'];

/** The kinds of recommendations that may be applied without being asked: they lose nothing. */
export const AUTO_APPLIED = ['duplicate', 'expired'] as const;
export type AutoApplied = (typeof AUTO_APPLIED)[number];

export const WORKSPACE_STATUSES = ['active', 'pending_payment', 'suspended'] as const;
export type WorkspaceStatus = (typeof WORKSPACE_STATUSES)[number];

/** A workspace. Limits that are not null override the plan's. */
@Entity('workspaces')
export class Workspace {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'workspaces_pkey',
  })
  id: number;

  @Column('integer', { name: 'account_id' })
  accountId: number;

  @Column('text')
  name: string;

  @Column('text', { default: 'active' })
  status: WorkspaceStatus;

  @Column('integer', { name: 'rpm_limit', nullable: true })
  rpmLimit: number | null;

  @Column('integer', { name: 'burst_limit', nullable: true })
  burstLimit: number | null;

  @Column('integer', { name: 'memory_write_limit', nullable: true })
  memoryWriteLimit: number | null;

  @Column('integer', { name: 'memory_retrieve_limit', nullable: true })
  memoryRetrieveLimit: number | null;

  /** IANA name of the zone in which days begin and end. */
  @Column('text', { name: 'time_zone', default: 'UTC' })
  timeZone: string;

  /** Keys of meta: memories that differ in the value of one are never compared. */
  @Column('text', { name: 'scope_keys', array: true, default: DEFAULT_SCOPE_KEYS })
  scopeKeys: string[];

  /** The kinds of recommendations that are applied without being asked. */
  @Column('text', { name: 'auto_apply', array: true, default: [] })
  autoApply: AutoApplied[];

  /** End of the cycle whose quota is used up; null until that was recorded with an outbox event (see LimitState). */
  @Column('timestamptz', { name: 'limit_reached_until', nullable: true })
  limitReachedUntil: Date | null;

  @CreateDateColumn({ type: 'timestamptz', name: 'created_at' })
  createdAt: Date;

  /** The time of the soft deletion, since which calls with the workspace's keys answer 403 `workspace_deleted`. */
  @Column('timestamptz', { name: 'deleted_at', nullable: true })
  deletedAt: Date | null;

  /** Since when it is moving to or from another installation; it stays with one that has moved there. */
  @Column('timestamptz', { name: 'moving_since', nullable: true })
  movingSince: Date | null;

  /** The time at which it became active in another installation. */
  @Column('timestamptz', { name: 'moved_at', nullable: true })
  movedAt: Date | null;

  /** The id of the other installation. */
  @Column('uuid', { name: 'move_with', nullable: true })
  moveWith: string | null;
}
