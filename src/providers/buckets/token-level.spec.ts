import { readLevel } from './token-level.js';

const buckets = [
  { key: 'key', limit: { perMinute: 60, burst: 10 } },
  { key: 'workspace', limit: { perMinute: 600, burst: 100 } },
];

describe('readLevel', () => {
  const read = (...tokens: number[]) => readLevel(buckets, { allowed: true, tokens });

  it('returns the level of the bucket with the fewest whole tokens', () => {
    expect(read(9, 99)).toMatchObject({ limit: 60, remaining: 9, resetSeconds: 1 });
    expect(read(9.7, 8.2)).toMatchObject({ limit: 600, remaining: 8, resetSeconds: 10 });
  });

  it('returns the level of the bucket that takes longer to fill if both have equally many whole tokens', () => {
    expect(read(5.9, 5)).toMatchObject({ limit: 600, remaining: 5 });
    expect(read(5, 5.9)).toMatchObject({ limit: 600, remaining: 5 });
  });

  it('returns a wait in whole seconds until every bucket has a token, at least one second', () => {
    expect(read(0.5, 0)).toMatchObject({ retryAfterSeconds: 1 });
    expect(read(-2, 0)).toMatchObject({ retryAfterSeconds: 3 });
    expect(readLevel([{ key: 'a', limit: { perMinute: 30, burst: 15 } }], { allowed: false, tokens: [0.49] })).toEqual({
      limit: 30,
      remaining: 0,
      resetSeconds: 30,
      retryAfterSeconds: 2,
    });
  });

  it('does not round a whole number of seconds up because of a floating-point error', () => {
    expect(
      readLevel([{ key: 'a', limit: { perMinute: 30, burst: 15 } }], { allowed: true, tokens: [14 + 1e-12] }).resetSeconds,
    ).toBe(2);
  });
});
