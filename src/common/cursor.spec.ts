import fc from 'fast-check';
import { readCursor, writeCursor } from './cursor.js';

const integer = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });

describe('readCursor', () => {
  it('returns the position of a cursor for the list that it was made for, and for no other', () => {
    fc.assert(
      fc.property(integer, integer, fc.string(), fc.string(), (first, second, list, other) => {
        const cursor = writeCursor(list, [first, second]);
        expect(cursor).toMatch(/^[\w-]+$/);
        expect(readCursor(list, cursor)).toEqual([first, second]);
        if (other !== list) expect(readCursor(other, cursor)).toBeUndefined();
      }),
    );
  });

  it('returns undefined for any other text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(readCursor('list', text)).toBeUndefined();
      }),
    );
    const cursor = writeCursor('list', [1n, 2n]);
    for (const forged of ['', cursor.slice(1), `${cursor}A`, cursor.replace(/^./, 'B'), cursor.toLowerCase()])
      expect(readCursor('list', forged)).toBeUndefined();
  });
});
