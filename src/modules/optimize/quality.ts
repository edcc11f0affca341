/** Counts over the live memories of a workspace. */
export interface Signals {
  readonly total: number;
  /** Neither stored nor retrieved within the window. */
  readonly stale: number;
  /** Those of the stale ones that were never retrieved at all. */
  readonly neverRetrieved: number;
  /** Clusters of near-duplicates. */
  readonly duplicate: number;
  /** Longer than the recommended length. */
  readonly overlong: number;
  /** Improved by the optimizer already: no problem, and no part of the score. */
  readonly optimized: number;
}

const ISSUE_TYPES = ['stale', 'duplicate', 'overlong'] as const;

/** What is wrong with a memory. */
export type IssueType = (typeof ISSUE_TYPES)[number];

/** What a rate of 1 takes off the score. They add up to 100. */
const PENALTIES = { stale: 30, neverRetrieved: 10, duplicate: 40, overlong: 20 } as const;

/**
 * `100 - 30 stale_rate - 10 never_retrieved_rate - 40 duplicate_rate - 20 overlong_rate`, rounded: 0..100, 100 for an empty
 * workspace. Duplicates weigh most, because they crowd other memories out of an answer.
 */
export function qualityScore(signals: Signals): number {
  const penalty = (Object.keys(PENALTIES) as (keyof typeof PENALTIES)[]).reduce(
    (sum, name) => sum + PENALTIES[name] * rate(signals[name], signals.total),
    0,
  );
  return Math.round(100 - penalty);
}

/** `count / total` to 4 decimals; 0 for an empty workspace. */
export const rate = (count: number, total: number): number => (total ? Math.round((count / total) * 1e4) / 1e4 : 0);

/** The kinds of issue that there are, the most frequent first. */
export function topIssueTypes(signals: Signals): { type: IssueType; count: number }[] {
  return ISSUE_TYPES.map((type) => ({ type, count: signals[type] }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
}
