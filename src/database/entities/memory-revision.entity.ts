import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { TemporalType } from './memory.entity.js';

/** What a memory was before a change. */
@Entity('memory_revisions')
export class MemoryRevision {
  @PrimaryColumn('integer', { name: 'workspace_id', primaryKeyConstraintName: 'memory_revisions_pkey' })
  workspaceId: number;

  @PrimaryColumn('bigint', { name: 'memory_id', primaryKeyConstraintName: 'memory_revisions_pkey' })
  memoryId: number;

  /** 1 for the oldest. */
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'memory_revisions_pkey' })
  revision: number;

  @Column('text')
  cause: string;

  @Column('text')
  text: string;

  @Column('jsonb')
  meta: Record<string, unknown>;

  @Column('smallint')
  importance: number;

  @Column('text', { array: true })
  categories: string[];

  @Column('text', { name: 'temporal_type' })
  temporalType: TemporalType;

  @Column('text', { name: 'temporal_raw_text' })
  temporalRawText: string;

  @Column('timestamptz', { name: 'valid_until', nullable: true })
  validUntil: Date | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;
}
