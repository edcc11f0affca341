import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { RequestContext } from '../../common/request-context.js';
import type { TemporalType } from '../../database/entities/memory-content.js';
import { Sql } from '../../database/sql.js';
import { Transactions } from '../../database/transaction.js';
import { parseJson } from '../../http/json-parse.js';
import { render } from '../../http/json-render.js';
import type { JsonObject } from '../../http/json-values.js';
import { MAX_OBJECT_BYTES } from '../../http/object-limits.js';
import type { StorableEmbedding } from '../embeddings/embedding-space.js';
import { EmbeddingSpaces } from '../embeddings/embedding-spaces.service.js';
import type { DedupAction, StoredMemory } from './memory.types.js';
import { revisionsOf } from './revisions.js';
import { type KeptText, MemorySeals } from './sealing/memory-seals.js';
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
  /** Where it is asked for. */
  text?: string;
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

const INSERT_MEMORY = `
INSERT INTO memories (workspace_id, text, text_hash, meta, importance, categories, temporal_type, temporal_raw_text, valid_until,
                      near_duplicate_of, embedding, embedding_model_id, embedding_b, embedding_b_model_id, lexemes, text_length,
                      created_at, updated_at, id)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, array_to_tsvector($15::text[]), $16, $17, $17,
        COALESCE($18::bigint, nextval('memories_id_seq')))
ON CONFLICT DO NOTHING
RETURNING id`;

/** The version is the transaction that made the row: whatever changes it, makes another. */
const FIND_VERSION = `
SELECT id, text, meta::text AS "metaJson", xmin::text AS version FROM memories WHERE workspace_id = $1 AND id = $2 AND archived_at IS NULL`;

/** Whoever else wants to change the row waits for the lock, and finds another version then. */
const REPLACE_VERSION = `
WITH target AS (
  SELECT * FROM memories WHERE workspace_id = $1 AND id = $2 AND archived_at IS NULL AND xmin::text = $19 FOR UPDATE),
kept AS (${revisionsOf('target', '$20', '$18')}),
replaced AS (
  UPDATE memories m SET text = $3, text_hash = $4, meta = $5, importance = GREATEST(m.importance, $6), categories = $7,
    temporal_type = $8, temporal_raw_text = $9, valid_until = $10, near_duplicate_of = $11,
    embedding = $12, embedding_model_id = $13, embedding_b = $14, embedding_b_model_id = $15,
    lexemes = array_to_tsvector($16::text[]), text_length = $17, updated_at = $18
  FROM target WHERE m.workspace_id = $1 AND m.id = $2
  RETURNING m.*)
SELECT ${OUTCOME} FROM replaced`;

@Injectable()
export class MemoryRepository {
  constructor(
    private readonly sql: Sql,
    private readonly transactions: Transactions,
    private readonly spaces: EmbeddingSpaces,
    private readonly seals: MemorySeals,
  ) {}

  /** The live memory with this exact form, as the outcome of storing it once more. */
  findDuplicate(ctx: RequestContext, textHash: Buffer): Promise<StoredMemory | undefined> {
    const { isOn } = this.seals;
    return this.findOutcome(ctx, 'duplicate_exact', {
      name: isOn ? 'find_sealed_duplicate' : 'find_duplicate',
      text: `SELECT ${OUTCOME} FROM memories
        WHERE workspace_id = $1 AND text_hash = ${isOn ? 'ANY($2::bytea[])' : '$2'} AND archived_at IS NULL`,
      values: [ctx.workspaceId, isOn ? this.seals.hashesOf(ctx.workspaceId, textHash) : textHash],
    });
  }

