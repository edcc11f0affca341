import { figuresOf } from './figures.js';
import type { Answer, QuestionResult } from './results.types.js';

const question = (ours: Answer, part: Answer): QuestionResult => ({
  id: 'q',
  groups: {},
  answers: { ours, cosine: part, bm25: part },
});
const answered = (hit: number, score: number): QuestionResult =>
  question({ marks: { hit_at_1: hit }, score, similarity: score / 2 }, { marks: { hit_at_1: 0 }, score: 1 });
const unanswered = (score: number): QuestionResult =>
  question({ marks: null, score, similarity: 0.3 }, { marks: null, score: 1 });

describe('figuresOf', () => {
  it('returns the means of the marks, and how often an answerable question has the higher score', () => {
    const { ours, cosine } = figuresOf([answered(1, 0.9), answered(0, 0.5), unanswered(0.6), unanswered(0.4)]);
    expect(ours).toEqual({ hit_at_1: 0.5, auc_score: 3 / 4, auc_similarity: 2 / 4 });
    // Ties count half; a part has no similarity.
    expect(cosine).toEqual({ hit_at_1: 0, auc_score: 0.5 });
  });

  it('has no AUC if something answers all questions', () => expect(figuresOf([answered(1, 0.9)]).ours).toEqual({ hit_at_1: 1 }));

  it('compares a group that nothing answers with all others', () => {
    const [some, all] = [[unanswered(0.6)], [answered(1, 0.9), answered(1, 0.5)]];
    expect(figuresOf(some, [...all, ...some]).ours).toEqual({ auc_score: 0.5, auc_similarity: 0.5 });
  });
});
