import { factOf, questionOf } from './sentences.js';

describe.each([
  ['factOf', factOf],
  ['questionOf', questionOf],
])('%s', (_name, sentenceOf) => {
  const numbers = Array.from({ length: 5_000 }, (_, i) => i * 7);

  it('never says the same for two numbers', () => {
    expect(new Set(numbers.map(sentenceOf)).size).toBe(numbers.length);
  });

  it('says the same for the same number, with every slot filled', () => {
    expect(numbers.map(sentenceOf)).toEqual(numbers.map(sentenceOf));
    expect(numbers.map(sentenceOf).filter((text) => /[{}]|undefined/.test(text))).toEqual([]);
  });

  it('varies the words, not only the number', () => {
    const withoutNumbers = new Set(numbers.map((number) => sentenceOf(number).replace(/ \d+$/, '')));
    expect(withoutNumbers.size).toBeGreaterThan(numbers.length / 2);
  });
});
