import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn } from 'typeorm';

/**
 * The state of an embedding model. `active`: new workspaces are searched by it, and eventually all are; `leaving`: some
 * workspaces are still searched by it, or were until a moment ago; `retired`: it has no vectors any more, or they are
 * being deleted.
 */
export type EmbeddingModelState = 'active' | 'leaving' | 'retired';

/** The name of a vector column of `memories`. */
export type VectorColumn = 'embedding' | 'embedding_b';

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

  /** The directory that a local model was last loaded from; null: it is not one of a directory. */
  @Column('text', { nullable: true })
  directory: string | null;

  /** The vector column of `memories` that holds its vectors. */
  @Column('text', { name: 'slot' })
  vectorColumn: VectorColumn;

  @Column('text')
  state: EmbeddingModelState;

  @CreateDateColumn({ type: 'timestamptz', name: 'created_at' })
  createdAt: Date;
}
