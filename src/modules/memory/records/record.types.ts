import type { Temporal } from '../../../text/temporal/temporal.js';
import type { Supersession } from './memory.types.js';
import type { RevisionCause } from './revisions.js';

/** The state of a memory, from which its ETag is made. */
export interface Versioned {
  readonly id: number;
  /** 1 for the first version; every change of text or meta makes the next one. */
  readonly version: number;
  /** Time of the last change of text or meta. */
  readonly updatedAt: Date;
}

/** The text and meta of a memory, and the traits that the pipeline found. */
export interface RecordContent {
  readonly text: string;
  /** JSON text of the caller's own meta. */
  readonly metaJson: string;
  readonly importance: number;
  readonly categories: readonly string[];
  readonly temporal: Temporal;
}

/** A memory with all its columns except the vectors. */
export interface MemoryRecord extends RecordContent, Versioned {
  /** Id of the oldest memory of its cluster; null if the memory is in no cluster. */
  readonly nearDuplicateOf: number | null;
  readonly accessCount: number;
  readonly lastAccessedAt: Date | null;
  readonly createdAt: Date;
  readonly archivedAt: Date | null;
  /** The end of its life time; null for none. */
  readonly expiresAt: Date | null;
  /** Time at which its text was said. */
  readonly validFrom: Date;
  /** Time at which a newer memory superseded it; null if none did, as far as is known. */
  readonly invalidAt: Date | null;
  /** The older memories that it may supersede, the surest first. */
  readonly supersedes: readonly Supersession[];
  /** The newer memories by which it may be superseded, the surest first. */
  readonly supersededBy: readonly Supersession[];
  /** The id that the caller gave it. */
  readonly externalId: string | null;
}

/** The state of a memory before a change. */
export interface Revision extends RecordContent {
  /** Number of the version, 1 for the oldest. */
  readonly revision: number;
  readonly cause: RevisionCause;
  readonly replacedAt: Date;
  /** The time when the memory got this text, to which the text's "tomorrow" is relative. */
  readonly saidAt: Date;
}
