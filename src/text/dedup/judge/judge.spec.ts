import fc from 'fast-check';
import { tokensOf } from '../tokens.js';
import { featuresOf } from './features.js';
import { mayKeep, mayReplace } from './guards.js';
import { MIN_PROBABILITY, opinionOf, scaled } from './judge.js';
import { WEIGHTS } from './judge.weights.js';
import { pairOf } from './pair.js';

const SIMILAR = 0.9;
const WORDS = [
  ...['Rita', 'Oslo', 'Tom', 'dog', 'team', 'price', 'euros', 'Monday', '5', '7', 'blue', 'lives', 'costs'],
  ...['is', 'was', 'has', 'the', 'of', 'in', 'and', 'not', 'never', 'now', 'if', "Tom's", ',', '.'],
];
const text = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 12 }).map((words) => words.join(' '));
const similarity = fc.double({ min: 0.7, max: 1, noNaN: true });

describe('featuresOf', () => {
  it('returns the features that the weights are for, and no other ones, as finite numbers', () => {
    fc.assert(
      fc.property(text, text, similarity, (older, newer, near) => {
        const features = featuresOf(pairOf(older, newer), [older, newer], near);
        expect(Object.keys(features).sort()).toEqual(Object.keys(WEIGHTS.features).sort());
        for (const value of Object.values(features)) expect(Number.isFinite(value)).toBe(true);
      }),
    );
  });

  it('sees the same in two texts, whichever is the older one, where it asks for neither', () => {
    const SYMMETRIC = ['sameWords', 'bothOnly', 'otherNumber', 'otherDenial', 'frame', 'figures'];
    fc.assert(
      fc.property(text, text, (one, other) => {
        const [forth, back] = [
          featuresOf(pairOf(one, other), [one, other], SIMILAR),
          featuresOf(pairOf(other, one), [other, one], SIMILAR),
        ];
        for (const name of SYMMETRIC) expect([name, back[name]]).toEqual([name, forth[name]]);
      }),
    );
  });
});

describe('opinionOf', () => {
  it('drops no text with a number, a name or a denial that the older one lacks', () => {
    fc.assert(
      fc.property(text, text, similarity, (older, newer, near) => {
        if (opinionOf(older, newer, near)?.action !== 'kept_existing') return;
        const known = new Set(tokensOf(older).map(({ key }) => key));
        for (const { key, name } of tokensOf(newer)) if ((name && key !== "'s") || /\d/.test(key)) expect(known).toContain(key);
      }),
      { numRuns: 500 },
    );
  });

  it('gives no opinion on documents', () => {
    const long = 'The depot opens at nine. '.repeat(50);
    expect(opinionOf(long, `${long} The gate is green.`, SIMILAR)).toBeUndefined();
  });

  it.each([
    ['When it is wet, Ulf takes the bus to school.', 'Ulf goes to school by bus when it is wet.'],
    ['The choir warms up in the crypt.', 'The choir warms up in the attic now, the crypt was too cold.'],
  ])('is as sure of %j and %j as it has to be', (older, newer) => {
    const opinion = opinionOf(older, newer, SIMILAR);
    expect(opinion?.probability).toBeGreaterThanOrEqual(MIN_PROBABILITY[opinion!.action]);
  });
});

it('scaled bounds a feature to three spreads on both sides of its mean', () =>
  expect([5, 8, 20, -20].map((value) => scaled(value, 5, 2))).toEqual([0, 0.5, 1, -1]));

describe('the guards', () => {
  it.each([
    ['a number', 'The fee is 20 euros', 'The fee is 25 euros'],
    ['a name', 'The key is with Rita', 'The key is with Agnes'],
    ['a denial', 'Rita eats fish', 'Rita does not eat fish'],
    ['another order', 'The cat fears the dog', 'The dog fears the cat'],
    ['an opposite', 'The heater in the hut is off', 'The hut heater is on'],
    ['a script without capital letters', '小王住在北京', '小王住在北京市'],
    ['another side', 'The left drawer holds the forks', 'The right drawer holds the forks'],
    ['a decision', 'The choir sings either in May or in June', 'The choir sings in June'],
    ['thanks', 'Thanks, your help means a lot', 'Thanks for being there, your help means a lot'],
  ])('keep nothing for another if the new text has %s', (_what, older, newer) =>
    expect(mayKeep(pairOf(older, newer))).toBe(false),
  );

  it.each([
    ['something of its subject', 'Rita is allergic to nuts', "Rita's son is not allergic to nuts"],
    ['another one of a similar name', 'Carol chairs the board', 'Carole chairs the council'],
    ['only one of two sentences', 'Otto lives in Ghent. He sings.', 'Otto moved from Ghent to Bruges.'],
    ['somebody whose name has no capital letter', '用户A住在北京市海淀区', '用户B住在北京市海淀区'],
    ['another side', 'The left tyre has 2.2 bar', 'The right tyre has 2.4 bar'],
    ['what is only possible', 'Otto lives in Ghent', 'Otto might move to Bruges'],
  ])('let no text replace another if it is about %s', (_what, older, newer) =>
    expect(mayReplace(pairOf(older, newer), [older, newer])).toBe(false),
  );
});
