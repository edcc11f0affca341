import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../common/queries.js';
import { Database } from '../../database/database.js';
import { idempotencyKeyContext } from '../../database/encryption/encryption-context.js';
import { DecryptionError, Keyring } from '../../database/encryption/keyring.js';
import { type Reencryption, type ReencryptionStep, reencryptEach } from '../../database/encryption/reencryption.js';
import { EVERY_WORKSPACE } from '../../database/tenancy/workspace-of.js';
import { Transactions } from '../../database/transactions.js';
import { digestContext } from './idempotency.repository.js';

interface Position {
  readonly workspaceId: number;
  readonly key: string;
  /** Empty for the key itself, otherwise `/` and the name of the part. */
  readonly part: string;
}

interface Row extends Position {
  readonly keyId: string | null;
  readonly hash: Buffer | null;
  readonly json: string | null;
}

/** Re-encrypts Idempotency-Keys: the hashes of their requests, their answers, and the outcomes of their parts. */
@Injectable()
export class KeyReencryption implements Reencryption<Position> {
  constructor(
    private readonly database: Database,
    private readonly transactions: Transactions,
    private readonly keyring: Keyring,
  ) {}

  async count(): Promise<number> {
    const [row] = await this.database.query<{ count: number }>(
      null,
      `${EVERY_WORKSPACE}SELECT count(*) AS count FROM (${this.rowsToReencrypt('$1', '$2')}) AS stale`,
      [this.keyring.keyPrefix, this.currentId],
    );
    return row!.count;
  }

  next(after: Position | undefined, limit: number): Promise<ReencryptionStep<Position> | undefined> {
    const { workspaceId, key, part } = after ?? { workspaceId: 0, key: '', part: '' };
    return this.transactions.run(async (tx) => {
      const rows = await tx.query<Row>(
        null,
        `${EVERY_WORKSPACE}SELECT * FROM (${this.rowsToReencrypt('$1', '$2')}) AS stale
         WHERE ("workspaceId", key, part) > ($3::int, $4::text, $5::text)
         ORDER BY "workspaceId", key, part LIMIT $6`,
        [this.keyring.keyPrefix, this.currentId, workspaceId, key, part, limit],
      );
      const { reencrypted, failures } = await reencryptEach(rows, (row) => this.reencrypt(tx, row));
      const last = rows.at(-1);
      return last && { last, done: reencrypted.length, failures };
    });
  }

  /**
   * Re-encrypts a row, unless it has changed since it was read: then it is encrypted under the current key already, or the
   * next pass finds it.
   */
  private async reencrypt(tx: Transaction, { workspaceId, key, part, keyId, hash, json }: Row): Promise<void> {
    const field = idempotencyKeyContext(workspaceId, key, part ? `outcome ${part.slice(1)}` : 'answer');
    const reencrypted = json === null ? null : this.keyring.encryptJson(field, this.keyring.decryptJson(field, json));
    if (part || !hash) {
      await tx.query(null, WRITE_PART, [workspaceId, key, part.slice(1), reencrypted, json]);
      return;
    }
    const context = digestContext(workspaceId, key);
    const former = keyId === null ? null : this.keyring.find(keyId);
    if (former === undefined) throw new DecryptionError(field, `its key ${keyId} was not given`);
    const digest = former?.decryptDigest(context, hash) ?? hash;
    const newHash = this.keyring.current?.encryptDigest(context, digest) ?? digest;
    await tx.query(null, WRITE_KEY, [workspaceId, key, reencrypted, json, newHash, this.currentId, hash]);
  }

  private get currentId(): string | null {
    return this.keyring.current?.id ?? null;
  }

  private rowsToReencrypt(keyPrefix: string, currentId: string): string {
    return `SELECT workspace_id AS "workspaceId", key, '' AS part, encryption_key_id AS "keyId", request_hash AS hash,
        answer::text AS json
      FROM idempotency_keys WHERE encryption_key_id IS DISTINCT FROM ${currentId}::text
        OR (answer IS NOT NULL AND ${this.keyring.needsReencryption('answer ->> 0', keyPrefix)})
      UNION ALL
      SELECT workspace_id, key, '/' || part, NULL, NULL, outcome::text
      FROM idempotency_parts WHERE outcome IS NOT NULL AND ${this.keyring.needsReencryption('outcome ->> 0', keyPrefix)}`;
  }
}

const WRITE_KEY = `UPDATE idempotency_keys SET answer = $3::json, request_hash = $5, encryption_key_id = $6
  WHERE workspace_id = $1 AND key = $2 AND answer::text IS NOT DISTINCT FROM $4::text AND request_hash = $7`;

const WRITE_PART = `UPDATE idempotency_parts SET outcome = $4::json
  WHERE workspace_id = $1 AND key = $2 AND part = $3 AND outcome::text = $5::text`;
