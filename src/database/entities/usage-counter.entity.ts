import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The units of its quotas that a workspace used in one cycle. */
@Entity('usage_counters')
export class UsageCounter {
  @PrimaryColumn('integer', { name: 'workspace_id', primaryKeyConstraintName: 'usage_counters_pkey' })
  workspaceId: number;

  @PrimaryColumn('timestamptz', { name: 'cycle_start', primaryKeyConstraintName: 'usage_counters_pkey' })
  cycleStart: Date;

  @Column('bigint', { name: 'memory_writes', default: 0 })
  memoryWrites: number;

  @Column('bigint', { name: 'memory_retrieves', default: 0 })
  memoryRetrieves: number;
}
