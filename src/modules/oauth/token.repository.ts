import { Injectable } from '@nestjs/common';
import type { Queries, Transaction } from '../../common/queries.js';
import { EVERY_WORKSPACE } from '../../database/tenancy/workspace-of.js';
import { type GrantKey, HAS_KEY, type NewGrant } from './grant.repository.js';

/** A token with its grant. */
export interface GrantedToken extends Pick<NewGrant, 'workspaceId' | 'clientId' | 'scopes'> {
  /** Id of the grant. */
  readonly id: number;
  readonly kind: 'access' | 'refresh';
  readonly isExpired: boolean;
  /** Seconds since a refresh token was first used; null: it was not. */
  readonly rotatedForSeconds: number | null;
  /** True if the key of the grant is served. */
  readonly hasKey: boolean;
}

/** The life times of new tokens, in seconds. */
export interface TokenLifetimes {
  readonly accessSeconds: number;
  readonly refreshSeconds: number;
}

/** Hours for which a token is kept after its end, so that it is told from one that never was. */
const KEPT_HOURS = 24;

/** Reads and writes tokens, of which only the hashes are kept. */
@Injectable()
export class TokenRepository {
  /** Adds an access token and a refresh token of a grant. */
  async insert(
    tx: Transaction,
    { workspaceId, id }: GrantKey,
    hashes: { readonly access: Buffer; readonly refresh: Buffer },
    { accessSeconds, refreshSeconds }: TokenLifetimes,
  ): Promise<void> {
    await tx.query(null, INSERT, [workspaceId, id, hashes.access, accessSeconds, hashes.refresh, refreshSeconds]);
  }

  /** Returns a token with its grant, and holds both until the transaction ends. */
  async lock(tx: Transaction, workspaceId: number, hash: Buffer): Promise<GrantedToken | undefined> {
    const [token] = await tx.query<GrantedToken>(null, LOCK, [workspaceId, hash]);
    return token;
  }

  /** Records that a refresh token was used. No effect on one that was. */
  async markRotated(tx: Transaction, { workspaceId }: GrantKey, hash: Buffer): Promise<void> {
    await tx.query(null, MARK_ROTATED, [workspaceId, hash]);
  }

  async delete(db: Queries, { workspaceId }: GrantKey, hash: Buffer): Promise<void> {
    await db.query('delete_token', 'DELETE FROM oauth_tokens WHERE workspace_id = $1 AND hash = $2', [workspaceId, hash]);
  }

  /** Deletes up to `limit` tokens that have ended. @returns their number */
  async sweep(db: Queries, limit: number): Promise<number> {
    return (await db.query('sweep_tokens', SWEEP, [KEPT_HOURS, limit])).length;
  }
}

const INSERT = `
INSERT INTO oauth_tokens (workspace_id, grant_id, hash, kind, expires_at)
VALUES ($1, $2, $3, 'access', now() + $4::int * interval '1 second'),
  ($1, $2, $5, 'refresh', now() + $6::int * interval '1 second')`;

const LOCK = `
SELECT g.id, g.workspace_id AS "workspaceId", g.client_id AS "clientId", g.scopes, t.kind,
  t.expires_at <= now() AS "isExpired", extract(epoch FROM now() - t.rotated_at)::float8 AS "rotatedForSeconds",
  ${HAS_KEY} AS "hasKey"
FROM oauth_tokens t JOIN oauth_grants g ON g.workspace_id = t.workspace_id AND g.id = t.grant_id
WHERE t.workspace_id = $1 AND t.hash = $2 FOR UPDATE`;

const MARK_ROTATED = `
UPDATE oauth_tokens SET rotated_at = COALESCE(rotated_at, now()) WHERE workspace_id = $1 AND hash = $2`;

const SWEEP = `${EVERY_WORKSPACE}
DELETE FROM oauth_tokens d USING (
  SELECT workspace_id, hash FROM oauth_tokens WHERE expires_at < now() - $1::int * interval '1 hour' ORDER BY expires_at LIMIT $2
) AS ended
WHERE d.workspace_id = ended.workspace_id AND d.hash = ended.hash
RETURNING 1`;
