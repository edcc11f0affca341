import { sum } from './verdict.js';

/** The result for one question: the ranks, from 1 to 10, of the evidence that was found, and the number of turns of evidence. */
export interface Finding {
  readonly category: number;
  readonly ranks: readonly number[];
  readonly evidence: number;
}

/** Means over questions, all 0..1. */
export interface RecallFigures {
  readonly questions: number;
  /** Share of the evidence among the first five results. */
  readonly recall_at_5: number;
  readonly recall_at_10: number;
  /** Share of the questions with any evidence among the first ten results. */
  readonly any_at_10: number;
  /** Mean reciprocal rank: 1 divided by the rank of the first evidence; 0 if none is found. */
  readonly mrr: number;
}

/** Number of results that are looked at. */
export const DEPTH = 10;

/** Finds the evidence of a question in a ranking of turn ids. */
export const findingOf = (category: number, evidence: readonly string[], ranking: readonly string[]): Finding => ({
  category,
  evidence: new Set(evidence).size,
  ranks: [...new Set(evidence)]
    .map((id) => ranking.indexOf(id) + 1)
    .filter((rank) => rank > 0 && rank <= DEPTH)
    .sort((a, b) => a - b),
});

/** @param findings at least one */
export function recallFigures(findings: readonly Finding[]): RecallFigures {
  const mean = (value: (finding: Finding) => number) => sum(findings.map(value)) / findings.length;
  const recallAt = (k: number) => mean(({ ranks, evidence }) => ranks.filter((rank) => rank <= k).length / evidence);
  return {
    questions: findings.length,
    recall_at_5: recallAt(5),
    recall_at_10: recallAt(DEPTH),
    any_at_10: mean(({ ranks }) => Number(ranks.length > 0)),
    mrr: mean(({ ranks: [first] }) => (first ? 1 / first : 0)),
  };
}
