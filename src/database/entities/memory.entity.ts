import { Column, Entity, PrimaryColumn } from 'typeorm';
import { MemoryContent } from './memory-content.js';

/** A memory. Hash-partitioned by workspace; its sequence, indexes and partitions are in the migrations. */
@Entity('memories')
export class Memory extends MemoryContent {
  @PrimaryColumn('integer', { name: 'workspace_id', primaryKeyConstraintName: 'memories_pkey' })
  workspaceId: number;

  @PrimaryColumn('bigint', { primaryKeyConstraintName: 'memories_pkey', default: () => `nextval('memories_id_seq'::regclass)` })
  id: number;

  /** SHA-256 of the text's exact form, or a keyed hash of it: two live memories of a workspace never share one. */
  @Column('bytea', { name: 'text_hash' })
  textHash: Buffer;

  /** Code points; a trigger counts those of a plain text. */
  @Column('integer', { name: 'text_length', nullable: true })
  textLength: number;

  /** Of any dimension: the model says which. There are two, because a re-embedding makes vectors beside those that are searched. */
  @Column('halfvec', { nullable: true })
  embedding: number[] | null;

  @Column('smallint', { name: 'embedding_model_id', nullable: true })
  embeddingModelId: number | null;

  @Column('halfvec', { name: 'embedding_b', nullable: true })
  embeddingB: number[] | null;

  @Column('smallint', { name: 'embedding_b_model_id', nullable: true })
  embeddingBModelId: number | null;

  /** The oldest memory of the cluster of near-duplicates that this one joined. */
  @Column('bigint', { name: 'near_duplicate_of', nullable: true })
  nearDuplicateOf: number | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt: Date;

  @Column('timestamptz', { name: 'archived_at', nullable: true })
  archivedAt: Date | null;

  /** When it was last compressed, merged or archived by the optimizer. */
  @Column('timestamptz', { name: 'optimized_at', nullable: true })
  optimizedAt: Date | null;
}
