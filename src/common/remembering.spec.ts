import fc from 'fast-check';
import { LONGEST_COPY, remembering } from './remembering.js';

it('remembering returns the same results as the function', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 3, unit: fc.constantFrom('a', 'b') })), (keys) => {
      const lengthOf = remembering((key) => ({ length: key.length }), { most: 4, longest: 2 });
      expect(keys.map((key) => lengthOf(key).length)).toEqual(keys.map(({ length }) => length));
    }),
  );
});

it('remembering calls the function once per cached key and evicts the least recently used keys', () => {
  const asked: string[] = [];
  const of = remembering((key) => ({ key: asked.push(key) }), { most: 4, longest: LONGEST_COPY });
  for (const key of ['a', 'a', 'b', 'c', 'a', 'd', 'e', 'a', 'b']) of(key);
  expect(asked).toEqual(['a', 'b', 'c', 'd', 'e', 'b']);
});

it('remembering does not cache results of arguments that are too long', () => {
  let asked = 0;
  const of = remembering(() => ({ asked: ++asked }), { most: 4, longest: 1 });
  of('ab');
  expect(of('ab')).toEqual({ asked: 2 });
});
