import type { DateTime } from 'luxon';

/**
 * What a phrase says about its day, because that decides which doubts it is open to:
 * `exact` a date with its year; `yearless` 5 May, the 28th; `weekday` Friday; `current` today, this week: what has just been
 * told may have happened in it; `ahead` tomorrow, next week, in 30 days; `month` a month without a day.
 */
export type MentionKind = 'exact' | 'yearless' | 'weekday' | 'current' | 'ahead' | 'month';

/** A phrase of a sentence that names a day or a period. */
export interface Mention {
  /** UTF-16 offsets in the sentence. */
  readonly start: number;
  readonly end: number;
  readonly kind: MentionKind;
  /** Last moment of what the phrase names. */
  readonly until: DateTime;
  /** The phrase itself has a start and an end (1-14 December). */
  readonly isRange: boolean;
  /** Counted from now: in 30 days, for two weeks. */
  readonly isRelative: boolean;
}
