import fc from 'fast-check';
import { IDENTITY, MINILM } from './calibration.js';

const cosines = fc.double({ min: -1, max: 1, noNaN: true });
const similarities = fc.oneof(
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.integer({ min: 0, max: 1_000_000 }).map((millionths) => millionths / 1e6),
  fc.constantFrom(0, 0.35, 0.7, 0.98, 1),
);

describe.each([
  ['MiniLM', MINILM],
  ['identity', IDENTITY],
])('Calibration of %s', (_name, { similarityOf, cosineFloor }) => {
  it('returns similarities from 0 to 1 with 6 decimals', () => {
    fc.assert(
      fc.property(fc.double(), (cosine) => {
        const similarity = similarityOf(cosine);
        expect(similarity).toBeGreaterThanOrEqual(0);
        expect(similarity).toBeLessThanOrEqual(1);
        expect(Number(similarity.toFixed(6))).toBe(similarity);
      }),
    );
  });

  it('returns similarities that rise with the cosine', () => {
    fc.assert(fc.property(cosines, cosines, (a, b) => a > b || similarityOf(a) <= similarityOf(b)));
  });

  it('has a cosine floor that excludes no cosine that reaches the similarity', () => {
    fc.assert(
      fc.property(cosines, similarities, (cosine, wanted) => similarityOf(cosine) < wanted || cosine >= cosineFloor(wanted)),
    );
  });

  it('has a cosine floor that excludes no cosine right at the edge', () => {
    fc.assert(
      fc.property(similarities, fc.double({ min: -2e-6, max: 2e-6, noNaN: true }), (wanted, offset) => {
        const cosine = Math.max(-1, cosineFloor(wanted) + offset);
        return similarityOf(cosine) < wanted || cosine >= cosineFloor(wanted);
      }),
    );
  });

  it('has a cosine floor that reaches the similarity to within 2e-6', () => {
    fc.assert(fc.property(similarities, (wanted) => similarityOf(cosineFloor(wanted)) >= wanted - 2e-6));
  });

  it('has the cosine floor -1 for the similarity 0', () => {
    expect(cosineFloor(0)).toBe(-1);
  });
});

describe('MINILM', () => {
  it.each([
    [-0.1, 0],
    [0, 0],
    [0.125, 0.175],
    [0.25, 0.35],
    [0.475, 0.525],
    [0.7, 0.7],
    [0.85, 0.85],
    [1, 1],
    [1.000001, 1],
    [Number.NaN, 0],
  ])('maps the cosine %d to the similarity %d', (cosine, similarity) => expect(MINILM.similarityOf(cosine)).toBe(similarity));

  it.each([
    [0.35, 0.25],
    [0.7, 0.7],
    [0.98, 0.98],
    [1, 1],
  ])('reaches the similarity %d at the cosine %d', (similarity, cosine) =>
    expect(MINILM.cosineFloor(similarity)).toBeCloseTo(cosine, 5),
  );
});
