import fc from 'fast-check';
import type { Neighbour } from './decision.js';
import { decideLocally } from './local-decision.js';
import { tokensOf } from './tokens.js';

const neighbour = (text: string, id = 1): Neighbour => ({ id, text, similarity: 0.9, saidAt: new Date(0) });
const decide = (oldText: string, newText: string) => decideLocally(newText, [neighbour(oldText)]);

describe('decideLocally, on any text', () => {
  const WORDS = [
    ...['Rita', 'Rome', 'dog', 'team', 'price', 'euros', 'Monday', '5', '7', 'blue'],
    ...['is', 'was', 'has', 'the', 'a', 'of', 'in', 'and', 'but', ',', '.'],
    ...['not', 'never', 'no', 'longer', 'now', 'moved', 'only', 'actually'],
  ];
  const word = fc.constantFrom(...WORDS);
  const text = fc.array(word, { minLength: 3, maxLength: 14 }).map((words) => words.join(' '));
  const keysOf = (sentence: string) => new Set(tokensOf(sentence).map(({ key }) => key));

  it('loses no word of a new text, whatever the decision is', () => {
    fc.assert(
      fc.property(text, text, (oldText, newText) => {
        const decision = decide(oldText, newText);
        if (decision.action === 'stored_new') return;
        const kept = keysOf('text' in decision ? decision.text : oldText);
        for (const key of keysOf(newText)) if (key !== ',') expect(kept).toContain(key);
      }),
      { numRuns: 2_000 },
    );
  });

  it('loses no sentence that the new text says nothing about', () => {
    fc.assert(
      fc.property(text, text, (oldText, newText) => {
        const decision = decide(`${oldText}. Quokkas live on Rottnest.`, newText);
        if ('text' in decision) expect(decision.text).toContain('Quokkas live on Rottnest.');
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ['dots', '.'.repeat(2_000)],
    ['apostrophes', "'a".repeat(1_000)],
    ['colons', 'a: '.repeat(600)],
    ['copies of one word', 'word '.repeat(400)],
    ['commas', 'a, b and '.repeat(200)],
    ['sentences', 'no. '.repeat(500)],
  ])('ends in time on a text of many %s', (_name, text) => {
    const decision = decideLocally(
      `${text} x`,
      Array.from({ length: 5 }, (_, i) => neighbour(`${text} y`, i)),
    );
    expect(decision.action).toBe('stored_new');
  });
});
