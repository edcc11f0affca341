import type { Neighbour } from '../../../text/dedup/decision.js';
import { type DedupReason, ownReasonOf, reasonOf } from '../../../text/dedup/reason.js';
import type { EmbeddingSpace } from '../../embeddings/embedding-space.js';
import type { ExplainedNeighbour, ExplainedRedaction, Explanation } from '../records/explanation.types.js';
import type { DedupAction } from '../records/memory.types.js';
import type { NearText } from '../records/neighbour.repository.js';

/** The decision about a text: for what is not stored beside it, with the memory that it concerns. */
interface Decided {
  readonly action: DedupAction;
  readonly target?: Pick<Neighbour, 'text'>;
}

const SAME_TEXT: DedupReason = { rule: 'same_text', words: [] };

/**
 * Explains what became of a text.
 * @param decided undefined where the very same text is stored already
 * @param nearest the memories that it was compared with
 */
export function explanationOf(
  text: string,
  redactions: readonly ExplainedRedaction[],
  decided: Decided | undefined,
  nearest: readonly NearText[],
  { embedder: { calibration } }: EmbeddingSpace,
): Explanation {
  const neighbours = nearest.map(({ id, text: near, cosine }) => ({
    id,
    text: near,
    similarity: calibration.similarityOf(cosine),
  }));
  return { redactions, neighbours, reason: reasonFor(text, decided, neighbours) };
}

function reasonFor(text: string, decided: Decided | undefined, neighbours: readonly ExplainedNeighbour[]): DedupReason {
  if (!decided || decided.action === 'duplicate_exact') return SAME_TEXT;
  const { action, target } = decided;
  return action === 'stored_new' || !target ? ownReasonOf(text, neighbours) : reasonOf(action, target.text, text);
}
