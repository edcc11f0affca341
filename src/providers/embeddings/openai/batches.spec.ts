import fc from 'fast-check';
import { batchesOf } from './batches.js';

const sizes = (texts: string[]) => batchesOf(texts, 128).map((batch) => batch.length);

describe('batchesOf', () => {
  it('returns no batch for no texts', () => expect(sizes([])).toEqual([]));
  it('puts at most 128 texts into a batch', () => expect(sizes(Array(300).fill('a'))).toEqual([128, 128, 44]));
  it('puts at most 280,000 bytes into a batch', () => expect(sizes(Array(100).fill('é'.repeat(5000)))).toEqual([28, 28, 28, 16]));
  it('puts a text that is too large into a batch of its own', () =>
    expect(sizes(['a', 'b'.repeat(300_000), 'c'])).toEqual([1, 1, 1]));

  it('keeps all texts in their order', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { maxLength: 400 }), (texts) => expect(batchesOf(texts, 128).flat()).toEqual(texts)),
    );
  });
});
