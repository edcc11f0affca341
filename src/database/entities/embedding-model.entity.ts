import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn } from 'typeorm';

/**
 * The state of an embedding model. `active`: new workspaces are searched by it, and eventually all are; `leaving`: some
 * workspaces are still searched by it, or were until a moment ago; `retired`: it has no vectors any more, or they are
 * being deleted.
 */
export type EmbeddingModelState = 'active' | 'leaving' | 'retired';

/** The name of a vector column of `memories`. */
export type VectorColumn = 'embedding' | 'embedding_b';

/**
 * A type of pgvector. Vectors are stored as `halfvec`, numbers in half precision; they are compared, and indexed, as either
 * of the two.
 */
export type VectorType = 'halfvec' | 'vector';

/** A model that memories are embedded with, or were. */
@Entity('embedding_models')
export class EmbeddingModel {
  @PrimaryGeneratedColumn('identity', {
    type: 'smallint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'embedding_models_pkey',
  })
  id: number;

  @Column('text')
  name: string;

  @Column('integer')
  dimensions: number;

  @Column('text')
  provider: 'local' | 'openai';

  /** The vector column of `memories` that holds its vectors. */
  @Column('text', { name: 'slot' })
  vectorColumn: VectorColumn;

  /** The type that its vectors are compared as. */
  @Column('text', { name: 'vector_type', default: 'halfvec' })
  vectorType: VectorType;

  @Column('text')
  state: EmbeddingModelState;

  @CreateDateColumn({ type: 'timestamptz', name: 'created_at' })
  createdAt: Date;
}
