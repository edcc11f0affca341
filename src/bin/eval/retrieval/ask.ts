import { type Answer, type Marks, type QuestionResult, RANKINGS, type Ranker, type Ranking } from './results.types.js';

/**
 * Asks all rankings a question.
 * @param marksOf marks the names of the results, the best first; undefined if nothing answers the question
 */
export async function askAll(
  rankers: Readonly<Record<Ranking, Ranker>>,
  question: string,
  marksOf: ((items: readonly string[], ranking: Ranking) => Marks) | undefined,
): Promise<QuestionResult['answers']> {
  const answers: Partial<Record<Ranking, Answer>> = {};
  for (const ranking of RANKINGS) {
    const found = await rankers[ranking](question);
    const items = found.map(({ item }) => item);
    answers[ranking] = {
      marks: marksOf?.(items, ranking) ?? null,
      score: found[0]?.score ?? 0,
      ...(ranking === 'ours' && { similarity: found[0]?.similarity ?? 0, confidence: found[0]?.confidence ?? 0 }),
    };
  }
  return answers as Record<Ranking, Answer>;
}
