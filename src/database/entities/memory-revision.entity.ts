import { Column, Entity, PrimaryColumn } from 'typeorm';
import { MemoryContent } from './memory-content.js';

/** The content of a memory before a change. */
@Entity('memory_revisions')
export class MemoryRevision extends MemoryContent {
  @PrimaryColumn('integer', { name: 'workspace_id', primaryKeyConstraintName: 'memory_revisions_pkey' })
  workspaceId: number;

  @PrimaryColumn('bigint', { name: 'memory_id', primaryKeyConstraintName: 'memory_revisions_pkey' })
  memoryId: number;

  /** 1 for the oldest. */
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'memory_revisions_pkey' })
  revision: number;

  @Column('text')
  cause: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;
}
