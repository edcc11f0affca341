import type { Marks } from './results.types.js';

/** Number of results that are looked at. */
export const DEPTH = 10;

/**
 * Marks a ranking of turns.
 * @param evidence ids of turns, at least one
 */
export function recallMarks(evidence: readonly string[], ranking: readonly string[]): Marks {
  const needed = [...new Set(evidence)];
  const ranks = needed.map((id) => ranking.indexOf(id) + 1).filter((rank) => rank > 0 && rank <= DEPTH);
  return {
    recall_at_5: ranks.filter((rank) => rank <= 5).length / needed.length,
    recall_at_10: ranks.length / needed.length,
    any_at_10: Number(ranks.length > 0),
    mrr: ranks.length ? 1 / Math.min(...ranks) : 0,
  };
}

/** Marks a ranking that has one right result. */
export function hitMarks(ranking: readonly string[], isRight: (item: string) => boolean): Marks {
  const index = ranking.slice(0, DEPTH).findIndex(isRight);
  return {
    hit_at_1: Number(index === 0),
    hit_at_3: Number(index >= 0 && index < 3),
    mrr: index < 0 ? 0 : 1 / (index + 1),
  };
}
