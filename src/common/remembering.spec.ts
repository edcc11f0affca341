import fc from 'fast-check';
import { LONGEST_COPY, remembering } from './remembering.js';

it('gives what the function gives, whatever was asked before', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 3, unit: fc.constantFrom('a', 'b') })), (keys) => {
      const lengthOf = remembering((key) => ({ length: key.length }), { most: 4, longest: 2 });
      expect(keys.map((key) => lengthOf(key).length)).toEqual(keys.map(({ length }) => length));
    }),
  );
});

it('asks once while it remembers, and forgets what was not asked for lately', () => {
  const asked: string[] = [];
  const of = remembering((key) => ({ key: asked.push(key) }), { most: 4, longest: LONGEST_COPY });
  for (const key of ['a', 'a', 'b', 'c', 'a', 'd', 'e', 'a', 'b']) of(key);
  expect(asked).toEqual(['a', 'b', 'c', 'd', 'e', 'b']);
});

it('does not remember what is too long', () => {
  let asked = 0;
  const of = remembering(() => ({ asked: ++asked }), { most: 4, longest: 1 });
  of('ab');
  expect(of('ab')).toEqual({ asked: 2 });
});
