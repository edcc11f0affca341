import { unitVector } from './unit-vector.js';

describe('unitVector', () => {
  it('returns a vector of length 1 with the same direction', () => {
    expect([...unitVector([3, 0, -4])]).toEqual([Math.fround(0.6), 0, Math.fround(-0.8)]);
  });

  it.each([
    ['zero', [0, 0]],
    ['empty', []],
    ['not a number', [1, Number.NaN]],
    ['infinite', [1, Number.POSITIVE_INFINITY]],
    ['too large to measure', [1e200, 1e200]],
  ])('refuses a vector that is %s', (_name, values) => expect(() => unitVector(values)).toThrow(RangeError));
});
