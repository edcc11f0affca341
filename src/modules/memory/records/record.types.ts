import type { Temporal } from '../../../text/temporal/temporal.js';
import type { Versioned } from '../manage/etag.js';
import type { RevisionCause } from './revisions.js';

/** What a memory says and what the pipeline made of it. */
export interface RecordContent {
  readonly text: string;
  /** JSON text of the caller's own meta. */
  readonly metaJson: string;
  readonly importance: number;
  readonly categories: readonly string[];
  readonly temporal: Temporal;
}

/** A memory with all that is kept of it but its vector. */
export interface MemoryRecord extends RecordContent, Versioned {
  /** The oldest of the near-duplicates that it belongs to, if it does. */
  readonly nearDuplicateOf: number | null;
  readonly accessCount: number;
  readonly lastAccessedAt: Date | null;
  readonly createdAt: Date;
  readonly archivedAt: Date | null;
}

/** What a memory was until a change. */
export interface Revision extends RecordContent {
  /** The version that it was, 1 for the oldest. */
  readonly revision: number;
  readonly cause: RevisionCause;
  readonly replacedAt: Date;
  /** When the memory was given this text: what the text's "tomorrow" is relative to. */
  readonly saidAt: Date;
}

/** One page of a list, and the cursor of the next one; null on the last. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}
