import { toHalfvec } from '../../../database/halfvec.js';
import type { StorableEmbedding } from '../../embeddings/embedding-space.js';

/**
 * The values of `embedding, embedding_model_id, embedding_b, embedding_b_model_id` for a memory of this text. Always all four: a vector
 * of what it said before would be found instead.
 * @param encode makes a parameter of a vector; where it is no parameter of its own, only its text form will do
 */
export function vectorColumnValues(
  { space, vector, others }: StorableEmbedding,
  encode: (vector: Float32Array) => unknown = toHalfvec,
): unknown[] {
  const all = [{ space, vector }, ...others];
  return (['embedding', 'embedding_b'] as const).flatMap((vectorColumn) => {
    const kept = all.find((embedded) => embedded.space.vectorColumn === vectorColumn);
    return kept ? [encode(kept.vector), kept.space.id] : [null, null];
  });
}
