import type { DedupReason } from '../../../text/dedup/reason.js';
import type { Finding } from '../../../text/pii/span.js';

/** Something that was cut out of a submission before it was stored. */
export interface ExplainedRedaction extends Finding {
  /** The part of the submission in which it stood. */
  readonly field: 'text' | 'meta';
}

/** A memory that a new text was compared with, as it was before. */
export interface ExplainedNeighbour {
  readonly id: number;
  readonly text: string;
  /** Public similarity, 0..1. */
  readonly similarity: number;
}

/** The reasons for what a store did. It holds nothing of what was cut out. */
export interface Explanation {
  /** In the order in which they stood, those of the text first. */
  readonly redactions: readonly ExplainedRedaction[];
  /** The live memories of the scope nearest to the text, the most similar first. */
  readonly neighbours: readonly ExplainedNeighbour[];
  readonly reason?: DedupReason;
}
