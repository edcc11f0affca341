import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { idempotencyKeyContext } from '../../database/encryption/encryption-context.js';
import { Keyring } from '../../database/encryption/keyring.js';
import { Sql } from '../../database/sql.js';
import { LEASE_SECONDS, RETENTION_HOURS } from './idempotency.limits.js';

/** A key of a workspace. */
export interface KeyName {
  readonly workspaceId: number;
  readonly key: string;
}

/** A key as one attempt holds it. */
export interface HeldKey extends KeyName {
  /** UUID of the attempt. */
  readonly owner: string;
}

/** What a key stands for that somebody else holds or has used. */
export interface KnownKey {
  /** Whether it was the same request. */
  readonly same: boolean;
  /** Nobody holds it, and it is too old to count. */
  readonly expired: boolean;
  readonly answer: unknown;
  readonly erased: boolean;
  /** Seconds until the lease of its owner runs out; null where it has none. */
  readonly leaseSeconds: number | null;
}

/** What an earlier attempt has left of one part. */
export interface KnownPart {
  readonly part: string;
  readonly hasUnit: boolean;
  /** JSON text */
  readonly outcome: string | null;
}

/** Where the digest of a request belongs, to be hidden for. */
export const digestContext = (workspaceId: number, key: string): string => `${workspaceId} ${key}`;

const LEASE = `interval '${LEASE_SECONDS} seconds'`;
const RETENTION = `interval '${RETENTION_HOURS} hours'`;
const FREE = '(lease_until IS NULL OR lease_until < now())';
const HELD = 'workspace_id = $1 AND key = $2 AND owner = $3';

/** Keys and their parts. All times are the database's: processes need not agree on the hour. */
@Injectable()
export class IdempotencyRepository {
  constructor(
    private readonly sql: Sql,
    private readonly keyring: Keyring,
  ) {}

  /**
   * Takes a key that is new, or one whose attempt died or gave up before there was an answer.
   * @returns undefined if somebody else holds it or has used it
   */
  async claim(held: HeldKey, hash: Buffer): Promise<{ resumed: boolean } | undefined> {
    const hashes = this.hashesOf(held, hash);
    const [row] = await this.sql.query<{ resumed: boolean }>(
      'claim_idempotency_key',
      `INSERT INTO idempotency_keys AS k (workspace_id, key, owner, request_hash, encryption_key_id, lease_until)
       VALUES ($1, $2, $3, $4, $5, now() + ${LEASE})
       ON CONFLICT (workspace_id, key) DO UPDATE SET owner = EXCLUDED.owner, lease_until = EXCLUDED.lease_until
       WHERE k.request_hash = ANY($6::bytea[]) AND k.answer IS NULL AND NOT k.erased
         AND (k.lease_until IS NULL OR k.lease_until < now()) AND k.created_at > now() - ${RETENTION}
       RETURNING xmax <> 0 AS resumed`,
      [held.workspaceId, held.key, held.owner, hashes[0], this.keyring.current?.id ?? null, hashes],
    );
    return row;
  }

  async find({ workspaceId, key }: KeyName, hash: Buffer): Promise<KnownKey | undefined> {
    const [row] = await this.sql.query<KnownKey & { answer: string | null }>(
      'find_idempotency_key',
      `SELECT request_hash = ANY($3::bytea[]) AS same, answer::text AS answer, erased, created_at <= now() - ${RETENTION} AND ${FREE} AS expired,
              extract(epoch FROM lease_until - now())::float8 AS "leaseSeconds"
       FROM idempotency_keys WHERE workspace_id = $1 AND key = $2`,
      [workspaceId, key, this.hashesOf({ workspaceId, key }, hash)],
    );
    const answer = row?.answer && this.keyring.decryptJson(idempotencyKeyContext(workspaceId, key, 'answer'), row.answer);
    return row && { ...row, answer: answer && JSON.parse(answer) };
  }

