import type { Neighbour, Traits } from '../../../text/dedup/decision.js';
import type { StorableEmbedding } from '../../embeddings/embedding-space.js';
import type { ExplainedRedaction } from '../records/explanation.types.js';
import type { KnownText } from '../records/memory.repository.js';
import type { EmbeddedPassage } from '../records/passage-vectors.js';

/** Ways to store a text: compared with near memories, or only with its exact duplicate. */
export const MODES = ['smart', 'verbatim'] as const;
export type StoreMode = (typeof MODES)[number];

/** The way in which a text is stored. */
interface StoreOptions {
  /** Default: `smart`. */
  readonly mode?: StoreMode | undefined;
  /** The caller's id of the memory: storing it again replaces the text. */
  readonly externalId?: string | undefined;
  /** The memory that is to get the text, compared with no other one. */
  readonly replaces?: KnownText | undefined;
  /**
   * True to read importance, time and categories from the words alone: then nothing that somebody says to a language model in the
   * text changes them.
   */
  readonly readTraits?: boolean | undefined;
}

/** A text that is handed in to be stored. */
export interface Submission extends StoreOptions {
  readonly text: string;
  readonly meta?: Record<string, unknown> | null | undefined;
  /** True to tell why it became what it is. */
  readonly explain?: boolean | undefined;
  /** The end of its life time; none by default. */
  readonly expiresAt?: Date | null | undefined;
}

/** A submission without sensitive data. */
export interface Redacted extends StoreOptions {
  readonly text: string;
  /** JSON text. */
  readonly metaJson: string;
  /** True to tell why it became what it is. */
  readonly explain: boolean;
  /** The findings that were cut out of it. */
  readonly redactions: readonly ExplainedRedaction[];
  /** The end of its life time; null for none. */
  readonly expiresAt: Date | null;
}

/** A redacted submission with its vector and traits. */
export interface Draft extends Redacted {
  /** See `hashOf`. */
  readonly textHash: Buffer;
  /** Traits that the local readers found in the text. */
  readonly traits: Traits;
  readonly embedding: StorableEmbedding;
  /** Makes the vectors of the passages of the text, when they are first needed. */
  readonly passages: () => Promise<EmbeddedPassage[]>;
}

/** The decision about a draft, with the memory that it concerns. */
export type Plan =
  | { readonly action: 'stored_new'; readonly traits: Traits }
  | { readonly action: 'duplicate_exact' | 'kept_existing'; readonly target: Neighbour }
  | ReplacementPlan;

/** A plan to give the memory `target` another text. */
export interface ReplacementPlan {
  readonly action: 'updated_existing' | 'merged_existing';
  readonly target: Pick<Neighbour, 'id' | 'text'>;
  readonly text: string;
  readonly traits: Traits;
}
