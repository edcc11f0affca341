import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { idempotencyKeyContext } from '../../database/encryption/encryption-context.js';
import { Keyring } from '../../database/encryption/keyring.js';
import { NOT_MOVING } from '../../database/move/moving.js';
import { byWorkspace, changeEach } from '../../database/tenancy/by-workspace.js';
import { EVERY_WORKSPACE } from '../../database/tenancy/workspace-of.js';
import { LEASE_SECONDS, RETENTION_HOURS } from './idempotency.limits.js';

/** A key of a workspace. */
export interface KeyName {
  readonly workspaceId: number;
  readonly key: string;
}

/** A key that an attempt has claimed. */
export interface ClaimedKey extends KeyName {
  /** UUID of the attempt. */
  readonly owner: string;
}

/** A key that another attempt has claimed or used. */
export interface KnownKey {
  /** True if its request was the same. */
  readonly same: boolean;
  /** True if the key is older than the retention time and not leased. */
  readonly expired: boolean;
  readonly answer: unknown;
  /** True if the answer showed a memory that has been deleted since. */
  readonly erased: boolean;
  /** Seconds until the lease runs out; null if there is none. */
  readonly leaseSeconds: number | null;
}

/** Returns the encryption context of the request digest of a key. */
export const digestContext = (workspaceId: number, key: string): string => `${workspaceId} ${key}`;

const LEASE = `interval '${LEASE_SECONDS} seconds'`;
const RETENTION = `interval '${RETENTION_HOURS} hours'`;
const FREE = '(lease_until IS NULL OR lease_until < now())';
const EXPIRED = `created_at <= now() - ${RETENTION} AND ${FREE}`;
/** The condition for the row of a key while the attempt $3 has its lease. */
export const UNDER_LEASE = 'workspace_id = $1 AND key = $2 AND owner = $3';

/** Reads and writes keys and the leases of their attempts. All times are the database's, so clocks of processes may differ. */
@Injectable()
export class IdempotencyRepository {
  constructor(
    private readonly database: Database,
    private readonly keyring: Keyring,
  ) {}

  /**
   * Claims a key that is new, or whose attempt died or gave up before it had an answer.
   * @returns undefined if another attempt has claimed or used the key; `resumed` is true if there was an earlier attempt
   */
  async claim(attempt: ClaimedKey, hash: Buffer): Promise<{ resumed: boolean } | undefined> {
    const hashes = this.hashesOf(attempt, hash);
    const [row] = await this.database.query<{ resumed: boolean }>(
      'claim_idempotency_key',
      `INSERT INTO idempotency_keys AS k (workspace_id, key, owner, request_hash, encryption_key_id, lease_until)
       VALUES ($1, $2, $3, $4, $5, now() + ${LEASE})
       ON CONFLICT (workspace_id, key) DO UPDATE SET owner = EXCLUDED.owner, lease_until = EXCLUDED.lease_until
       WHERE k.request_hash = ANY($6::bytea[]) AND k.answer IS NULL AND NOT k.erased
         AND (k.lease_until IS NULL OR k.lease_until < EXCLUDED.created_at) AND EXCLUDED.created_at - k.created_at < ${RETENTION}
       RETURNING xmax <> 0 AS resumed`,
      [attempt.workspaceId, attempt.key, attempt.owner, hashes[0], this.keyring.current?.id ?? null, hashes],
    );
    return row;
  }

  /** @param hash of the request that has the key now */
  async find({ workspaceId, key }: KeyName, hash: Buffer): Promise<KnownKey | undefined> {
    const [row] = await this.database.query<KnownKey & { answer: string | null }>(
      'find_idempotency_key',
      `SELECT request_hash = ANY($3::bytea[]) AS same, answer::text AS answer, erased,
              created_at <= now() - ${RETENTION} AND ${FREE} AS expired,
              extract(epoch FROM lease_until - now())::float8 AS "leaseSeconds"
       FROM idempotency_keys WHERE workspace_id = $1 AND key = $2`,
      [workspaceId, key, this.hashesOf({ workspaceId, key }, hash)],
    );
    const answer = row?.answer && this.keyring.decryptJson(idempotencyKeyContext(workspaceId, key, 'answer'), row.answer);
    return row && { ...row, answer: answer && JSON.parse(answer) };
  }

