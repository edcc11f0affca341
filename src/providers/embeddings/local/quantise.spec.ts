import fc from 'fast-check';
import { quantiseRows, transpose } from './quantise.js';

describe('quantiseRows', () => {
  it('uses a separate scale for each row', () => {
    const { values, scales } = quantiseRows({ shape: [3, 2], data: new Float32Array([1, -0.25, 100, 25, 0, 0]) }, 127);
    expect([...values]).toEqual([127, -32, 127, 32, 0, 0]);
    expect(scales[0]).toBeCloseTo(1 / 127);
    expect(scales[1]).toBeCloseTo(100 / 127);
  });

  it.each([63, 127])('has an error of at most half a step if the largest integer is %d', (largest) => {
    const rows = fc.array(
      fc.integer({ min: -50_000, max: 50_000 }).map((thousandths) => Math.fround(thousandths / 1000)),
      { minLength: 4, maxLength: 4 },
    );
    fc.assert(
      fc.property(rows, (weights) => {
        const { values, scales } = quantiseRows({ shape: [1, 4], data: new Float32Array(weights) }, largest);
        for (const [i, value] of values.entries()) {
          expect(Math.abs(value)).toBeLessThanOrEqual(largest);
          expect(Math.abs(value * scales[0]! - weights[i]!)).toBeLessThanOrEqual(scales[0]! * 0.50001);
        }
      }),
    );
  });

  it('refuses a tensor that is not a matrix', () => {
    expect(() => quantiseRows({ shape: [2], data: new Float32Array(2) }, 127)).toThrow('matrix');
  });
});

describe('transpose', () => {
  it('converts rows to columns', () =>
    expect([...transpose([2, 3], new Int8Array([1, 2, 3, 4, 5, 6]))]).toEqual([1, 4, 2, 5, 3, 6]));
});
