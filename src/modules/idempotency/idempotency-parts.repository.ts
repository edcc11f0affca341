import { Injectable } from '@nestjs/common';
import type { Queries, Transaction } from '../../common/queries.js';
import { idempotencyKeyContext } from '../../database/encryption/encryption-context.js';
import { Keyring } from '../../database/encryption/keyring.js';
import { type ClaimedKey, type KeyName, UNDER_LEASE } from './idempotency.repository.js';

/** The record of one part of a call, from an earlier attempt. */
export interface KnownPart {
  readonly part: string;
  /** True if the attempt took its unit of quota. */
  readonly hasUnit: boolean;
  /** JSON text */
  readonly outcome: string | null;
}

/** Records the outcome and the unit of each part of a call, in the transaction of the effect and under the lease of the key. */
@Injectable()
export class IdempotencyPartsRepository {
  constructor(private readonly keyring: Keyring) {}

  async find(db: Queries, { workspaceId, key }: KeyName): Promise<KnownPart[]> {
    const parts = await db.query<KnownPart>(
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

  /** Records the outcome of a part. @returns false if another attempt has taken over the key */
  async record(
    tx: Transaction,
    { workspaceId, key, owner }: ClaimedKey,
    part: string,
    outcome: string,
    memoryId: number | undefined,
  ): Promise<boolean> {
    const rows = await tx.query(
      null,
      `WITH held AS (
         UPDATE idempotency_keys SET memory_ids = memory_ids || $6::bigint[] WHERE ${UNDER_LEASE} RETURNING workspace_id, key)
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

  /** Records that a part has its unit of quota. @returns false if another attempt has taken over the key */
  async takeUnit(tx: Transaction, { workspaceId, key, owner }: ClaimedKey, part: string, cycleStart: Date): Promise<boolean> {
    const rows = await tx.query(
      null,
      `WITH held AS (SELECT workspace_id, key FROM idempotency_keys WHERE ${UNDER_LEASE} FOR UPDATE)
       INSERT INTO idempotency_parts (workspace_id, key, part, unit_cycle)
       SELECT workspace_id, key, $4, $5::timestamptz FROM held
       ON CONFLICT (workspace_id, key, part) DO UPDATE SET unit_cycle = EXCLUDED.unit_cycle RETURNING part`,
      [workspaceId, key, owner, part, cycleStart],
    );
    return rows.length > 0;
  }

  /** Removes the record of a unit. @returns the start of its cycle; undefined if the unit must stay counted */
  async returnUnit(tx: Transaction, { workspaceId, key, owner }: ClaimedKey, part: string): Promise<Date | undefined> {
    const [row] = await tx.query<{ unit_cycle: Date }>(
      null,
      `WITH held AS (SELECT workspace_id, key FROM idempotency_keys WHERE ${UNDER_LEASE} FOR UPDATE)
       DELETE FROM idempotency_parts p USING held
       WHERE p.workspace_id = $1 AND p.key = held.key AND p.part = $4
         AND p.outcome IS NULL AND p.unit_cycle IS NOT NULL
       RETURNING p.unit_cycle`,
      [workspaceId, key, owner, part],
    );
    return row?.unit_cycle;
  }

  /**
   * Erases the answers and outcomes that show memories and the hashes of their requests, by which somebody could try texts, in
   * the transaction that deletes the memories and after it has locked them. The keys stay used: a late retry must not bring a
   * deleted memory back.
   */
  async erase(tx: Transaction, workspaceId: number, memoryIds: readonly number[]): Promise<void> {
    await tx.query(
      null,
      `WITH erased AS (
         UPDATE idempotency_keys SET answer = NULL, erased = true, request_hash = decode(repeat('00', 32), 'hex')
         WHERE workspace_id = $1 AND memory_ids && $2::bigint[]
         RETURNING key)
       UPDATE idempotency_parts p SET outcome = 'null' FROM erased
       WHERE p.workspace_id = $1 AND p.key = erased.key AND p.outcome IS NOT NULL`,
      [workspaceId, memoryIds],
    );
  }
}
