import { losses, toReport } from './report.js';
import { reportText } from './report.text.js';
import type { QuestionResult } from './results.types.js';

const WORLDS = { form: 'worlds', name: 'small', file: 'small.jsonl', items: [] } as const;

/** A question with the marks of ours, of cosine and of BM25; null if nothing answers it. */
const question = (kind: string, hits: readonly [number, number, number] | null, score: number): QuestionResult => {
  const answer = (index: number) => {
    const hit = hits?.[index];
    return { marks: hit === undefined ? null : { hit_at_1: hit, hit_at_3: hit, mrr: hit }, score };
  };
  return {
    id: 'w 1',
    groups: { kind, language: 'en' },
    answers: { ours: { ...answer(0), similarity: score }, cosine: answer(1), bm25: answer(2) },
  };
};

const report = toReport(WORLDS, {
  age: 'aged',
  results: [
    question('number', [0, 1, 0], 0.8),
    question('number', [0, 1, 0], 0.7),
    question('paraphrase', [0, 1, 1], 0.6),
    question('near', null, 0.5),
  ],
});

it('toReport gives figures of the set and its groups, and a verdict on each part', () => {
  expect(report).toMatchObject({ set: 'small aged', questions: 4, answerable: 3, primary: 'hit_at_1' });
  expect(report.figures.bm25['hit_at_1']).toBeCloseTo(1 / 3);
  expect(Object.keys(report.groups['kind'] ?? {})).toEqual(['near', 'number', 'paraphrase']);
  expect(report.groups['kind']?.['near']?.figures.ours).toEqual({ auc_score: 1, auc_similarity: 1 });
  expect(report.verdicts).toMatchObject({ cosine: { difference: -1, verdict: 'worse' }, bm25: { verdict: 'within noise' } });
  expect(losses([report])).toEqual([{ set: 'small aged', part: 'cosine' }]);
});

it('reportText shows the rankings side by side, and fits into 100 columns', () => {
  const lines = reportText([report]).split('\n');
  expect(lines).toEqual([
    'small aged: 0 worlds, 4 questions, 1 without an answer',
    '',
    '                            hit@1  hit@3    MRR  AUC score  AUC similarity',
    '  ours                      0.000  0.000  0.000      1.000           1.000',
    '  cosine                    1.000  1.000  1.000      1.000               -',
    '  BM25                      0.333  0.333  0.333      1.000               -',
    '',
    '  hit@1                     questions   ours  cosine   BM25',
    '  kind number                       2  0.000   1.000  0.000',
    '  kind paraphrase                   1  0.000   1.000  1.000',
    '',
    '  AUC score                 questions   ours  cosine   BM25',
    '  kind near                         1  1.000   1.000  1.000',
    '',
    '  ours is WORSE than cosine: hit@1 -1.000 (95 %: -1.000 to -1.000)',
    '  ours is within noise of BM25: hit@1 -0.333 (95 %: -1.000 to +0.000)',
    '',
    'Worse than a part: small aged (cosine)',
    '',
  ]);
  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(100);
});

it('reportText says so if there is no loss', () => {
  const { verdicts: _verdicts, ...rest } = report;
  expect(reportText([{ ...rest, verdicts: {} }])).toContain('Nowhere worse than a part.');
});
