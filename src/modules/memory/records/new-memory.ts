import type { Temporal } from '../../../text/temporal/temporal.js';
import type { StorableEmbedding } from '../../embeddings/embedding-space.js';
import type { MemoryEncryption, TextColumns } from './memory-encryption.js';
import { vectorColumnValues } from './vector-columns.js';

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

/**
 * What `memory` is kept as: the values of `text, text_hash, meta, importance, categories, temporal_type, temporal_raw_text, valid_until,
 * near_duplicate_of`, of its vectors as {@link vectorColumnValues} has them, and of `lexemes, text_length`.
 */
export function contentValues(
  encryption: MemoryEncryption,
  workspaceId: number,
  id: number | null,
  { metaJson, importance, categories, temporal, embedding, nearDuplicateOf }: NewMemory,
  { text, textHash, lexemes, textLength }: TextColumns,
): unknown[] {
  return [
    text,
    textHash,
    encryption.encryptMeta(workspaceId, id, metaJson),
    importance,
    categories,
    temporal.type,
    encryption.encryptRawText(workspaceId, id, temporal.rawText),
    temporal.validUntil,
    nearDuplicateOf,
    ...vectorColumnValues(embedding),
    lexemes,
    textLength,
  ];
}
