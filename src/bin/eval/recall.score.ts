import { sum } from './verdict.js';

/** One question: the places, from 1, at which its evidence was found among the first ten, and how much evidence there is. */
export interface Finding {
  readonly category: number;
  readonly places: readonly number[];
  readonly evidence: number;
}

/** Means over questions, all 0..1. */
export interface RecallFigures {
  readonly questions: number;
  /** Share of the evidence among the first five. */
  readonly recall_at_5: number;
  readonly recall_at_10: number;
  /** Whether any of it is among the first ten. */
  readonly any_at_10: number;
  /** 1 over the place of the first that is found, 0 where none is (mean reciprocal rank). */
  readonly mrr: number;
}

export const FIRST = 10;

/** Where the evidence of a question stands in a ranking of turn ids. */
export const findingOf = (category: number, evidence: readonly string[], ranking: readonly string[]): Finding => ({
  category,
  evidence: new Set(evidence).size,
  places: [...new Set(evidence)]
    .map((id) => ranking.indexOf(id) + 1)
    .filter((place) => place > 0 && place <= FIRST)
    .sort((a, b) => a - b),
});

/** @param findings at least one */
export function recallFigures(findings: readonly Finding[]): RecallFigures {
  const mean = (value: (finding: Finding) => number) => sum(findings.map(value)) / findings.length;
  const recallAt = (k: number) => mean(({ places, evidence }) => places.filter((place) => place <= k).length / evidence);
  return {
    questions: findings.length,
    recall_at_5: recallAt(5),
    recall_at_10: recallAt(FIRST),
    any_at_10: mean(({ places }) => Number(places.length > 0)),
    mrr: mean(({ places: [first] }) => (first ? 1 / first : 0)),
  };
}
