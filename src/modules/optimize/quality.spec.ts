import { qualityScore, rate, type Signals, topIssueTypes } from './quality.js';

const signals = (overrides: Partial<Signals> = {}): Signals => ({
  total: 0,
  stale: 0,
  neverRetrieved: 0,
  duplicate: 0,
  overlong: 0,
  optimized: 0,
  ...overrides,
});

describe('qualityScore', () => {
  it.each([
    ['an empty workspace', {}, 100],
    ['a workspace without issues', { total: 10, optimized: 3 }, 100],
    ['a workspace of stale memories only', { total: 10, stale: 10 }, 70],
    ['a workspace with a quarter of its memories overlong', { total: 4, overlong: 1 }, 95],
    ['a workspace with every issue', { total: 2, stale: 2, neverRetrieved: 2, duplicate: 2, overlong: 2 }, 0],
  ])('rates %s at its score', (_, overrides, score) => expect(qualityScore(signals(overrides))).toBe(score));
});

describe('rate', () => {
  it('is rounded to 4 decimals, and is 0 for an empty workspace', () => {
    expect(rate(42, 1240)).toBe(0.0339);
    expect(rate(0, 0)).toBe(0);
  });
});

describe('topIssueTypes', () => {
  it('returns the issue types that occur, most frequent first', () => {
    expect(topIssueTypes(signals({ total: 1240, stale: 42, neverRetrieved: 18, overlong: 3 }))).toEqual([
      { type: 'stale', count: 42 },
      { type: 'overlong', count: 3 },
    ]);
  });
});
