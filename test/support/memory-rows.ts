import { createHash } from 'node:crypto';
import type { OpenDatabase } from '../../src/database/data-source.js';

export interface MemoryRow {
  readonly workspaceId: number;
  readonly text: string;
  readonly meta?: object;
  readonly categories?: readonly string[];
  readonly validUntil?: Date;
  readonly createdAt?: Date;
  readonly archivedAt?: Date;
  readonly nearDuplicateOf?: number;
}

/**
 * Inserts a memory into the database without the pipeline, and returns its id. All of these memories have the same
 * vector.
 */
export async function insertMemory({ dataSource, embeddingModelId }: OpenDatabase, row: MemoryRow): Promise<number> {
  const { workspaceId, text, meta = {}, categories = ['knowledge'], validUntil = null, createdAt = new Date() } = row;
  const [{ id }] = await dataSource.query(
    `INSERT INTO memories (workspace_id, text, text_hash, meta, importance, categories, temporal_type, temporal_raw_text,
                           valid_until, embedding, embedding_model_id, near_duplicate_of, created_at, updated_at, archived_at)
     VALUES ($1, $2, $3, $4, 5, $5, CASE WHEN $6::timestamptz IS NULL THEN 'persistent' ELSE 'temporal' END, $2, $6,
             array_fill(0.1::real, ARRAY[384])::halfvec, $7, $8, $9, $9, $10) RETURNING id`,
    [
      workspaceId,
      text,
      createHash('sha256').update(text).digest(),
      JSON.stringify(meta),
      categories,
      validUntil,
      embeddingModelId,
      row.nearDuplicateOf ?? null,
      createdAt,
      row.archivedAt ?? null,
    ],
  );
  return id;
}
