import type { EmbeddingSpace } from '../../embeddings/embedding-space.js';
import type { NearText } from './neighbour.repository.js';

/** Similarity from which a memory joins the cluster of its nearest neighbour, for the health report to count. */
const NEAR_DUPLICATE_SIMILARITY = 0.95;

/**
 * The cluster of near-duplicates that a memory joins, named by its oldest member.
 * @param nearest the most similar first
 * @param self the memory, if it is there already
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
