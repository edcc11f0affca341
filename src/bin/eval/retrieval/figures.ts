import type { Figures } from '../verdict.js';
import { rate, sum } from '../verdict.js';
import { type Answer, type QuestionResult, RANKINGS, type Ranking } from './results.types.js';

/** The figures of each ranking. */
export type RankingFigures = Readonly<Record<Ranking, Figures>>;

/** True if something answers the question. */
export const isAnswerable = ({ answers }: QuestionResult): boolean => answers.ours.marks !== null;

/**
 * Returns the means of the marks, and the AUC of the first result's score, similarity and confidence between questions that
 * something answers and those that nothing answers.
 * @param others questions that something answers, for the AUC of results that have none
 */
export function figuresOf(results: readonly QuestionResult[], others: readonly QuestionResult[] = results): RankingFigures {
  const answered = results.some(isAnswerable) ? results.filter(isAnswerable) : others.filter(isAnswerable);
  const unanswered = results.filter((result) => !isAnswerable(result));
  return Object.fromEntries(
    RANKINGS.map((ranking) => {
      const of = (some: readonly QuestionResult[]) => some.map(({ answers }) => answers[ranking]);
      return [ranking, { ...meansOf(of(results)), ...aucsOf(of(answered), of(unanswered)) }];
    }),
  ) as Record<Ranking, Figures>;
}

function meansOf(answers: readonly Answer[]): Figures {
  const marks = answers.flatMap(({ marks }) => (marks ? [marks] : []));
  return Object.fromEntries(
    Object.keys(marks[0] ?? {}).map((name) => [name, sum(marks.map((mark) => mark[name] as number)) / marks.length]),
  );
}

function aucsOf(answered: readonly Answer[], unanswered: readonly Answer[]): Figures {
  if (!answered.length || !unanswered.length) return {};
  const scores = (answers: readonly Answer[]) => answers.map(({ score }) => score);
  const similarities = (answers: readonly Answer[]) => answers.flatMap(({ similarity }) => similarity ?? []);
  const confidences = (answers: readonly Answer[]) => answers.flatMap(({ confidence }) => confidence ?? []);
  return {
    auc_score: auc(scores(answered), scores(unanswered)),
    ...(similarities(answered).length && { auc_similarity: auc(similarities(answered), similarities(unanswered)) }),
    ...(confidences(answered).length && { auc_confidence: auc(confidences(answered), confidences(unanswered)) }),
  };
}

/**
 * Returns the area under the ROC curve: the probability that one of `higher` is above one of `lower`; ties count half. Null if
 * either is empty.
 */
const auc = (higher: readonly number[], lower: readonly number[]): number | null =>
  rate(sum(higher.map((a) => sum(lower.map((b) => (a > b ? 1 : a === b ? 0.5 : 0))))), higher.length * lower.length);
