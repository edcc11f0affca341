import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import type { KeyOperation } from '../../database/entities/api-key.entity.js';
import type { Credential } from './credential.repository.js';

/** An access token of OAuth: it stands for a key, for what its user has granted, and for a time. */
export interface AccessToken {
  /** SHA-256 of the key that was presented at the consent. */
  readonly keyHash: Buffer;
  readonly scopes: readonly KeyOperation[];
  /** See `Credential.expiresAfterMs`. */
  readonly expiresAfterMs: number;
}

@Injectable()
export class AccessTokenRepository {
  constructor(private readonly database: Database) {}

  /**
   * Returns a token, one that is expired too as long as it is kept; undefined for an unknown or revoked one.
   * @param hash SHA-256 of the token
   */
  async find(workspaceId: number, hash: Buffer): Promise<AccessToken | undefined> {
    const askedMs = performance.now();
    const [row] = await this.database.query<Omit<AccessToken, 'expiresAfterMs'> & { expiresInMs: number }>(
      'find_access_token',
      `SELECT g.key_hash AS "keyHash", g.scopes,
              (extract(epoch FROM t.expires_at - clock_timestamp()) * 1000)::float8 AS "expiresInMs"
       FROM oauth_tokens t JOIN oauth_grants g ON g.workspace_id = t.workspace_id AND g.id = t.grant_id
       WHERE t.workspace_id = $1 AND t.hash = $2 AND t.kind = 'access'`,
      [workspaceId, hash],
    );
    return row && { keyHash: row.keyHash, scopes: row.scopes, expiresAfterMs: askedMs + row.expiresInMs };
  }
}

/** Returns the credential of a token, from that of its key: it may do what both may, until one of them expires. */
export function credentialOfToken(key: Credential, { scopes, expiresAfterMs }: AccessToken): Credential {
  return {
    ...key,
    operations: key.operations.filter((operation) => scopes.includes(operation)),
    withheld: key.operations.filter((operation) => !scopes.includes(operation)),
    expiresAfterMs: Math.min(expiresAfterMs, key.expiresAfterMs ?? Number.POSITIVE_INFINITY),
  };
}