  async findParts({ workspaceId, key }: KeyName): Promise<KnownPart[]> {
    const parts = await this.sql.query<KnownPart & object>(
      'find_idempotency_parts',
      `SELECT part, unit_cycle IS NOT NULL AS "hasUnit", outcome::text AS outcome
       FROM idempotency_parts WHERE workspace_id = $1 AND key = $2`,
      [workspaceId, key],
    );
    return parts.map((known) => ({
      ...known,
      outcome:
        known.outcome &&
        this.keyring.decryptJson(idempotencyKeyContext(workspaceId, key, `outcome ${known.part}`), known.outcome),
    }));
  }

  /** Keeps the answer of a key, unless another attempt has taken it over. What its parts held is in the answer now. */
  async complete({ workspaceId, key, owner }: HeldKey, answer: object): Promise<void> {
    await this.sql.query(
      'complete_idempotency_key',
      `WITH done AS (
         UPDATE idempotency_keys SET owner = NULL, lease_until = NULL, answer = CASE WHEN erased THEN NULL ELSE $4::json END
         WHERE ${HELD} RETURNING workspace_id, key)
       DELETE FROM idempotency_parts p USING done WHERE p.workspace_id = done.workspace_id AND p.key = done.key`,
      [
        workspaceId,
        key,
        owner,
        this.keyring.encryptJson(idempotencyKeyContext(workspaceId, key, 'answer'), JSON.stringify(answer)),
      ],
    );
  }

  /** Lets the next attempt have a key: as a new one if nothing has taken effect. */
  async release({ workspaceId, key, owner }: HeldKey): Promise<void> {
    const values = [workspaceId, key, owner];
    const forgotten = await this.sql.query(
      'forget_idempotency_key',
      `DELETE FROM idempotency_keys k WHERE ${HELD} AND NOT EXISTS (
         SELECT FROM idempotency_parts p WHERE p.workspace_id = k.workspace_id AND p.key = k.key)
       RETURNING key`,
      values,
    );
    if (forgotten.length) return;
    await this.sql.query(
      'release_idempotency_key',
      `UPDATE idempotency_keys SET owner = NULL, lease_until = NULL WHERE ${HELD}`,
      values,
    );
  }

  /** Puts off the end of leases. */
  async renew(held: readonly HeldKey[]): Promise<void> {
    await this.sql.query(
      'renew_idempotency_leases',
      // Locked in one order, so that two processes cannot wait for each other.
      `WITH held AS (
         SELECT k.workspace_id, k.key FROM unnest($1::int[], $2::text[], $3::uuid[]) AS h (workspace_id, key, owner)
         JOIN idempotency_keys k ON k.workspace_id = h.workspace_id AND k.key = h.key AND k.owner = h.owner
         ORDER BY 1, 2 FOR UPDATE OF k)
       UPDATE idempotency_keys k SET lease_until = now() + ${LEASE} FROM held
       WHERE k.workspace_id = held.workspace_id AND k.key = held.key`,
      [held.map(({ workspaceId }) => workspaceId), held.map(({ key }) => key), held.map(({ owner }) => owner)],
    );
  }

  /** @returns false if another attempt has taken the key over */
  async record(
    manager: EntityManager,
    { workspaceId, key, owner }: HeldKey,
    part: string,
    outcome: string,
    memoryId: number | undefined,
  ): Promise<boolean> {
    const rows: unknown[] = await manager.query(
      `WITH held AS (
         UPDATE idempotency_keys SET memory_ids = memory_ids || $6::bigint[] WHERE ${HELD} RETURNING workspace_id, key)
       INSERT INTO idempotency_parts (workspace_id, key, part, outcome) SELECT workspace_id, key, $4, $5::json FROM held
       ON CONFLICT (workspace_id, key, part) DO UPDATE SET outcome = EXCLUDED.outcome RETURNING part`,
      [
        ...[workspaceId, key, owner, part],
        this.keyring.encryptJson(idempotencyKeyContext(workspaceId, key, `outcome ${part}`), outcome),
        memoryId === undefined ? [] : [memoryId],
      ],
    );
    return rows.length > 0;
  }

