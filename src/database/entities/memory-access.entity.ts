import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How often a memory was returned; no row: never. */
@Entity('memory_accesses')
export class MemoryAccess {
  @PrimaryColumn('integer', { name: 'workspace_id', primaryKeyConstraintName: 'memory_accesses_pkey' })
  workspaceId: number;

  @PrimaryColumn('bigint', { name: 'memory_id', primaryKeyConstraintName: 'memory_accesses_pkey' })
  memoryId: number;

  @Column('integer', { name: 'access_count' })
  accessCount: number;

  @Column('timestamptz', { name: 'last_accessed_at', nullable: true })
  lastAccessedAt: Date | null;
}
