import type { LiveModel } from '../../database/embedding-models.js';
import type { Embedder } from '../../providers/embeddings/embedder.js';

/** Vectors that may be compared with each other: those of one model, where they are kept, and what makes them. */
export interface EmbeddingSpace extends LiveModel {
  readonly embedder: Embedder;
}

/** A vector and the space that it is a point of. */
export interface EmbeddedText {
  readonly space: EmbeddingSpace;
  readonly vector: Float32Array;
}

/** A text that is to be kept: its vector in the space that its workspace is searched in, and in the other one in use if there is one. */
export interface StorableEmbedding extends EmbeddedText {
  readonly others: readonly EmbeddedText[];
}
