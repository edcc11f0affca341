import fc from 'fast-check';
import { toHalf, toHalfvec, toVector } from './vector-binary.js';

/** Decodes the bits of a half-precision number. */
function decoded(half: number): number {
  const sign = half & 0x8000 ? -1 : 1;
  const exponent = (half >>> 10) & 0x1f;
  const mantissa = half & 0x3ff;
  if (exponent === 0x1f) return mantissa ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  return exponent ? sign * 2 ** (exponent - 15) * (1 + mantissa / 1024) : sign * 2 ** -14 * (mantissa / 1024);
}

describe('toHalf', () => {
  it('returns the same bits for every number that half precision can represent', () => {
    const changed = Array.from({ length: 0x10000 }, (_, half) => half).filter(
      (half) => !Number.isNaN(decoded(half)) && toHalf(decoded(half)) !== half,
    );
    expect(changed).toEqual([]);
  });

  it.each([
    [0.1, 0x2e66],
    [-0.1, 0xae66],
    [1 / 3, 0x3555],
    [1 + 2 ** -11, 0x3c00],
    [1 + 3 * 2 ** -11, 0x3c02],
    [2 ** -25, 0],
    [1.5 * 2 ** -25, 1],
    [65519, 0x7bff],
    [65520, 0x7c00],
    [1e30, 0x7c00],
    [Number.NEGATIVE_INFINITY, 0xfc00],
    [Number.NaN, 0x7e00],
  ])('converts %d to the bits %i', (value, half) => expect(toHalf(value)).toBe(half));

  it('rounds to the nearest half-precision number', () => {
    fc.assert(
      fc.property(fc.float({ min: -65504, max: 65504, noNaN: true }), (value) => {
        const half = toHalf(value);
        const error = Math.abs(decoded(half) - value);
        for (const neighbour of [half - 1, half + 1]) {
          const other = Math.abs(decoded(neighbour & 0xffff) - value);
          if (other < error) return false;
        }
        return true;
      }),
    );
  });
});

describe('toHalfvec', () => {
  it('writes the dimensions, two zero bytes and the numbers', () => {
    expect(toHalfvec(Float32Array.of(1, -2, 0.1)).toString('hex')).toBe('00030000' + '3c00' + 'c000' + '2e66');
  });
});

describe('toVector', () => {
  it('writes the dimensions, two zero bytes and the numbers', () => {
    expect(toVector(Float32Array.of(1, -2, 0.1)).toString('hex')).toBe('00030000' + '3f800000' + 'c0000000' + '3dcccccd');
  });
});
