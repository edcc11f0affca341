import type { DedupItem } from './corpus.types.js';
import { says } from './matching.js';
import { accuracy, rate, type Score, sum, type Verdict } from './verdict.js';

/** The result of storing the two texts of a pair one after the other. */
export interface DedupOutcome {
  /** The action of the second store. */
  readonly action: string;
  /** Public similarity of the two texts, 0..1. */
  readonly similarity: number;
  /** The texts of all live memories afterwards. */
  readonly live: readonly string[];
}

/** Below this similarity, the service stores a text as new without a decision; such pairs are reported separately. */
const DECISION_FLOOR = 0.7;

/** Scores decisions: accuracy of the action and stale facts over the pairs that need a decision, lost facts over all pairs. */
export function scoreDedup(results: readonly { item: DedupItem; outcome: DedupOutcome }[]): Score {
  const judged = results.map(({ item, outcome }) => judgeDedup(item, outcome));
  const decided = judged.filter(({ below }) => !below);
  const below = judged.filter(({ below }) => below);
  return {
    figures: {
      action_accuracy: accuracy(decided.map(({ acted }) => ({ right: acted }))),
      first_choice_accuracy: accuracy(decided.map(({ first }) => ({ right: first }))),
      lost_facts: sum(judged.map(({ lost }) => lost)),
      stale_facts: sum(judged.map(({ stale }) => stale)),
      pairs_with_lost_facts_rate: rate(judged.filter(({ lost }) => lost > 0).length, judged.length),
      pairs_below_similarity_070: below.length,
      pairs_below_similarity_070_action_accuracy: accuracy(below.map(({ acted }) => ({ right: acted }))),
    },
    verdicts: judged.map(({ verdict }) => verdict),
  };
}

function judgeDedup(item: DedupItem, { action, similarity, live }: DedupOutcome) {
  const first = action === item.expect;
  const acted = first || item.also.includes(action);
  const lost = item.must_keep.filter((fact) => !live.some((text) => says(text, fact))).length;
  const below = similarity < DECISION_FLOOR;
  // Memories that were not compared may contradict each other.
  const stale = below ? 0 : item.must_not.filter((fact) => live.some((text) => says(text, fact))).length;
  const problems = [
    ...(acted ? [] : [`${action} instead of ${item.expect}`]),
    ...(lost ? [`${lost} lost`] : []),
    ...(stale ? [`${stale} stale`] : []),
  ];
  const verdict: Verdict = {
    id: item.id,
    group: item.group,
    label: item.expect,
    right: problems.length === 0,
    why: problems.length ? `${problems.join(', ')} (similarity ${similarity.toFixed(2)})` : undefined,
  };
  return { verdict, first, acted, lost, stale, below };
}
