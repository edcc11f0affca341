import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../common/queries.js';
import { Database } from '../../database/database.js';
import { webhookContext } from '../../database/encryption/encryption-context.js';
import { Keyring } from '../../database/encryption/keyring.js';
import { type Reencryption, type ReencryptionStep, reencryptEach } from '../../database/encryption/reencryption.js';
import { EVERY_WORKSPACE } from '../../database/tenancy/workspace-of.js';
import { Transactions } from '../../database/transactions.js';

interface Position {
  readonly workspaceId: number;
  readonly id: number;
}

interface Secrets {
  readonly secret: string;
  readonly previousSecret: string | null;
}

/** Re-encrypts the secrets of webhooks. */
@Injectable()
export class SecretReencryption implements Reencryption<number> {
  constructor(
    private readonly database: Database,
    private readonly transactions: Transactions,
    private readonly keyring: Keyring,
  ) {}

  async count(): Promise<number> {
    const [row] = await this.database.query<{ count: number }>(
      null,
      `${EVERY_WORKSPACE}SELECT count(*) AS count FROM webhooks WHERE ${this.isStale('$1')}`,
      [this.keyring.keyPrefix],
    );
    return row!.count;
  }

  next(after: number | undefined, limit: number): Promise<ReencryptionStep<number> | undefined> {
    return this.transactions.run(async (tx) => {
      const found = await tx.query<Position>(
        null,
        `${EVERY_WORKSPACE}SELECT workspace_id AS "workspaceId", id FROM webhooks
         WHERE ${this.isStale('$1')} AND id > $2 ORDER BY id LIMIT $3`,
        [this.keyring.keyPrefix, after ?? 0, limit],
      );
      const { reencrypted, failures } = await reencryptEach(found, (position) => this.reencrypt(tx, position));
      const last = found.at(-1);
      return last && { last: last.id, done: reencrypted.length, failures };
    });
  }

  /** Re-encrypts the secrets of a webhook, unless it is gone. */
  private async reencrypt(tx: Transaction, { workspaceId, id }: Position): Promise<void> {
    const [row] = await tx.query<Secrets>(null, LOCK, [workspaceId, id]);
    if (!row) return;
    const context = webhookContext(workspaceId, id);
    const again = (stored: string | null) => stored && this.keyring.encrypt(context, this.keyring.decrypt(context, stored));
    await tx.query(null, WRITE, [workspaceId, id, again(row.secret), again(row.previousSecret)]);
  }

  private isStale(keyPrefix: string): string {
    return `(${this.keyring.needsReencryption('secret', keyPrefix)}
      OR (previous_secret IS NOT NULL AND ${this.keyring.needsReencryption('previous_secret', keyPrefix)}))`;
  }
}

const LOCK = `SELECT secret, previous_secret AS "previousSecret" FROM webhooks WHERE workspace_id = $1 AND id = $2 FOR UPDATE`;

const WRITE = 'UPDATE webhooks SET secret = $3, previous_secret = $4 WHERE workspace_id = $1 AND id = $2';
