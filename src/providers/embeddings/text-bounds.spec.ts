import fc from 'fast-check';
import { boundTokens, prefixOf, wellFormed } from './text-bounds.js';

const isWellFormed = (text: string) => !/\p{Surrogate}/u.test(text);
const anyString = fc.string({ unit: 'binary', maxLength: 60 });

describe('wellFormed', () => {
  it('replaces only lone surrogates', () => {
    expect(wellFormed('a\ud83d b\ude00 😀')).toBe('a\ufffd b\ufffd 😀');
  });
});

describe('prefixOf', () => {
  it.each([
    ['abc', 3, 'abc'],
    ['abcd', 3, 'abc'],
    ['ab😀', 3, 'ab'],
    ['ab😀', 4, 'ab😀'],
    ['ab😀c', 4, 'ab😀'],
  ])('cuts %j to at most %d units: %j', (text, units, prefix) => expect(prefixOf(text, units)).toBe(prefix));

  it('never splits a character and is at most one unit shorter than allowed', () => {
    fc.assert(
      fc.property(anyString, fc.integer({ min: 1, max: 60 }), (text, units) => {
        const prefix = prefixOf(text, units);
        return isWellFormed(prefix) && text.startsWith(prefix) && prefix.length >= Math.min(text.length, units) - 1;
      }),
    );
  });
});

describe('boundTokens', () => {
  it.each([
    ['ten thousand letters of prose', 'the cat sat '.repeat(833), 9996],
    ['ten thousand ideographs', '漢'.repeat(10_000), 4000],
    ['ten thousand emoji', '😀'.repeat(10_000), 5332],
    ['an empty text', '', 0],
  ])('cuts %s to at most 8000 tokens', (_name, text, units) => expect(boundTokens(text, 8000)).toHaveLength(units));

  it('returns a prefix of the text without half characters', () => {
    fc.assert(
      fc.property(anyString, fc.integer({ min: 0, max: 100 }), (text, tokens) => {
        const start = boundTokens(text, tokens);
        return text.startsWith(start) && isWellFormed(start);
      }),
    );
  });
});
