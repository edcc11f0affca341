import fc from 'fast-check';
import { compareNumbers, isMetBy } from './plain-conditions.js';

describe('compareNumbers', () => {
  it('orders doubles as JavaScript does', () => {
    const double = fc.double({ noDefaultInfinity: true, noNaN: true });
    fc.assert(
      fc.property(double, double, (a, b) => {
        expect(compareNumbers(JSON.stringify(a), JSON.stringify(b))).toBe(Math.sign(Number(a > b) - Number(a < b)));
      }),
    );
  });

  it('orders whole numbers of any length', () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.bigInt(), (a, b) => {
        expect(compareNumbers(String(a), String(b))).toBe(a > b ? 1 : a < b ? -1 : 0);
      }),
    );
  });

  it.each([
    ['1', '1.5', -1],
    ['10', '9.99', 1],
    ['1.0', '10e-1', 0],
    ['-0.0', '0', 0],
    ['1e30', '1000000000000000000000000000000', 0],
    ['0.1', '0.10000000000000000000001', -1],
    ['-12', '-1', -1],
  ])('of %s and %s returns %i', (a, b, order) => expect(compareNumbers(a, b)).toBe(order));
});

describe('isMetBy', () => {
  it('finds no value in what every object has', () => {
    expect(isMetBy({ kind: 'exists', path: ['constructor'] }, {})).toBe(false);
    expect(isMetBy({ kind: 'exists', path: ['a', 'length'] }, { a: 'text' })).toBe(false);
  });
});
