import fc from 'fast-check';
import { LOCAL_EMBEDDING_DIMENSIONS } from '../../config/local-embedding.js';
import { MINILM } from './calibration.js';
import { isForeign, MINILM_LANGUAGES } from './language-calibration.js';

const { across } = MINILM_LANGUAGES;

describe('isForeign', () => {
  const languages = { weights: [10, -20], threshold: 4, across };

  it.each([
    [[0.6, 0.05], true],
    [[0.3, 0], false],
    [[0.6, 0.8], false],
    [[-0.6, -0.8], true],
  ])('compares the weighted sum of %j with the threshold', (vector, expected) =>
    expect(isForeign(languages, Float32Array.from(vector))).toBe(expected),
  );
});

describe('MINILM_LANGUAGES', () => {
  it('has a weight for each dimension', () => expect(MINILM_LANGUAGES.weights).toHaveLength(LOCAL_EMBEDDING_DIMENSIONS));

  it.each([
    [0.09, 0.175],
    [0.18, 0.35],
    [0.44, 0.6],
    [0.75, 0.75],
  ])('maps the cosine %d across languages to the similarity %d', (cosine, similarity) =>
    expect(across.similarityOf(cosine)).toBe(similarity),
  );

  it('makes no pair less similar than one language would, and none of 0.75 and more another', () => {
    const cosines = fc.double({ min: -1, max: 1, noNaN: true });
    fc.assert(fc.property(cosines, (cosine) => across.similarityOf(cosine) >= MINILM.similarityOf(cosine)));
    fc.assert(fc.property(cosines, (cosine) => cosine < 0.75 || across.similarityOf(cosine) === MINILM.similarityOf(cosine)));
  });
});
