import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The number of times that retrieves returned a memory. A memory without a row was never returned. */
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

  /** The count, at the time of the store, of the memory that this one resembles: a new memory ranks like that one. */
  @Column('integer', { name: 'inherited_count', default: 0 })
  inheritedCount: number;
}
