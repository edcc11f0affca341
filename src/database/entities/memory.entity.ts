import { Column, Entity, PrimaryColumn } from 'typeorm';
import { MemoryContent } from './memory-content.js';

/** A memory. The table is hash-partitioned by workspace; the migrations create its sequence, indexes and partitions. */
@Entity('memories')
export class Memory extends MemoryContent {
  @PrimaryColumn('integer', { name: 'workspace_id', primaryKeyConstraintName: 'memories_pkey' })
  workspaceId: number;

  @PrimaryColumn('bigint', { primaryKeyConstraintName: 'memories_pkey', default: () => `next_id('memories_id_seq'::regclass)` })
  id: number;

  /** Hash of what the meta says of whose memory it is, see `records/scope`; empty for nobody's. */
  @Column('bytea')
  scope: Buffer;

  /**
   * SHA-256 of the text's exact form, or a keyed hash of it; unique among the memories of one scope that are not
   * archived.
   */
  @Column('bytea', { name: 'text_hash' })
  textHash: Buffer;

  /** Length of the text in code points; for a plain text, a trigger computes it. */
  @Column('integer', { name: 'text_length', nullable: true })
  textLength: number;

  /**
   * The vector, with the number of dimensions of its model. There are two vector columns, so that a re-embedding can
   * fill one while the other is searched.
   */
  @Column('halfvec', { nullable: true })
  embedding: number[] | null;

  @Column('smallint', { name: 'embedding_model_id', nullable: true })
  embeddingModelId: number | null;

  @Column('halfvec', { name: 'embedding_b', nullable: true })
  embeddingB: number[] | null;

  @Column('smallint', { name: 'embedding_b_model_id', nullable: true })
  embeddingBModelId: number | null;

  /** The older memory that this memory is a newer version of. */
  @Column('bigint', { nullable: true })
  follows: number | null;

  /** The oldest memory of the cluster of near-duplicates that this memory belongs to. */
  @Column('bigint', { name: 'near_duplicate_of', nullable: true })
  nearDuplicateOf: number | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt: Date;

  /** The time when the text was written here, whatever its date. */
  @Column('timestamptz', { name: 'text_written_at', default: () => 'now()' })
  textWrittenAt: Date;

  @Column('timestamptz', { name: 'archived_at', nullable: true })
  archivedAt: Date | null;

  /** The end of the life time that the caller set; after it, no statement but the sweep's finds the memory. */
  @Column('timestamptz', { name: 'expires_at', nullable: true })
  expiresAt: Date | null;

  /** The id that the caller gave the memory, encrypted like its text. */
  @Column('text', { name: 'external_id', nullable: true })
  externalId: string | null;

  /** Hash of the external id; unique among the memories of one scope that are not archived. */
  @Column('bytea', { name: 'external_key', nullable: true })
  externalKey: Buffer | null;

  /** The time when the optimizer last compressed, merged or archived the memory. */
  @Column('timestamptz', { name: 'optimized_at', nullable: true })
  optimizedAt: Date | null;
}
