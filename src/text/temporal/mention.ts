import type { DateTime } from 'luxon';

/**
 * The form in which a phrase names its day. It decides which doubts apply to the phrase.
 * - `exact`: a date with its year.
 * - `yearless`: 5 May, the 28th.
 * - `weekday`: Friday.
 * - `current`: today, this week. An event of the past may have happened in it.
 * - `ahead`: tomorrow, next week, in 30 days.
 * - `month`: a month without a day.
 */
export type MentionKind = 'exact' | 'yearless' | 'weekday' | 'current' | 'ahead' | 'month';

/** Maximum number of dates to read in one sentence. More are a table, and to check them all would cost more than it tells. */
export const MAX_MENTIONS = 12;

/** A phrase of a sentence that names a day or a period. */
export interface Mention {
  /** UTF-16 offset in the sentence, as `end`. */
  readonly start: number;
  readonly end: number;
  readonly kind: MentionKind;
  /** Last moment of the day or period. */
  readonly until: DateTime;
  /** The phrase itself has a start and an end (1-14 December). */
  readonly isRange: boolean;
  /** The phrase counts from now: in 30 days, for two weeks. */
  readonly isRelative: boolean;
}
