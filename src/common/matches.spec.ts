import fc from 'fast-check';
import { matchesOf } from './matches.js';

const PATTERNS = [/[ab]+/g, /(?<letter>a)|b/gu, /(?:)/g, /(?:)/gu, /x*/gu, /\b/g];

it('finds what matchAll finds, also where a match is empty', () => {
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

it('leaves the pattern as one that has matched nothing yet', () => {
  const pattern = /a/g;
  pattern.lastIndex = 2;
  expect(matchesOf('aaa', pattern)).toHaveLength(3);
  expect(pattern.lastIndex).toBe(0);
});
