import { Injectable } from '@nestjs/common';
import { Database } from '../../../database/database.js';
import { Keyring } from '../../../database/encryption/keyring.js';
import { type Reencryption, type ReencryptionStep, reencryptEach } from '../../../database/encryption/reencryption.js';
import { walk } from '../../../database/tenancy/by-workspace.js';
import { EVERY_WORKSPACE } from '../../../database/tenancy/workspace-of.js';
import { Transactions } from '../../../database/transactions.js';
import { MemoryEncryption } from '../records/memory-encryption.js';

interface Position {
  readonly workspaceId: number;
  readonly id: number;
}

interface UnembeddedRow extends Position {
  readonly text: string;
}

/** Re-encrypts memories that wait for their vectors. */
@Injectable()
export class DeferredMemoryReencryption implements Reencryption<Position> {
  constructor(
    private readonly database: Database,
    private readonly transactions: Transactions,
    private readonly keyring: Keyring,
    private readonly encryption: MemoryEncryption,
  ) {}

  async count(): Promise<number> {
    const [row] = await this.database.query<{ count: number }>(
      null,
      `${EVERY_WORKSPACE}SELECT count(*) AS count FROM unembedded_memories WHERE ${this.keyring.needsReencryption('text', '$1')}`,
      [this.keyring.keyPrefix],
    );
    return row!.count;
  }

  next(after: Position | undefined, limit: number): Promise<ReencryptionStep<Position> | undefined> {
    const next = (passed: number) =>
      this.database.query<{ workspaceId: number }>(
        null,
        `${EVERY_WORKSPACE}SELECT workspace_id AS "workspaceId" FROM unembedded_memories
         WHERE workspace_id > $1 AND ${this.keyring.needsReencryption('text', '$2')} ORDER BY workspace_id LIMIT 1`,
        [passed, this.keyring.keyPrefix],
      );
    return walk(after, next, (workspaceId, position) => this.step(workspaceId, position?.id ?? 0, limit));
  }

  private step(workspaceId: number, after: number, limit: number) {
    return this.transactions.run(async (tx) => {
      const rows = await tx.query<UnembeddedRow>(
        null,
        `SELECT workspace_id AS "workspaceId", id, text FROM unembedded_memories
         WHERE workspace_id = $1 AND id > $2 AND ${this.keyring.needsReencryption('text', '$3')}
         ORDER BY id LIMIT $4 FOR UPDATE`,
        [workspaceId, after, this.keyring.keyPrefix, limit],
      );
      const { reencrypted, failures } = await reencryptEach(rows, (row) => this.reencrypt(row));
      if (reencrypted.length) await tx.query(null, WRITE, [workspaceId, JSON.stringify(reencrypted)]);
      const last = rows.at(-1);
      return last && { last, done: reencrypted.length, failures };
    });
  }

  private reencrypt({ workspaceId, id, text }: UnembeddedRow): UnembeddedRow {
    return {
      workspaceId,
      id,
      text: this.encryption.encryptTextAlone(workspaceId, id, this.encryption.decryptText(workspaceId, id, text)),
    };
  }
}

const WRITE = `
UPDATE unembedded_memories m SET text = r.text FROM json_to_recordset($2::json) AS r (id bigint, text text)
WHERE m.workspace_id = $1 AND m.id = r.id`;
