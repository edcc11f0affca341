import type { Temporal } from '../../../text/temporal/temporal.js';
import type { RevisionCause } from './revisions.js';

/** The state of a memory, from which its ETag is made. */
export interface Versioned {
  readonly id: number;
  /** 1 for what was stored first; every change of text or meta makes the next one. */
  readonly version: number;
  /** Of the last change of text or meta. */
  readonly updatedAt: Date;
}

/** The end of a page: the sort key of its last row, as integers of 64 bits. */
export type Position = readonly [bigint, bigint];

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
