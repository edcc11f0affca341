import { hitMarks, recallMarks } from './marks.js';

const ranking = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k'];

describe('recallMarks', () => {
  it.each([
    [['a'], { recall_at_5: 1, recall_at_10: 1, any_at_10: 1, mrr: 1 }],
    [['f', 'b', 'x', 'y'], { recall_at_5: 1 / 4, recall_at_10: 1 / 2, any_at_10: 1, mrr: 1 / 2 }],
    [['c', 'c'], { recall_at_5: 1, recall_at_10: 1, any_at_10: 1, mrr: 1 / 3 }],
    [['k'], { recall_at_5: 0, recall_at_10: 0, any_at_10: 0, mrr: 0 }],
  ])('marks a ranking for the evidence %j', (evidence, marks) => expect(recallMarks(evidence, ranking)).toEqual(marks));
});

describe('hitMarks', () => {
  it.each([
    ['a', { hit_at_1: 1, hit_at_3: 1, mrr: 1 }],
    ['c', { hit_at_1: 0, hit_at_3: 1, mrr: 1 / 3 }],
    ['d', { hit_at_1: 0, hit_at_3: 0, mrr: 1 / 4 }],
    ['k', { hit_at_1: 0, hit_at_3: 0, mrr: 0 }],
  ])('marks a ranking for the right result %s', (right, marks) =>
    expect(hitMarks(ranking, (item) => item === right)).toEqual(marks),
  );
});
