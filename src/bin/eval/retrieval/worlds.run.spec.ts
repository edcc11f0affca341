import { agedLines, goldTest } from './worlds.run.js';

it('agedLines spreads memories over 120 days, the first the oldest', () => {
  const lines = agedLines(['a', 'b', 'c'], new Date('2026-05-01T00:00:00Z'));
  expect(lines).toEqual([
    { text: 'a', created_at: '2026-01-01T00:00:00.000Z' },
    { text: 'b', created_at: '2026-02-10T00:00:00.000Z' },
    { text: 'c', created_at: '2026-03-22T00:00:00.000Z' },
  ]);
});

describe('goldTest', () => {
  const isRight = goldTest(['Ana has a cat.', 'Ana has a cat and a dog', 'It rains'])('Ana has a cat.');
  it.each([
    ['Ana has a cat.', true],
    ['ana has a  cat', true],
    ['It rains, and Ana has a cat', true],
    ['Ana has a cat and a dog', false],
    ['It rains', false],
  ])('checks %j: %s', (text, right) => expect(isRight(text)).toBe(right));
});
