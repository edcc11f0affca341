import fc from 'fast-check';
import { groupBy, inParts } from './grouping.js';

describe('groupBy', () => {
  it('keeps the order of the groups and of their items', () =>
    expect([...groupBy(['bee', 'ant', 'bat', 'asp'], ([letter]) => letter)]).toEqual([
      ['b', ['bee', 'bat']],
      ['a', ['ant', 'asp']],
    ]));
});

describe('inParts', () => {
  it('loses nothing, and makes only the last part smaller', () => {
    fc.assert(
      fc.property(fc.array(fc.nat()), fc.integer({ min: 1, max: 7 }), (items, size) => {
        const parts = inParts(items, size);
        expect(parts.flat()).toEqual(items);
        expect(parts.slice(0, -1).every((part) => part.length === size)).toBe(true);
        expect(parts.every((part) => part.length > 0 && part.length <= size)).toBe(true);
      }),
    );
  });
});