  /** Stores the answer of a key, unless another attempt has taken it over. Its parts are deleted: the answer replaces them. */
  async complete({ workspaceId, key, owner }: ClaimedKey, answer: object): Promise<void> {
    await this.database.query(
      'complete_idempotency_key',
      `WITH done AS (
         UPDATE idempotency_keys SET owner = NULL, lease_until = NULL, answer = CASE WHEN erased THEN NULL ELSE $4::json END
         WHERE ${UNDER_LEASE} RETURNING workspace_id, key)
       DELETE FROM idempotency_parts p USING done WHERE p.workspace_id = $1 AND p.key = done.key`,
      [
        workspaceId,
        key,
        owner,
        this.keyring.encryptJson(idempotencyKeyContext(workspaceId, key, 'answer'), JSON.stringify(answer)),
      ],
    );
  }

  /** Releases a key for the next attempt. If no part had an effect, the key is forgotten. */
  async release({ workspaceId, key, owner }: ClaimedKey): Promise<void> {
    const values = [workspaceId, key, owner];
    const forgotten = await this.database.query(
      'forget_idempotency_key',
      `DELETE FROM idempotency_keys k WHERE ${UNDER_LEASE} AND NOT EXISTS (
         SELECT FROM idempotency_parts p WHERE p.workspace_id = $1 AND p.key = k.key)
       RETURNING key`,
      values,
    );
    if (forgotten.length) return;
    await this.database.query(
      'release_idempotency_key',
      `UPDATE idempotency_keys SET owner = NULL, lease_until = NULL WHERE ${UNDER_LEASE}`,
      values,
    );
  }

  /** Renews leases. */
  async renew(claimed: readonly ClaimedKey[]): Promise<void> {
    for (const [workspaceId, keys] of byWorkspace(claimed))
      await this.database.query(
        'renew_idempotency_leases',
        // Locked in the same order by all processes, so that two of them cannot deadlock.
        `WITH held AS (
           SELECT k.key FROM unnest($2::text[], $3::uuid[]) AS h (key, owner)
           JOIN idempotency_keys k ON k.workspace_id = $1 AND k.key = h.key AND k.owner = h.owner
           ORDER BY 1 FOR UPDATE OF k)
         UPDATE idempotency_keys k SET lease_until = now() + ${LEASE} FROM held WHERE k.workspace_id = $1 AND k.key = held.key`,
        [workspaceId, keys.map(({ key }) => key), keys.map(({ owner }) => owner)],
      );
  }

  /**
   * Returns the forms in which the hash of a request may be stored: encrypted with each key, and plain. The first is the
   * form in which it is stored now.
   */
  private hashesOf({ workspaceId, key }: KeyName, hash: Buffer): Buffer[] {
    const { current, keys } = this.keyring;
    const encrypted = keys.map((each) => each.encryptDigest(digestContext(workspaceId, key), hash));
    return current ? [...encrypted, hash] : [hash, ...encrypted];
  }

  /** Deletes a key if it is expired. */
  async forgetExpired({ workspaceId, key }: KeyName): Promise<void> {
    await this.database.query(
      'forget_expired_idempotency_key',
      `DELETE FROM idempotency_keys WHERE workspace_id = $1 AND key = $2 AND ${EXPIRED}`,
      [workspaceId, key],
    );
  }

  /** Deletes up to `limit` expired keys. @returns their number */
  async sweep(limit: number): Promise<number> {
    const old = this.database.query<KeyName>(
      'find_old_idempotency_keys',
      `${EVERY_WORKSPACE}SELECT workspace_id AS "workspaceId", key FROM idempotency_keys
       WHERE ${EXPIRED} AND ${NOT_MOVING} ORDER BY created_at LIMIT $1`,
      [limit],
    );
    return changeEach(old, (workspaceId, keys) =>
      this.database.query(
        'sweep_idempotency_keys',
        `WITH old AS (
           SELECT key FROM idempotency_keys WHERE workspace_id = $1 AND key = ANY($2::text[]) AND ${EXPIRED}
           FOR UPDATE SKIP LOCKED)
         DELETE FROM idempotency_keys WHERE workspace_id = $1 AND key IN (SELECT key FROM old) RETURNING 1 AS swept`,
        [workspaceId, keys.map(({ key }) => key)],
      ),
    );
  }
}