  /** The memory `id` as the outcome of a store that leaves it as it is; undefined if it no longer is live and says `text`. */
  findUnchanged(
    ctx: RequestContext,
    { id, text }: Pick<MemoryContent, 'id' | 'text'>,
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
    { workspaceId, once }: RequestContext,
    action: DedupAction,
    { name, text, values }: { name: string; text: string; values: unknown[] },
    expectedText?: string,
  ): Promise<StoredMemory | undefined> {
    const read = (row: OutcomeRow | undefined) => {
      const opened = row && this.seals.open(workspaceId, row.id, row);
      return opened && opened.text === expectedText ? toStored(opened, action) : undefined;
    };
    if (!once) {
      const [row] = await this.sql.query<OutcomeRow>(name, text, values);
      return read(row);
    }
    return this.transactions.run(async (manager) => {
      const [row] = await manager.query<OutcomeRow[]>(`${text} FOR KEY SHARE`, values);
      const stored = read(row);
      if (!stored) return undefined;
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
    const { once } = ctx;
    const kept = await this.seals.keepText(ctx.workspaceId, { id, text: next.text, textHash: next.textHash });
    try {
      if (!once) return await this.replaceBy((name, text, values) => this.sql.write(name, text, values), ctx, id, next, kept);
      return await this.transactions.run(async (manager) => {
        const stored = await this.replaceBy((_, text, values) => manager.query(text, values), ctx, id, next, kept);
        if (stored) await once.record(manager, stored, id);
        return stored;
      });
    } catch (error) {
      if (isTakenForm(error)) return undefined;
      throw error;
    }
  }

  private async replaceBy(
    run: <Row extends object>(name: string, text: string, values: unknown[]) => Promise<Row[]>,
    { workspaceId, now }: RequestContext,
    id: number,
    next: Replacement,
    kept: KeptText,
  ): Promise<StoredMemory | undefined> {
    const [row] = await run<MemoryContent & { version: string }>('find_version', FIND_VERSION, [workspaceId, id]);
    const target = row && this.seals.open(workspaceId, id, row);
    const metaJson = target?.text === next.expectedText ? mergedMeta(target.metaJson, next.metaJson) : undefined;
    if (!target || metaJson === undefined) return undefined;
    const values = this.contentValues(workspaceId, id, { ...next, metaJson }, kept);
    const [after] = await run<OutcomeRow>('replace_memory', REPLACE_VERSION, [
      workspaceId,
      id,
      ...values,
      now,
      target.version,
      next.cause,
    ]);
    return after && toStored(this.seals.open(workspaceId, id, after), next.cause);
  }

  /**
   * @returns its id, or undefined if a live memory with the same exact form is there: of two stores at once, one inserts. Also where an
   * import has kept the very id that was next: the one after it will do.
   */
  insert(ctx: RequestContext, memory: NewMemory): Promise<number | undefined> {
    return this.spaces.keepSearchable(ctx, memory, (searchable) => this.tryInsert(ctx, searchable));
  }

  private async tryInsert({ workspaceId, now, once }: RequestContext, memory: NewMemory): Promise<number | undefined> {
    const id = await this.seals.nextId();
    const kept = await this.seals.keepText(workspaceId, { id, text: memory.text, textHash: memory.textHash });
    const values = [workspaceId, ...this.contentValues(workspaceId, id, memory, kept), now, id];
    if (!once) {
      const [row] = await this.sql.write<{ id: number }>('insert_memory', INSERT_MEMORY, values);
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
    const { text, textHash } = memory;
    const kept = await this.seals.keepText(workspaceId, { id, text, textHash }, manager);
    const values = [workspaceId, ...this.contentValues(workspaceId, id, memory, kept), now, id];
    return (await manager.query<unknown[]>(INSERT_MEMORY, values)).length > 0;
  }

  private contentValues(
    workspaceId: number,
    id: number | null,
    { metaJson, importance, categories, temporal, embedding, nearDuplicateOf }: NewMemory,
    { text, textHash, lexemes, textLength }: KeptText,
  ): unknown[] {
    return [
      text,
      textHash,
      this.seals.keepMeta(workspaceId, id, metaJson),
      importance,
      categories,
      temporal.type,
      this.seals.keepRawText(workspaceId, id, temporal.rawText),
      temporal.validUntil,
      nearDuplicateOf,
      ...slotValues(embedding),
      lexemes,
      textLength,
    ];
  }
}

/** JSON text of the two as one, the new values winning; undefined if that would be too large. */
function mergedMeta(oldJson: string, newJson: string): string | undefined {
  const merged = render(Object.assign(parseJson(oldJson) as JsonObject, parseJson(newJson)));
  return Buffer.byteLength(merged) <= MAX_OBJECT_BYTES ? merged : undefined;
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

interface PgError {
  readonly code?: string;
  readonly table?: string;
}

/** Whether it is the error of the index that keeps two live memories of a workspace from having one exact form, on whichever partition. */
export function isTakenForm(error: unknown): boolean {
  const { code, table } = (error as { driverError?: PgError }).driverError ?? (error as PgError);
  return code === UNIQUE_VIOLATION && Boolean(table?.startsWith('memories_'));
}
