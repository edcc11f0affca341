import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';

/** A change of a workspace that was recorded for webhooks and audits to read later. */
@Entity('events')
export class Event {
  @PrimaryColumn('integer', { name: 'workspace_id', primaryKeyConstraintName: 'events_pkey' })
  workspaceId: number;

  @PrimaryColumn('bigint', { generated: 'identity', generatedIdentity: 'ALWAYS', primaryKeyConstraintName: 'events_pkey' })
  id: number;

  /** E.g. `workspace.status_changed`. */
  @Column('text')
  type: string;

  @Column('jsonb')
  payload: Record<string, unknown>;

  @CreateDateColumn({ type: 'timestamptz', name: 'created_at' })
  createdAt: Date;
}
