import { decideLocally } from '../../text/dedup/local-decision.js';
import { factOf, questionOf } from './sentences.js';

describe.each([
  ['factOf', factOf],
  ['questionOf', questionOf],
])('%s', (_name, sentenceOf) => {
  const numbers = Array.from({ length: 5_000 }, (_, i) => i * 7);

  it('returns different texts for different numbers', () => {
    expect(new Set(numbers.map(sentenceOf)).size).toBe(numbers.length);
  });

  it('returns the same text for the same number, with every slot filled', () => {
    expect(numbers.map(sentenceOf)).toEqual(numbers.map(sentenceOf));
    expect(numbers.map(sentenceOf).filter((text) => /[{}]|undefined/.test(text))).toEqual([]);
  });

  it('varies the words of the texts, not only the number', () => {
    const withoutNumbers = new Set(numbers.map((number) => sentenceOf(number).replace(/ \d+$/, '')));
    expect(withoutNumbers.size).toBeGreaterThan(numbers.length / 2);
  });
});

it('factOf returns facts that do not update each other, even if they differ only in the number', () => {
  const byWords = new Map<string, string[]>();
  for (let number = 0; number < 50_000; number++) {
    const words = factOf(number).replace(/ \d+$/, '');
    byWords.set(words, [...(byWords.get(words) ?? []), factOf(number)]);
  }
  const alike = [...byWords.values()].filter(({ length }) => length > 1).slice(0, 500);
  expect(alike).toHaveLength(500);
  for (const [text, fresh] of alike as [string, string][])
    expect(decideLocally(fresh, [{ id: 1, text, similarity: 0.99, saidAt: new Date() }])).toEqual({ action: 'stored_new' });
});
