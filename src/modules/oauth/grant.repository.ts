import { Injectable } from '@nestjs/common';
import type { Queries, Transaction } from '../../common/queries.js';
import { EVERY_WORKSPACE } from '../../database/tenancy/workspace-of.js';
import type { Scope } from './metadata.js';

/** The consent of somebody who has a key that a client may use it. */
export interface NewGrant {
  readonly workspaceId: number;
  readonly apiKeyId: number;
  /** SHA-256 of the key. The grant ends when the key has another one. */
  readonly keyHash: Buffer;
  readonly clientId: string;
  readonly clientName: string;
  readonly scopes: readonly Scope[];
  /** SHA-256 of the code that the client redeems. */
  readonly codeHash: Buffer;
  readonly codeChallenge: string;
  readonly redirectUri: string;
}

/** A grant as an operator sees it. */
export interface Grant extends Pick<NewGrant, 'workspaceId' | 'apiKeyId' | 'clientId' | 'clientName' | 'scopes'> {
  readonly id: number;
  readonly createdAt: Date;
  /** The time when the client last got tokens. */
  readonly lastUsedAt: Date | null;
  readonly apiKeyLabel: string;
  /** The time when it ends unless its client is used before, or when its key expires; null: it has no tokens any more. */
  readonly expiresAt: Date | null;
}

/** The workspace and the id of a grant. */
export type GrantKey = Pick<Grant, 'workspaceId' | 'id'>;

/** A grant with its code. */
export interface CodeGrant extends NewGrant {
  readonly id: number;
  readonly isExpired: boolean;
  readonly isRedeemed: boolean;
  readonly hasKey: boolean;
}

/** SQL: true if the key of a grant `g` is served: it has the same secret, and nobody has disabled, deleted or suspended it. */
export const HAS_KEY = `EXISTS (
  SELECT FROM api_keys k JOIN workspaces w ON w.id = k.workspace_id JOIN accounts a ON a.id = w.account_id
  WHERE k.workspace_id = g.workspace_id AND k.id = g.api_key_id AND k.key_hash = g.key_hash AND k.enabled
    AND (k.expires_at IS NULL OR k.expires_at > now()) AND w.deleted_at IS NULL AND a.suspended_at IS NULL)`;

/** Reads and writes grants and their codes. */
@Injectable()
export class GrantRepository {
  /** @param codeSeconds life time of the code */
  async insert(db: Queries, grant: NewGrant, codeSeconds: number): Promise<void> {
    const { workspaceId, apiKeyId, keyHash, clientId, clientName, scopes, codeHash, codeChallenge, redirectUri } = grant;
    const values = [workspaceId, apiKeyId, keyHash, clientId, clientName, scopes, codeHash, codeChallenge, redirectUri];
    await db.query('insert_grant', INSERT, [...values, codeSeconds]);
  }

  /** Returns the grant of a code, and holds it until the transaction ends: a code is redeemed once. */
  async lockByCode(tx: Transaction, workspaceId: number, codeHash: Buffer): Promise<CodeGrant | undefined> {
    const [grant] = await tx.query<CodeGrant>(null, LOCK_BY_CODE, [workspaceId, codeHash]);
    return grant;
  }

  /** Records that a grant got tokens: at first those for its code. */
  async markUsed(tx: Transaction, { workspaceId, id }: GrantKey): Promise<void> {
    await tx.query(null, MARK_USED, [workspaceId, id]);
  }

  /** Ends a grant, with its tokens. */
  async delete(db: Queries, { workspaceId, id }: GrantKey): Promise<void> {
    await db.query('delete_grant', 'DELETE FROM oauth_grants WHERE workspace_id = $1 AND id = $2', [workspaceId, id]);
  }

  /** Returns up to `limit` grants of a workspace with ids greater than `after` that a client has taken up. */
  list(db: Queries, workspaceId: number, after: number, limit: number): Promise<Grant[]> {
    return db.query<Grant>('list_grants', LIST, [workspaceId, after, limit]);
  }

  async find(db: Queries, id: number): Promise<Grant | undefined> {
    const [grant] = await db.query<Grant>('find_grant', FIND, [id]);
    return grant;
  }

  /**
   * Deletes up to `limit` grants that have ended: nobody took them up, their key has another secret, or all their tokens have
   * expired. @returns their number
   */
  async sweep(db: Queries, limit: number): Promise<number> {
    return (await db.query('sweep_grants', SWEEP, [limit])).length;
  }
}

const INSERT = `
INSERT INTO oauth_grants (workspace_id, api_key_id, key_hash, client_id, client_name, scopes, code_hash, code_challenge,
  redirect_uri, code_expires_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, now() + $10::int * interval '1 second')`;

const LOCK_BY_CODE = `
SELECT id, workspace_id AS "workspaceId", api_key_id AS "apiKeyId", key_hash AS "keyHash", client_id AS "clientId",
  client_name AS "clientName", scopes, code_hash AS "codeHash", code_challenge AS "codeChallenge", redirect_uri AS "redirectUri",
  code_expires_at <= now() AS "isExpired", redeemed_at IS NOT NULL AS "isRedeemed", ${HAS_KEY} AS "hasKey"
FROM oauth_grants g WHERE workspace_id = $1 AND code_hash = $2 FOR UPDATE`;

const MARK_USED = `
UPDATE oauth_grants SET redeemed_at = COALESCE(redeemed_at, now()), last_used_at = now() WHERE workspace_id = $1 AND id = $2`;

const SELECT = `SELECT g.id, g.workspace_id AS "workspaceId", g.api_key_id AS "apiKeyId", g.client_id AS "clientId",
  g.client_name AS "clientName", g.scopes, g.created_at AS "createdAt", g.last_used_at AS "lastUsedAt", k.label AS "apiKeyLabel",
  (SELECT LEAST(max(t.expires_at), k.expires_at) FROM oauth_tokens t
    WHERE t.workspace_id = g.workspace_id AND t.grant_id = g.id AND t.kind = 'refresh') AS "expiresAt"
FROM oauth_grants g JOIN api_keys k ON k.workspace_id = g.workspace_id AND k.id = g.api_key_id AND k.key_hash = g.key_hash`;

const LIST = `${SELECT} WHERE g.workspace_id = $1 AND g.id > $2 AND g.redeemed_at IS NOT NULL ORDER BY g.id LIMIT $3`;

const FIND = `${EVERY_WORKSPACE}${SELECT} WHERE g.id = $1`;

const SWEEP = `${EVERY_WORKSPACE}
DELETE FROM oauth_grants d USING (
  SELECT g.workspace_id, g.id FROM oauth_grants g
  WHERE g.code_expires_at < now() - interval '1 hour'
    AND (g.redeemed_at IS NULL
      OR NOT EXISTS (SELECT FROM oauth_tokens t WHERE t.workspace_id = g.workspace_id AND t.grant_id = g.id)
      OR NOT EXISTS (SELECT FROM api_keys k
        WHERE k.workspace_id = g.workspace_id AND k.id = g.api_key_id AND k.key_hash = g.key_hash))
  ORDER BY g.id LIMIT $1) AS ended
WHERE d.workspace_id = ended.workspace_id AND d.id = ended.id
RETURNING 1`;
