import { Injectable } from '@nestjs/common';
import type { WorkspaceStatus } from '../../database/entities/workspace.entity.js';
import { Sql } from '../../database/sql.js';

/** What a key unlocks, and whether it may: everything the guards ask. */
export interface Credential {
  readonly apiKeyId: number;
  readonly workspaceId: number;
  readonly keyHash: Buffer;
  readonly enabled: boolean;
  readonly expiresAt: Date | null;
  readonly workspaceStatus: WorkspaceStatus;
  readonly workspaceDeleted: boolean;
  readonly accountSuspended: boolean;
}

@Injectable()
export class CredentialRepository {
  constructor(private readonly sql: Sql) {}

  /** @param keyHash SHA-256 of the key */
  async findByHash(keyHash: Buffer): Promise<Credential | undefined> {
    const [credential] = await this.sql.query<Credential>(
      'find_credential',
      `SELECT k.id AS "apiKeyId", k.workspace_id AS "workspaceId", k.key_hash AS "keyHash", k.enabled, k.expires_at AS "expiresAt",
              w.status AS "workspaceStatus", w.deleted_at IS NOT NULL AS "workspaceDeleted",
              a.suspended_at IS NOT NULL AS "accountSuspended"
       FROM api_keys k JOIN workspaces w ON w.id = k.workspace_id JOIN accounts a ON a.id = w.account_id
       WHERE k.key_hash = $1`,
      [keyHash],
    );
    return credential;
  }
}