  /** @returns false if another attempt has taken the key over */
  async takeUnit(manager: EntityManager, { workspaceId, key, owner }: HeldKey, part: string, cycleStart: Date): Promise<boolean> {
    const rows: unknown[] = await manager.query(
      `WITH held AS (SELECT workspace_id, key FROM idempotency_keys WHERE ${HELD} FOR UPDATE)
       INSERT INTO idempotency_parts (workspace_id, key, part, unit_cycle) SELECT workspace_id, key, $4, $5::timestamptz FROM held
       ON CONFLICT (workspace_id, key, part) DO UPDATE SET unit_cycle = EXCLUDED.unit_cycle RETURNING part`,
      [workspaceId, key, owner, part, cycleStart],
    );
    return rows.length > 0;
  }

  /** @returns the start of the unit's cycle; undefined if it stays */
  async returnUnit(manager: EntityManager, { workspaceId, key, owner }: HeldKey, part: string): Promise<Date | undefined> {
    const [rows]: [{ unit_cycle: Date }[], number] = await manager.query(
      `WITH held AS (SELECT workspace_id, key FROM idempotency_keys WHERE ${HELD} FOR UPDATE)
       DELETE FROM idempotency_parts p USING held
       WHERE p.workspace_id = held.workspace_id AND p.key = held.key AND p.part = $4 AND p.outcome IS NULL AND p.unit_cycle IS NOT NULL
       RETURNING p.unit_cycle`,
      [workspaceId, key, owner, part],
    );
    return rows[0]?.unit_cycle;
  }

  /**
   * Erases what answers show of memories, in the transaction that deletes them and after it has locked them. The keys stay used: a
   * late retry must not bring a deleted memory back.
   */
  async erase(manager: EntityManager, workspaceId: number, memoryIds: readonly number[]): Promise<void> {
    await manager.query(
      `WITH erased AS (
         UPDATE idempotency_keys SET answer = NULL, erased = true WHERE workspace_id = $1 AND memory_ids && $2::bigint[] RETURNING key)
       UPDATE idempotency_parts p SET outcome = 'null' FROM erased
       WHERE p.workspace_id = $1 AND p.key = erased.key AND p.outcome IS NOT NULL`,
      [workspaceId, memoryIds],
    );
  }

  /** What the hash of a request may be kept as, the one that it would be kept as now first. */
  private hashesOf({ workspaceId, key }: KeyName, hash: Buffer): Buffer[] {
    const { current, keys } = this.keyring;
    const hidden = keys.map((each) => each.hideDigest(digestContext(workspaceId, key), hash));
    return current ? [...hidden, hash] : [hash, ...hidden];
  }

  /** Deletes one key that is too old to count. */
  async forgetExpired({ workspaceId, key }: KeyName): Promise<void> {
    await this.sql.query(
      'forget_expired_idempotency_key',
      `DELETE FROM idempotency_keys WHERE workspace_id = $1 AND key = $2 AND created_at <= now() - ${RETENTION} AND ${FREE}`,
      [workspaceId, key],
    );
  }

  /** Deletes up to `limit` keys that are too old to count. @returns how many */
  async sweep(limit: number): Promise<number> {
    const rows = await this.sql.query(
      'sweep_idempotency_keys',
      `DELETE FROM idempotency_keys WHERE (workspace_id, key) IN (
         SELECT workspace_id, key FROM idempotency_keys WHERE created_at <= now() - ${RETENTION} AND ${FREE}
         ORDER BY created_at LIMIT $1 FOR UPDATE SKIP LOCKED)
       RETURNING 1 AS swept`,
      [limit],
    );
    return rows.length;
  }
}
