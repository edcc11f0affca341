import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { RequestContext } from '../../common/request-context.js';
import type { TemporalType } from '../../database/entities/memory-content.js';
import { Sql } from '../../database/sql.js';
import { Transactions } from '../../database/transaction.js';
import { MAX_OBJECT_BYTES } from '../../http/object-limits.js';
import type { StorableEmbedding } from '../embeddings/embedding-space.js';
import { EmbeddingSpaces } from '../embeddings/embedding-spaces.service.js';
import type { DedupAction, StoredMemory } from './memory.types.js';
import { keepRevision } from './revisions.js';
import { slotValues } from './slot-values.js';
import type { Temporal } from './store/temporal.js';

/** A memory that has been through every step of the pipeline. */
export interface NewMemory {
  readonly text: string;
  readonly textHash: Buffer;
  /** JSON text */
  readonly metaJson: string;
  readonly importance: number;
  readonly categories: readonly string[];
  readonly temporal: Temporal;
  readonly embedding: StorableEmbedding;
  readonly nearDuplicateOf: number | null;
}

/** A live memory that is being returned. */
export interface MemoryContent {
  readonly id: number;
  readonly text: string;
  readonly metaJson: string;
}

/** What a memory is to say from now on. */
export interface Replacement extends NewMemory {
  /** What it has to say until now; otherwise it is left alone. */
  readonly expectedText: string;
  /** What brought it about; its revision says so. */
  readonly cause: 'updated_existing' | 'merged_existing';
}

interface OutcomeRow {
  id: number;
  importance: number;
  categories: string[];
  temporalType: TemporalType;
  rawText: string;
  validUntil: Date | null;
}

/** `meta` as callers get it: their own, and `temporal`; a `temporal` of their own is kept under `temporal_user`. */
export const SHOWN_META = `(CASE WHEN meta ? 'temporal' THEN meta - 'temporal' || jsonb_build_object('temporal_user', meta -> 'temporal') ELSE meta END
  || jsonb_build_object('temporal', jsonb_build_object('type', temporal_type,
       'valid_until', to_char(valid_until AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))))::text`;

const OUTCOME = `id, importance, categories, temporal_type AS "temporalType", temporal_raw_text AS "rawText", valid_until AS "validUntil"`;

const insertStatement = (id: string) => `
INSERT INTO memories (workspace_id, text, text_hash, meta, importance, categories, temporal_type, temporal_raw_text, valid_until,
                      near_duplicate_of, embedding, embedding_model_id, embedding_b, embedding_b_model_id, created_at, updated_at, id)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $15, ${id})
ON CONFLICT DO NOTHING
RETURNING id`;

const INSERT_MEMORY = insertStatement('DEFAULT');
const INSERT_WITH_ID = insertStatement('$16');

@Injectable()
export class MemoryRepository {
  constructor(
    private readonly sql: Sql,
    private readonly transactions: Transactions,
    private readonly spaces: EmbeddingSpaces,
  ) {}

  /** The live memory with this exact form, as the outcome of storing it once more. */
  findDuplicate(ctx: RequestContext, textHash: Buffer): Promise<StoredMemory | undefined> {
    return this.findOutcome(ctx, 'duplicate_exact', {
      name: 'find_duplicate',
      text: `SELECT ${OUTCOME} FROM memories WHERE workspace_id = $1 AND text_hash = $2 AND archived_at IS NULL`,
      values: [ctx.workspaceId, textHash],
    });
  }

  /** The memory `id` as the outcome of a store that leaves it as it is; undefined if it no longer is live and says `text`. */
  findUnchanged(
    ctx: RequestContext,
    { id, text }: Pick<MemoryContent, 'id' | 'text'>,
    action: DedupAction,
  ): Promise<StoredMemory | undefined> {
    return this.findOutcome(ctx, action, {
      name: 'find_unchanged',
      text: `SELECT ${OUTCOME} FROM memories WHERE workspace_id = $1 AND id = $2 AND text = $3 AND archived_at IS NULL`,
      values: [ctx.workspaceId, id, text],
    });
  }

  /** Where the outcome is recorded, the memory is locked: it may not be deleted before the record of its text can be erased with it. */
  private async findOutcome(
    { once }: RequestContext,
    action: DedupAction,
    { name, text, values }: { name: string; text: string; values: unknown[] },
  ): Promise<StoredMemory | undefined> {
    if (!once) {
      const [row] = await this.sql.query<OutcomeRow>(name, text, values);
      return row && toStored(row, action);
    }
    return this.transactions.run(async (manager) => {
      const [row] = await manager.query<OutcomeRow[]>(`${text} FOR KEY SHARE`, values);
      if (!row) return undefined;
      const stored = toStored(row, action);
      await once.record(manager, stored, stored.id);
      return stored;
    });
  }

