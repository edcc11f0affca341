import type { Temporal } from '../../../text/temporal/temporal.js';
import type { Supersession } from '../records/memory.types.js';

/** A time in ISO 8601, in UTC and to the microsecond: a Date would cut it off at the millisecond. */
export type Instant = string;

/** The text and meta of a memory or of one of its revisions. */
export interface ImportedContent {
  readonly text: string;
  readonly meta: unknown;
}

export interface ImportedRevision extends ImportedContent {
  readonly revision: number;
  readonly cause: string;
  readonly importance: number;
  readonly categories: readonly string[];
  readonly temporal: Temporal;
  readonly createdAt: Instant;
}

/**
 * A memory read from a line of an import. Properties that the line lacks are undefined; the import derives them from
 * the text.
 */
export interface ImportedMemory extends ImportedContent {
  readonly id: number | bigint | undefined;
  readonly importance: number | undefined;
  readonly categories: readonly string[] | undefined;
  readonly temporal: Temporal | undefined;
  readonly createdAt: Instant | undefined;
  readonly updatedAt: Instant | undefined;
  readonly accessCount: number;
  /** The count that the memory took over from one like it, see the ranking. */
  readonly inheritedCount: number;
  readonly lastAccessedAt: Instant | undefined;
  readonly archivedAt: Instant | undefined;
  readonly optimizedAt: Instant | undefined;
  /** The end of its life time. */
  readonly expiresAt: Instant | undefined;
  readonly nearDuplicateOf: number | undefined;
  /** The older memory that this one is a newer version of. */
  readonly follows: number | undefined;
  /** The older memories that it may supersede. */
  readonly supersedes: readonly Supersession[];
  readonly externalId: string | undefined;
  readonly revisions: readonly ImportedRevision[];
}
