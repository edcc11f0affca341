import { cutHits, cutPassage, scoreParts } from './score.js';

const hit = (id: number, similarity: number) => ({ id, text: '', score: 0, similarity, importance: 5, meta: {} });

describe('score', () => {
  it('is the sum of its parts', () => {
    const parts = scoreParts({ relevance: 1, recency: 0.5, importance: 1, frequency: 0, multiplier: 0.9 });
    expect(parts.map(({ name, points }) => [name, Number(points.toFixed(3))])).toEqual([
      ['relevance', 0.495],
      ['recency', 0.09],
      ['importance', 0.135],
      ['frequency', 0],
    ]);
  });

  it('finds the passage by code points, not by the units of a string', () => {
    expect(cutPassage('a😀bc', { start: 2, end: 3 })).toEqual({ before: 'a😀', passage: 'b', after: 'c' });
  });

  it('lists what is just below the cut, the nearest first', () => {
    const all = [hit(1, 0.5), hit(2, 0.1), hit(3, 0.34), hit(4, 0.35)];
    expect(cutHits(all, 0.35, 1).map(({ id }) => id)).toEqual([3]);
  });
});
