import fc from 'fast-check';
import { queryWords } from './query-words.js';

describe('queryWords', () => {
  it.each([
    ['What does the client like?', ['what', 'does', 'the', 'client', 'like']],
    ['getUserName() of HTTPServer', ['get got gotten', 'user', 'name', 'of', 'http', 'server']],
    ['5,000 or 1,234,567 but 12,34', ['5000', 'or', '1234567', 'but', '12', '34']],
    ['Café ZÜRICH', ['cafe', 'zurich']],
    ['東京tower', ['東', '京', 'tower']],
    ['where did they go', ['where', 'did', 'they', 'go went gone goes']],
    ['the the THE', ['the']],
    ['?!… \u{1f600}', []],
  ])('splits %j into %j', (query, words) => expect(queryWords(query)).toEqual(words));

  it('returns at most 64 plain and distinct words for any query', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 1_000 }), (query) => {
        const firsts = queryWords(query).map((forms) => forms.split(' ')[0]);
        expect(firsts.length).toBeLessThanOrEqual(64);
        expect(new Set(firsts).size).toBe(firsts.length);
        for (const word of firsts) expect(word).toMatch(/^[\p{L}\p{M}\p{N}]+$/u);
      }),
    );
  });
});
