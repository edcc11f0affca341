import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';

/** The kinds of key: for our API, or for the Azen API. */
export const API_KEY_KINDS = ['workspace', 'azen'] as const;
export type ApiKeyKind = (typeof API_KEY_KINDS)[number];

/** The operations that a key may be allowed. */
export const KEY_OPERATIONS = ['read', 'write'] as const;
export type KeyOperation = (typeof KEY_OPERATIONS)[number];

/** A key of a workspace. Only its SHA-256 is stored. */
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

  /** The first 14 characters of the key, and more where it names its installation: all that can be shown later. */
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

  @Column('text', { array: true, default: [...KEY_OPERATIONS] })
  operations: KeyOperation[];

  /** The user whose memories alone the key sees and writes; null: those of the whole workspace. */
  @Column('text', { name: 'user_id', nullable: true })
  userId: string | null;

  /** To the minute; null: never. */
  @Column('timestamptz', { name: 'last_used_at', nullable: true })
  lastUsedAt: Date | null;

  @CreateDateColumn({ type: 'timestamptz', name: 'created_at' })
  createdAt: Date;
}
