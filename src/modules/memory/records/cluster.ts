import type { EmbeddingSpace } from '../../embeddings/embedding-space.js';
import type { NearText } from './neighbour.repository.js';

/** Similarity from which a memory joins the cluster of its nearest neighbour. The health report counts clusters. */
const NEAR_DUPLICATE_SIMILARITY = 0.95;

/**
 * Returns the cluster that a memory joins, as the id of its oldest member; null if it joins none.
 * @param nearest the nearest memories, the most similar first
 * @param self the id of the memory if it is stored already: it is not its own neighbour
 */
export function clusterOf(
  nearest: readonly Pick<NearText, 'id' | 'cosine' | 'nearDuplicateOf'>[],
  { embedder }: EmbeddingSpace,
  self?: number,
): number | null {
  const other = nearest.find(({ id }) => id !== self);
  if (!other || embedder.calibration.similarityOf(other.cosine) < NEAR_DUPLICATE_SIMILARITY) return null;
  const cluster = other.nearDuplicateOf ?? other.id;
  return cluster === self ? null : cluster;
}
