import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A memory that may supersede an older one: both say something of one matter, of which only one can hold. */
@Entity('memory_links')
@Index('memory_links_by_older', ['workspaceId', 'olderId'])
export class MemoryLink {
  @PrimaryColumn('integer', { name: 'workspace_id', primaryKeyConstraintName: 'memory_links_pkey' })
  workspaceId: number;

  @PrimaryColumn('bigint', { name: 'newer_id', primaryKeyConstraintName: 'memory_links_pkey' })
  newerId: number;

  @PrimaryColumn('bigint', { name: 'older_id', primaryKeyConstraintName: 'memory_links_pkey' })
  olderId: number;

  /** 0..1; 1 if somebody has confirmed it. */
  @Column('real')
  confidence: number;
}
