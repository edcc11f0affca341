import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A model that memories are, or were, embedded with. One is active. */
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

  @Column('boolean')
  active: boolean;

  @CreateDateColumn({ type: 'timestamptz', name: 'created_at' })
  createdAt: Date;
}
