import type { Temporal } from '../../../text/temporal/temporal.js';
import type { StorableEmbedding } from '../../embeddings/embedding-space.js';
import type { Supersession } from './memory.types.js';
import type { MemoryEncryption, TextColumns } from './memory-encryption.js';
import type { EmbeddedPassage } from './passage-vectors.js';
import { vectorColumnValues } from './vector-columns.js';

/** A memory that is ready to be written. */
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
  /** The end of its life time; none by default. */
  readonly expiresAt?: Date | null | undefined;
  /** The passages of a long text. Without them, a job makes them later. */
  readonly passages?: readonly EmbeddedPassage[] | undefined;
}

/** A memory to insert, with its relation to the memories beside which it is stored. */
export interface InsertedMemory extends NewMemory {
  /** The id of the older memory that it is a newer version of. */
  readonly follows?: number | undefined;
  /** The older memories that it may supersede. */
  readonly supersedes?: readonly Supersession[] | undefined;
  /** The id of the memory whose count of accesses it inherits. */
  readonly usedLike?: number | undefined;
  /** The id that the caller gave it. */
  readonly externalId?: string | undefined;
}

/**
 * Returns the encrypted values of a memory for the columns `text, text_hash, meta, importance, categories, temporal_type,
 * temporal_raw_text, valid_until, near_duplicate_of`, then those of {@link vectorColumnValues}, then `lexemes, text_length`.
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
