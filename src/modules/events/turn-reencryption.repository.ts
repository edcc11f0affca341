import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { turnPlace } from '../../database/encryption/encryption-context.js';
import { Keyring } from '../../database/encryption/keyring.js';
import { type Resealing, type ResealingStep, resealEach } from '../../database/encryption/reencryption.js';
import { Transactions } from '../../database/transactions.js';

interface Position {
  readonly workspaceId: number;
  readonly batchId: number;
  readonly position: number;
}

interface TurnRow extends Position {
  readonly content: string;
  readonly metaJson: string;
}

/** Brings turns that wait in the queue under the current key. */
@Injectable()
export class TurnResealing implements Resealing<Position> {
  constructor(
    private readonly manager: EntityManager,
    private readonly transactions: Transactions,
    private readonly keyring: Keyring,
  ) {}

  async count(): Promise<number> {
    const [{ count }] = await this.manager.query(`SELECT count(*) AS count FROM event_turns WHERE ${this.isStale('$1')}`, [
      this.keyring.mark,
    ]);
    return count;
  }

  next(after: Position | undefined, limit: number): Promise<ResealingStep<Position> | undefined> {
    const { workspaceId, batchId, position } = after ?? { workspaceId: 0, batchId: 0, position: 0 };
    return this.transactions.run(async (manager) => {
      const rows: TurnRow[] = await manager.query(
        `SELECT workspace_id AS "workspaceId", batch_id AS "batchId", position, content, meta::text AS "metaJson" FROM event_turns
         WHERE (workspace_id, batch_id, position) > ($1::int, $2::bigint, $3::int) AND ${this.isStale('$4')}
         ORDER BY workspace_id, batch_id, position LIMIT $5 FOR UPDATE`,
        [workspaceId, batchId, position, this.keyring.mark, limit],
      );
      const { resealed, failures } = await resealEach(rows, (row) => this.reseal(row));
      if (resealed.length) await manager.query(WRITE, [JSON.stringify(resealed)]);
      const last = rows.at(-1);
      return last && { last, done: resealed.length, failures };
    });
  }

  private reseal({ workspaceId, batchId, position, content, metaJson }: TurnRow): TurnRow {
    const place = (field: 'content' | 'meta') => turnPlace(workspaceId, batchId, position, field);
    return {
      workspaceId,
      batchId,
      position,
      content: this.keyring.seal(place('content'), this.keyring.open(place('content'), content)),
      metaJson: this.keyring.sealJson(place('meta'), this.keyring.openJson(place('meta'), metaJson)),
    };
  }

  private isStale(mark: string): string {
    return `outcome IS NULL AND (${this.keyring.isStale('content', mark)} OR ${this.keyring.isStale('meta ->> 0', mark)})`;
  }
}

const WRITE = `
UPDATE event_turns t SET content = r.content, meta = r."metaJson"::jsonb
FROM json_to_recordset($1::json) AS r ("workspaceId" integer, "batchId" bigint, position integer, content text, "metaJson" text)
WHERE t.workspace_id = r."workspaceId" AND t.batch_id = r."batchId" AND t.position = r.position`;
