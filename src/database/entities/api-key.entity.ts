import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';

/** Which API a key opens: ours, or Azen's. */
export const API_KEY_KINDS = ['workspace', 'azen'] as const;
export type ApiKeyKind = (typeof API_KEY_KINDS)[number];

/** A workspace's credential, known only by its SHA-256. */
@Entity('api_keys')
export class ApiKey {
  @PrimaryColumn('integer', { name: 'workspace_id', primaryKeyConstraintName: 'api_keys_pkey' })
  workspaceId: number;

  @PrimaryColumn('integer', { generated: 'identity', generatedIdentity: 'ALWAYS', primaryKeyConstraintName: 'api_keys_pkey' })
  id: number;

  @Column('text', { default: 'workspace' })
  kind: ApiKeyKind;

  @Column('text')
  label: string;

  @Column('bytea', { name: 'key_hash' })
  keyHash: Buffer;

  /** First 14 characters, all that is ever shown again. */
  @Column('text')
  prefix: string;

  @Column('boolean', { default: true })
  enabled: boolean;

  @Column('integer', { name: 'rpm_limit', nullable: true })
  rpmLimit: number | null;

  @Column('integer', { name: 'burst_limit', nullable: true })
  burstLimit: number | null;

  @Column('timestamptz', { name: 'expires_at', nullable: true })
  expiresAt: Date | null;

  @CreateDateColumn({ type: 'timestamptz', name: 'created_at' })
  createdAt: Date;
}
