import type { Temporal } from '../../../text/temporal/temporal.js';
import type { StorableEmbedding } from '../../embeddings/embedding-space.js';
import type { KeptText, MemorySeals } from './memory-encryption.js';
import { slotValues } from './vector-columns.js';

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
 * near_duplicate_of`, of its vectors as {@link slotValues} has them, and of `lexemes, text_length`.
 */
export function contentValues(
  seals: MemorySeals,
  workspaceId: number,
  id: number | null,
  { metaJson, importance, categories, temporal, embedding, nearDuplicateOf }: NewMemory,
  { text, textHash, lexemes, textLength }: KeptText,
): unknown[] {
  return [
    text,
    textHash,
    seals.keepMeta(workspaceId, id, metaJson),
    importance,
    categories,
    temporal.type,
    seals.keepRawText(workspaceId, id, temporal.rawText),
    temporal.validUntil,
    nearDuplicateOf,
    ...slotValues(embedding),
    lexemes,
    textLength,
  ];
}
