import type { LiveModel } from '../../database/embedding-models.js';
import type { Embedder } from '../../providers/embeddings/embedder.js';

/** A model with its vector column and its embedder. Only vectors of one space can be compared. */
export interface EmbeddingSpace extends LiveModel {
  readonly embedder: Embedder;
}

/** A vector, and the space to which it belongs. */
export interface EmbeddedText {
  readonly space: EmbeddingSpace;
  readonly vector: Float32Array;
}

/**
 * The vectors of a text that is stored: in the space in which its workspace is searched, and during a re-embedding also in
 * the other space in use.
 */
export interface StorableEmbedding extends EmbeddedText {
  readonly others: readonly EmbeddedText[];
}
