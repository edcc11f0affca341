import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';

/** An outbox event: a change that was committed, for webhooks and audits to read later. */
@Entity('outbox_events')
export class OutboxEvent {
  @PrimaryColumn('integer', { name: 'workspace_id', primaryKeyConstraintName: 'outbox_events_pkey' })
  workspaceId: number;

  @PrimaryColumn('bigint', {
    primaryKeyConstraintName: 'outbox_events_pkey',
    default: () => `next_id('outbox_events_id_seq'::regclass)`,
  })
  id: number;

  /** E.g. `workspace.status_changed`. */
  @Column('text')
  type: string;

  @Column('jsonb')
  payload: Record<string, unknown>;

  @CreateDateColumn({ type: 'timestamptz', name: 'created_at' })
  createdAt: Date;
}
