import { Inject, Injectable } from '@nestjs/common';
import type { RequestContext } from '../../common/request-context.js';
import { EMBEDDING_MODEL_ID } from '../../database/database.module.js';
import type { TemporalType } from '../../database/entities/memory-content.js';
import { Sql } from '../../database/sql.js';
import { toVectorText } from '../../database/vector-text.js';
import type { StoredMemory } from './memory.types.js';
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
  readonly embedding: Float32Array;
  readonly nearDuplicateOf: number | null;
}

/** A live memory that is being returned. */
export interface MemoryContent {
  readonly id: number;
  readonly text: string;
  readonly metaJson: string;
}

interface DuplicateRow {
  id: number;
  importance: number;
  categories: string[];
  temporalType: TemporalType;
  rawText: string;
  validUntil: Date | null;
}

/** `meta` as callers get it: their own, and `temporal`; a `temporal` of their own is kept under `temporal_user`. */
const SHOWN_META = `(CASE WHEN meta ? 'temporal' THEN meta - 'temporal' || jsonb_build_object('temporal_user', meta -> 'temporal') ELSE meta END
  || jsonb_build_object('temporal', jsonb_build_object('type', temporal_type,
       'valid_until', to_char(valid_until AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))))::text`;

@Injectable()
export class MemoryRepository {
  constructor(
    private readonly sql: Sql,
    @Inject(EMBEDDING_MODEL_ID) private readonly embeddingModelId: number,
  ) {}

  /** The live memory with this exact form, as the outcome of storing it once more. */
  async findDuplicate({ workspaceId }: RequestContext, textHash: Buffer): Promise<StoredMemory | undefined> {
    const [row] = await this.sql.query<DuplicateRow>(
      'find_duplicate',
      `SELECT id, importance, categories, temporal_type AS "temporalType", temporal_raw_text AS "rawText", valid_until AS "validUntil"
       FROM memories WHERE workspace_id = $1 AND text_hash = $2 AND archived_at IS NULL`,
      [workspaceId, textHash],
    );
    if (!row) return undefined;
    const { id, importance, categories, temporalType: type, rawText, validUntil } = row;
    return { id, action: 'duplicate_exact', importance, categories, temporal: { type, rawText, validUntil } };
  }

  /** @returns its id, or undefined if a live memory with the same exact form is there: of two stores at once, one inserts */
  async insert({ workspaceId, now }: RequestContext, memory: NewMemory): Promise<number | undefined> {
    const [row] = await this.sql.query<{ id: number }>(
      'insert_memory',
      `INSERT INTO memories (workspace_id, text, text_hash, meta, importance, categories, temporal_type, temporal_raw_text, valid_until,
                             embedding, embedding_model_id, near_duplicate_of, created_at, updated_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $13)
       ON CONFLICT (workspace_id, text_hash) WHERE archived_at IS NULL DO NOTHING
       RETURNING id`,
      [
        workspaceId,
        memory.text,
        memory.textHash,
        memory.metaJson,
        memory.importance,
        memory.categories,
        memory.temporal.type,
        memory.temporal.rawText,
        memory.temporal.validUntil,
        toVectorText(memory.embedding),
        this.embeddingModelId,
        memory.nearDuplicateOf,
        now,
      ],
    );
    return row?.id;
  }

  /** In no particular order; without those that are gone by now. */
  findContents({ workspaceId }: RequestContext, ids: readonly number[]): Promise<MemoryContent[]> {
    return this.sql.query<MemoryContent>(
      'find_contents',
      `SELECT id, text, ${SHOWN_META} AS "metaJson" FROM memories
       WHERE workspace_id = $1 AND id = ANY($2::bigint[]) AND archived_at IS NULL`,
      [workspaceId, ids],
    );
  }
}
