import fc from 'fast-check';
import { batchesOf } from './batches.js';

const sizes = (texts: string[]) => batchesOf(texts).map((batch) => batch.length);

describe('batchesOf', () => {
  it('has nothing to send for nothing', () => expect(sizes([])).toEqual([]));
  it('takes at most 128 texts', () => expect(sizes(Array(300).fill('a'))).toEqual([128, 128, 44]));
  it('takes at most 280,000 bytes', () => expect(sizes(Array(100).fill('é'.repeat(5000)))).toEqual([28, 28, 28, 16]));
  it('sends a text that is too large alone', () => expect(sizes(['a', 'b'.repeat(300_000), 'c'])).toEqual([1, 1, 1]));

  it('keeps every text in its place', () => {
    fc.assert(fc.property(fc.array(fc.string(), { maxLength: 400 }), (texts) => expect(batchesOf(texts).flat()).toEqual(texts)));
  });
});
