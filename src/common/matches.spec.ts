import fc from 'fast-check';
import { matchAt, matchesOf } from './matches.js';

const PATTERNS = [/[ab]+/g, /(?<letter>a)|b/gu, /(?:)/g, /(?:)/gu, /x*/gu, /\b/g];

it('matchesOf finds the same matches as matchAll, also empty ones', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', 'b', 'x', ' ', '😀') }), fc.constantFrom(...PATTERNS), (text, pattern) => {
      const expected = [...text.matchAll(new RegExp(pattern))];
      const found = matchesOf(text, pattern);
      expect(found.map(({ index, 0: match, groups }) => ({ index, match, groups: { ...groups } }))).toEqual(
        expected.map(({ index, 0: match, groups }) => ({ index, match, groups: { ...groups } })),
      );
    }),
  );
});

it('matchesOf resets lastIndex of the pattern', () => {
  const pattern = /a/g;
  pattern.lastIndex = 2;
  expect(matchesOf('aaa', pattern)).toHaveLength(3);
  expect(pattern.lastIndex).toBe(0);
});

it('matchAt returns a match that begins at the index, and no later one', () => {
  const pattern = /b+/y;
  expect(matchAt(pattern, 'abb', 1)).toBe('bb');
  expect(matchAt(pattern, 'abb', 0)).toBeUndefined();
});
