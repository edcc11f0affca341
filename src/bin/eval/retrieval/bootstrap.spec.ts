import { pairedBootstrap } from './bootstrap.js';

const times = (count: number, value: number) => Array.from({ length: count }, () => value);

describe('pairedBootstrap', () => {
  it.each([
    ['better', [...times(20, 1), ...times(80, 0)]],
    ['worse', [...times(20, -1), ...times(80, 0)]],
    ['within noise', [...times(6, 1), ...times(5, -1), ...times(89, 0)]],
    ['within noise', times(50, 0)],
    ['within noise', [...times(1, -1), ...times(9, 0)]],
    ['worse', times(3, -0.2)],
  ])('says %s', (verdict, differences) => expect(pairedBootstrap(differences).verdict).toBe(verdict));

  it('returns the interval around the mean difference, always the same', () => {
    const differences = [...times(30, 1), ...times(10, -1), ...times(60, 0)];
    const { difference, low, high } = pairedBootstrap(differences);
    expect(difference).toBeCloseTo(0.2, 10);
    // The standard error is the square root of (0.4 - 0.2²) / 100, 0.06.
    expect(low).toBeCloseTo(0.2 - 1.96 * 0.06, 1);
    expect(high).toBeCloseTo(0.2 + 1.96 * 0.06, 1);
    expect(pairedBootstrap(differences)).toEqual({ difference, low, high, verdict: 'better' });
  });
});
