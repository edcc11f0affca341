import { Injectable } from '@nestjs/common';
import { Database } from '../../../database/database.js';
import { Keyring } from '../../../database/encryption/keyring.js';
import { type Reencryption, type ReencryptionStep, reencryptEach } from '../../../database/encryption/reencryption.js';
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
    const { workspaceId, id } = after ?? { workspaceId: 0, id: 0 };
    return this.transactions.run(async (tx) => {
      const rows = await tx.query<UnembeddedRow>(
        null,
        `${EVERY_WORKSPACE}SELECT workspace_id AS "workspaceId", id, text FROM unembedded_memories
         WHERE (workspace_id, id) > ($1::int, $2::bigint) AND ${this.keyring.needsReencryption('text', '$3')}
         ORDER BY workspace_id, id LIMIT $4 FOR UPDATE`,
        [workspaceId, id, this.keyring.keyPrefix, limit],
      );
      const { reencrypted, failures } = await reencryptEach(rows, (row) => this.reencrypt(row));
      if (reencrypted.length) await tx.query(null, WRITE, [JSON.stringify(reencrypted)]);
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

const WRITE = `${EVERY_WORKSPACE}
UPDATE unembedded_memories m SET text = r.text FROM json_to_recordset($1::json) AS r ("workspaceId" integer, id bigint, text text)
WHERE m.workspace_id = r."workspaceId" AND m.id = r.id`;
