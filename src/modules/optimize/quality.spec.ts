import { qualityScore, rate, type Signals, topIssueTypes } from './quality.js';

const signals = (over: Partial<Signals> = {}): Signals => ({
  total: 0,
  stale: 0,
  neverRetrieved: 0,
  duplicate: 0,
  overlong: 0,
  optimized: 0,
  ...over,
});

describe('qualityScore', () => {
  it.each([
    ['an empty workspace', {}, 100],
    ['a clean one', { total: 10, optimized: 3 }, 100],
    ['everything stale', { total: 10, stale: 10 }, 70],
    ['a quarter overlong', { total: 4, overlong: 1 }, 95],
    ['everything wrong', { total: 2, stale: 2, neverRetrieved: 2, duplicate: 2, overlong: 2 }, 0],
  ])('%s', (_, over, score) => expect(qualityScore(signals(over))).toBe(score));
});

it('rounds rates to 4 decimals', () => {
  expect(rate(42, 1240)).toBe(0.0339);
  expect(rate(0, 0)).toBe(0);
});

it('names the issue types there are, the most frequent first', () => {
  expect(topIssueTypes(signals({ total: 1240, stale: 42, neverRetrieved: 18, overlong: 3 }))).toEqual([
    { type: 'stale', count: 42 },
    { type: 'overlong', count: 3 },
  ]);
});
