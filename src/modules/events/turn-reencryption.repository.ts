import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { Keyring } from '../../database/encryption/keyring.js';
import { type Reencryption, type ReencryptionStep, reencryptEach } from '../../database/encryption/reencryption.js';
import { walk } from '../../database/tenancy/by-workspace.js';
import { EVERY_WORKSPACE } from '../../database/tenancy/workspace-of.js';
import { Transactions } from '../../database/transactions.js';
import { decryptedTurn, encryptedTurn, type TurnColumns } from './encrypted-turn.js';

interface Position {
  readonly workspaceId: number;
  readonly batchId: number;
  readonly position: number;
}

type TurnRow = Position & TurnColumns;

/** Re-encrypts turns that wait in the queue. */
@Injectable()
export class TurnReencryption implements Reencryption<Position> {
  constructor(
    private readonly database: Database,
    private readonly transactions: Transactions,
    private readonly keyring: Keyring,
  ) {}

  async count(): Promise<number> {
    const [row] = await this.database.query<{ count: number }>(
      null,
      `${EVERY_WORKSPACE}SELECT count(*) AS count FROM event_turns WHERE ${this.needsReencryption('$1')}`,
      [this.keyring.keyPrefix],
    );
    return row!.count;
  }

  async next(after: Position | undefined, limit: number): Promise<ReencryptionStep<Position> | undefined> {
    if (!after) await this.clearTails();
    const next = (passed: number) =>
      this.database.query<{ workspaceId: number }>(
        null,
        `${EVERY_WORKSPACE}SELECT workspace_id AS "workspaceId" FROM event_turns
         WHERE workspace_id > $1 AND ${this.needsReencryption('$2')} ORDER BY workspace_id LIMIT 1`,
        [passed, this.keyring.keyPrefix],
      );
    return walk(after, next, (workspaceId, position) => this.step(workspaceId, position, limit));
  }

  private step(workspaceId: number, after: Position | undefined, limit: number) {
    const { batchId, position } = after ?? { batchId: 0, position: 0 };
    return this.transactions.run(async (tx) => {
      const rows = await tx.query<TurnRow>(
        null,
        `SELECT workspace_id AS "workspaceId", batch_id AS "batchId", position, content, meta::text AS meta, stretch, details
         FROM event_turns
         WHERE workspace_id = $1 AND (batch_id, position) > ($2::bigint, $3::int) AND ${this.needsReencryption('$4')}
         ORDER BY batch_id, position LIMIT $5 FOR UPDATE`,
        [workspaceId, batchId, position, this.keyring.keyPrefix, limit],
      );
      const { reencrypted, failures } = await reencryptEach(rows, (row) => this.reencrypt(row));
      if (reencrypted.length) await tx.query(null, WRITE, [workspaceId, JSON.stringify(reencrypted)]);
      const last = rows.at(-1);
      return last && { last, done: reencrypted.length, failures };
    });
  }

  /** Deletes the last turns of sources that are encrypted under another key: the next turns do without them. */
  private async clearTails(): Promise<void> {
    const outdated = this.keyring.needsReencryption('tail', '$1');
    const statement = `${EVERY_WORKSPACE}UPDATE event_batches SET tail = NULL WHERE tail IS NOT NULL AND ${outdated}`;
    await this.database.query(null, statement, [this.keyring.keyPrefix]);
  }

  private reencrypt({ workspaceId, batchId, position, ...columns }: TurnRow): TurnRow {
    const turn = decryptedTurn(this.keyring, workspaceId, batchId, position, columns);
    return { workspaceId, batchId, position, ...encryptedTurn(this.keyring, workspaceId, batchId, position, turn) };
  }

  private needsReencryption(keyPrefix: string): string {
    const content = this.keyring.needsReencryption('content', keyPrefix);
    const meta = this.keyring.needsReencryption('meta ->> 0', keyPrefix);
    const details = `details IS NOT NULL AND ${this.keyring.needsReencryption('details', keyPrefix)}`;
    return `outcome IS NULL AND (${content} OR ${meta} OR (${details}))`;
  }
}

const WRITE = `
UPDATE event_turns t SET content = r.content, meta = r.meta::jsonb, details = r.details
FROM json_to_recordset($2::json) AS r ("batchId" bigint, position integer, content text, meta text, details text)
WHERE t.workspace_id = $1 AND t.batch_id = r."batchId" AND t.position = r.position`;
