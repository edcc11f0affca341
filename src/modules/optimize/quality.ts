/** Counts over the memories of a workspace that are not archived. */
export interface Signals {
  readonly total: number;
  /** Memories that were neither stored, changed nor retrieved within the window. */
  readonly stale: number;
  /** Stale memories that were never retrieved. */
  readonly neverRetrieved: number;
  /** Clusters of near-duplicates. */
  readonly duplicate: number;
  /** Memories longer than the recommended length. */
  readonly overlong: number;
  /** Memories that the optimizer has improved: not an issue, and not part of the score. */
  readonly optimized: number;
}

const ISSUE_TYPES = ['stale', 'duplicate', 'overlong'] as const;

/** A kind of issue that a memory can have. */
export type IssueType = (typeof ISSUE_TYPES)[number];

/** The points that a rate of 1 deducts from the score. They add up to 100. */
const PENALTIES = { stale: 30, neverRetrieved: 10, duplicate: 40, overlong: 20 } as const;

/**
 * Returns `100 - 30 stale_rate - 10 never_retrieved_rate - 40 duplicate_rate - 20 overlong_rate`, rounded: 0..100, 100
 * for an empty workspace. Duplicates weigh most, because they displace other memories from the results of a retrieve.
 */
export function qualityScore(signals: Signals): number {
  const penalty = (Object.keys(PENALTIES) as (keyof typeof PENALTIES)[]).reduce(
    (sum, name) => sum + PENALTIES[name] * rate(signals[name], signals.total),
    0,
  );
  return Math.round(100 - penalty);
}

/** Returns `count / total`, rounded to 4 decimals; 0 for an empty workspace. */
export const rate = (count: number, total: number): number => (total ? Math.round((count / total) * 1e4) / 1e4 : 0);

/** Returns the issue types that occur, most frequent first. */
export function topIssueTypes(signals: Signals): { type: IssueType; count: number }[] {
  return ISSUE_TYPES.map((type) => ({ type, count: signals[type] }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
}
