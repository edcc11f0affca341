import { Rate } from './rate.js';

describe('Rate', () => {
  it('returns the number of items per second', () => {
    let now = 0;
    const rate = new Rate(null, () => now);
    now = 500;
    expect(rate.count(50)).toBe(100);
  });

  it('follows a change of the rate within some tens of seconds, not at once', () => {
    let now = 0;
    const rate = new Rate(100, () => now);
    now += 1_000;
    expect(rate.count(10)).toBeGreaterThan(90);
    for (let second = 0; second < 60; second++) {
      now += 1_000;
      rate.count(10);
    }
    now += 1_000;
    expect(rate.count(10)).toBeCloseTo(10, 0);
  });

  it('stays finite if no time has passed since the last count', () => {
    const rate = new Rate(null, () => 0);
    expect(rate.count(5)).toBeLessThan(Number.POSITIVE_INFINITY);
  });
});
