import { toHalfvec } from '../../../database/vector-binary.js';
import type { StorableEmbedding } from '../../embeddings/embedding-space.js';

/**
 * Returns the values of `embedding, embedding_model_id, embedding_b, embedding_b_model_id` for a memory with this text. All
 * four must be written, or a search could find the vector of the memory's former text.
 * @param encode turns a vector into a parameter; inside an array parameter, a vector must be in its text form
 */
export function vectorColumnValues(
  { space, vector, others }: StorableEmbedding,
  encode: (vector: Float32Array) => unknown = toHalfvec,
): unknown[] {
  const all = [{ space, vector }, ...others];
  return (['embedding', 'embedding_b'] as const).flatMap((vectorColumn) => {
    const embedded = all.find(({ space: each }) => each.vectorColumn === vectorColumn);
    return embedded ? [encode(embedded.vector), embedded.space.id] : [null, null];
  });
}