  /**
   * Gives the memory `id` another text, and keeps what it was as a revision. The caller's meta is merged over its own, the larger importance
   * stays, and so do its counters.
   * @returns undefined, with nothing changed, if it no longer is live and says `expectedText`, if the two metas do not fit into one, or if
   * another live memory has the same exact form
   */
  replace(ctx: RequestContext, id: number, next: Replacement): Promise<StoredMemory | undefined> {
    return this.spaces.keepSearchable(ctx, next, (searchable) => this.tryReplace(ctx, id, searchable));
  }

  private async tryReplace(ctx: RequestContext, id: number, next: Replacement): Promise<StoredMemory | undefined> {
    const { workspaceId, now, once } = ctx;
    try {
      return await this.transactions.run(async (manager) => {
        // Whoever else wants to change this row waits here, and finds another text then.
        const [target] = await manager.query<unknown[]>(
          `SELECT FROM memories WHERE workspace_id = $1 AND id = $2 AND text = $3 AND archived_at IS NULL
             AND octet_length((meta || $4::jsonb)::text) <= ${MAX_OBJECT_BYTES} FOR UPDATE`,
          [workspaceId, id, next.expectedText, next.metaJson],
        );
        if (!target) return undefined;
        await keepRevision(manager, ctx, id, next.cause);
        const [[row]] = await manager.query<[OutcomeRow[], number]>(
          `UPDATE memories SET text = $3, text_hash = $4, meta = meta || $5::jsonb, importance = GREATEST(importance, $6), categories = $7,
             temporal_type = $8, temporal_raw_text = $9, valid_until = $10, near_duplicate_of = $11,
             embedding = $12, embedding_model_id = $13, embedding_b = $14, embedding_b_model_id = $15, updated_at = $16
           WHERE workspace_id = $1 AND id = $2 RETURNING ${OUTCOME}`,
          [workspaceId, id, ...this.contentValues(next), now],
        );
        if (!row) return undefined;
        const stored = toStored(row, next.cause);
        await once?.record(manager, stored, id);
        return stored;
      });
    } catch (error) {
      if (isTakenForm(error)) return undefined;
      throw error;
    }
  }

  /**
   * @returns its id, or undefined if a live memory with the same exact form is there: of two stores at once, one inserts. Also where an
   * import has kept the very id that was next: the one after it will do.
   */
  insert(ctx: RequestContext, memory: NewMemory): Promise<number | undefined> {
    return this.spaces.keepSearchable(ctx, memory, (searchable) => this.tryInsert(ctx, searchable));
  }

  private async tryInsert({ workspaceId, now, once }: RequestContext, memory: NewMemory): Promise<number | undefined> {
    const values = [workspaceId, ...this.contentValues(memory), now];
    if (!once) {
      const [row] = await this.sql.query<{ id: number }>('insert_memory', INSERT_MEMORY, values);
      return row?.id;
    }
    return this.transactions.run(async (manager) => {
      const [row] = await manager.query<{ id: number }[]>(INSERT_MEMORY, values);
      if (!row) return undefined;
      const { importance, categories, temporal } = memory;
      const stored: StoredMemory = { id: row.id, action: 'stored_new', importance, categories, temporal };
      await once.record(manager, stored, row.id);
      return row.id;
    });
  }

  /**
   * Inserts a memory under an id that was set aside for it, in the transaction of `manager`.
   * @returns false if a live memory with the same exact form is there
   */
  async insertAs(manager: EntityManager, { workspaceId, now }: RequestContext, id: number, memory: NewMemory): Promise<boolean> {
    const inserted = await manager.query<unknown[]>(INSERT_WITH_ID, [workspaceId, ...this.contentValues(memory), now, id]);
    return inserted.length > 0;
  }

  private contentValues({
    text,
    textHash,
    metaJson,
    importance,
    categories,
    temporal,
    embedding,
    nearDuplicateOf,
  }: NewMemory): unknown[] {
    return [
      text,
      textHash,
      metaJson,
      importance,
      categories,
      temporal.type,
      temporal.rawText,
      temporal.validUntil,
      nearDuplicateOf,
      ...slotValues(embedding),
    ];
  }
}

const toStored = (
  { id, importance, categories, temporalType: type, rawText, validUntil }: OutcomeRow,
  action: DedupAction,
): StoredMemory => ({
  id,
  action,
  importance,
  categories,
  temporal: { type, rawText, validUntil },
});

const UNIQUE_VIOLATION = '23505';

/** Whether it is the error of the index that keeps two live memories of a workspace from having one exact form, on whichever partition. */
export function isTakenForm(error: unknown): boolean {
  const { code, table } = (error as { driverError?: { code?: string; table?: string } }).driverError ?? {};
  return code === UNIQUE_VIOLATION && Boolean(table?.startsWith('memories_'));
}
