import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { RequestContext } from '../../../common/request-context.js';
import { Sql } from '../../../database/sql.js';
import { Transactions } from '../../../database/transactions.js';
import { EmbeddingSpaces } from '../../embeddings/embedding-spaces.service.js';
import type { DedupAction, StoredMemory } from './memory.types.js';
import { MemoryEncryption } from './memory-encryption.js';
import { contentValues, type NewMemory } from './new-memory.js';
import { OUTCOME, type OutcomeRow, toStored } from './outcome.js';

const INSERT_MEMORY = `
INSERT INTO memories (workspace_id, text, text_hash, meta, importance, categories, temporal_type, temporal_raw_text, valid_until,
                      near_duplicate_of, embedding, embedding_model_id, embedding_b, embedding_b_model_id, lexemes, text_length,
                      created_at, updated_at, id)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, array_to_tsvector($15::text[]), $16, $17, $17,
        COALESCE($18::bigint, nextval('memories_id_seq')))
ON CONFLICT DO NOTHING
RETURNING id`;

@Injectable()
export class MemoryRepository {
  constructor(
    private readonly sql: Sql,
    private readonly transactions: Transactions,
    private readonly spaces: EmbeddingSpaces,
    private readonly encryption: MemoryEncryption,
  ) {}

  /** The live memory with this exact form, as the outcome of storing it once more. */
  findDuplicate(ctx: RequestContext, textHash: Buffer): Promise<StoredMemory | undefined> {
    const { isOn } = this.encryption;
    return this.findOutcome(ctx, 'duplicate_exact', {
      name: isOn ? 'find_encrypted_duplicate' : 'find_duplicate',
      text: `SELECT ${OUTCOME} FROM memories
        WHERE workspace_id = $1 AND text_hash = ${isOn ? 'ANY($2::bytea[])' : '$2'} AND archived_at IS NULL`,
      values: [ctx.workspaceId, isOn ? this.encryption.hashesOf(ctx.workspaceId, textHash) : textHash],
    });
  }

  /** The memory `id` as the outcome of a store that leaves it as it is; undefined if it no longer is live and says `text`. */
  findUnchanged(
    ctx: RequestContext,
    { id, text }: { readonly id: number; readonly text: string },
    action: DedupAction,
  ): Promise<StoredMemory | undefined> {
    return this.findOutcome(
      ctx,
      action,
      {
        name: 'find_unchanged',
        text: `SELECT text, ${OUTCOME} FROM memories WHERE workspace_id = $1 AND id = $2 AND archived_at IS NULL`,
        values: [ctx.workspaceId, id],
      },
      text,
    );
  }

  /** Where the outcome is recorded, the memory is locked: it may not be deleted before the record of its text can be erased with it. */
  private async findOutcome(
    { workspaceId, idempotency }: RequestContext,
    action: DedupAction,
    { name, text, values }: { name: string; text: string; values: unknown[] },
    expectedText?: string,
  ): Promise<StoredMemory | undefined> {
    const read = (row: OutcomeRow | undefined) => {
      const opened = row && this.encryption.decrypt(workspaceId, row.id, row);
      return opened && opened.text === expectedText ? toStored(opened, action) : undefined;
    };
    if (!idempotency) {
      const [row] = await this.sql.query<OutcomeRow>(name, text, values);
      return read(row);
    }
    return this.transactions.run(async (manager) => {
      const [row] = await manager.query<OutcomeRow[]>(`${text} FOR KEY SHARE`, values);
      const stored = read(row);
      if (!stored) return undefined;
      await idempotency.record(manager, stored, stored.id);
      return stored;
    });
  }

  /**
   * @returns its id, or undefined if a live memory with the same exact form is there: of two stores at once, one inserts. Also where an
   * import has kept the very id that was next: the one after it will do.
   */
  insert(ctx: RequestContext, memory: NewMemory): Promise<number | undefined> {
    return this.spaces.keepSearchable(ctx, memory, (searchable) => this.tryInsert(ctx, searchable));
  }

  private async tryInsert({ workspaceId, now, idempotency }: RequestContext, memory: NewMemory): Promise<number | undefined> {
    const id = await this.encryption.nextId();
    const kept = await this.encryption.encryptText(workspaceId, { id, text: memory.text, textHash: memory.textHash });
    const values = [workspaceId, ...contentValues(this.encryption, workspaceId, id, memory, kept), now, id];
    if (!idempotency) {
      const [row] = await this.sql.write<{ id: number }>('insert_memory', INSERT_MEMORY, values);
      return row?.id;
    }
    return this.transactions.run(async (manager) => {
      const [row] = await manager.query<{ id: number }[]>(INSERT_MEMORY, values);
      if (!row) return undefined;
      const { importance, categories, temporal } = memory;
      const stored: StoredMemory = { id: row.id, action: 'stored_new', importance, categories, temporal };
      await idempotency.record(manager, stored, row.id);
      return row.id;
    });
  }

  /**
   * Inserts a memory under an id that was set aside for it, in the transaction of `manager`.
   * @returns false if a live memory with the same exact form is there
   */
  async insertAs(manager: EntityManager, { workspaceId, now }: RequestContext, id: number, memory: NewMemory): Promise<boolean> {
    const { text, textHash } = memory;
    const kept = await this.encryption.encryptText(workspaceId, { id, text, textHash }, manager);
    const values = [workspaceId, ...contentValues(this.encryption, workspaceId, id, memory, kept), now, id];
    return (await manager.query<unknown[]>(INSERT_MEMORY, values)).length > 0;
  }
}
