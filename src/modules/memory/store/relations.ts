import { supersessionOf } from '../../../text/dedup/supersession/supersession.js';
import { mayBeVersions } from '../../../text/dedup/versions.js';
import type { StorableEmbedding } from '../../embeddings/embedding-space.js';
import type { NearText } from '../records/neighbour.repository.js';
import type { InsertedMemory } from '../records/new-memory.js';

/** Tolerance for clocks of other processes, and for calls at the same time. */
export const SAME_TIME_MS = 60_000;
/** Public similarity from which an older memory may be an earlier version of a new one, and lends it its count of accesses. */
const RELATED_SIMILARITY = 0.6;

/** A text that is about to be inserted. */
interface NewText {
  readonly text: string;
  readonly embedding: StorableEmbedding;
  /** Names the conversation that the text is a turn of; null for none. */
  readonly conversation: string | null;
  readonly now: Date;
}

/**
 * Finds the older memory that a new text is a version of, those that it may supersede, and the memory whose count of accesses it
 * inherits. Two turns of one conversation are no versions: people say similar things about different matters.
 * @param nearest the live memories most similar to it, the most similar first
 */
export function relationsOf(
  { text, embedding, conversation, now }: NewText,
  nearest: readonly NearText[],
): Pick<InsertedMemory, 'follows' | 'usedLike' | 'supersedes'> {
  const { calibration } = embedding.space.embedder;
  const related = nearest.filter(({ cosine }) => calibration.similarityOf(cosine) >= RELATED_SIMILARITY);
  const isTurn = (near: NearText) => conversation !== null && near.conversation === conversation;
  const isOlder = (near: NearText) => near.updatedAt.getTime() <= now.getTime() + SAME_TIME_MS;
  const older = related.find((near) => isOlder(near) && !isTurn(near) && mayBeVersions(near.text, text));
  const supersedes = nearest.flatMap((near) => {
    const isSaidBefore = near.updatedAt.getTime() <= now.getTime();
    const link = isSaidBefore && supersessionOf(near.text, text, calibration.similarityOf(near.cosine));
    return link ? [{ id: near.id, confidence: link.confidence }] : [];
  });
  return { follows: older?.id, usedLike: related[0]?.id, supersedes };
}
