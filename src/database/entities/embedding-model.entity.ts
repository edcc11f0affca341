import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn } from 'typeorm';

/**
 * `active`: new workspaces are searched by it, and all are to be; `leaving`: some workspaces are still searched by it, or were a moment
 * ago; `retired`: it has no vectors any more, or they are being cleared away.
 */
export type EmbeddingModelState = 'active' | 'leaving' | 'retired';

/** The columns of `memories` that can hold vectors. */
export type VectorColumn = 'embedding' | 'embedding_b';

/** A model that memories are, or were, embedded with. */
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

  /** Where in `memories` its vectors are. */
  @Column('text')
  slot: VectorColumn;

  @Column('text')
  state: EmbeddingModelState;

  @CreateDateColumn({ type: 'timestamptz', name: 'created_at' })
  createdAt: Date;
}
