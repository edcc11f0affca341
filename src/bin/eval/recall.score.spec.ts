import { findingOf, recallFigures } from './recall.score.js';

const ranking = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k'];

describe('findingOf', () => {
  it.each([
    [['a'], [1], 1],
    [['f', 'b', 'x'], [2, 6], 3],
    [['k'], [], 1],
    [['c', 'c'], [3], 1],
  ])('finds the evidence %j at the ranks %j', (evidence, ranks, count) =>
    expect(findingOf(2, evidence, ranking)).toEqual({ category: 2, ranks, evidence: count }),
  );
});

describe('recallFigures', () => {
  it('returns means over the questions', () => {
    const findings = [
      findingOf(1, ['a'], ranking),
      findingOf(1, ['f', 'b'], ranking),
      findingOf(1, ['x'], ranking),
      findingOf(1, ['d', 'x'], ranking),
    ];
    expect(recallFigures(findings)).toEqual({
      questions: 4,
      recall_at_5: (1 + 0.5 + 0 + 0.5) / 4,
      recall_at_10: (1 + 1 + 0 + 0.5) / 4,
      any_at_10: 0.75,
      mrr: (1 + 1 / 2 + 0 + 1 / 4) / 4,
    });
  });
});
