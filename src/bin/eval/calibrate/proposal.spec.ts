import { calibrationPoints } from '../../../config/calibration-points.js';
import { calibrationJson, calibrationLines, calibrationText } from './calibrate.report.js';
import { boundaryBetween, quantile, shareFrom } from './distribution.js';
import { type Cosines, proposalFor } from './proposal.js';

/** Returns cosines that are spread evenly from `from` to `to`. */
const even = (from: number, to: number, count = 41) =>
  Array.from({ length: count }, (_, i) => from + ((to - from) * i) / (count - 1));

/** As measured with the built-in model. */
const LIKE_MINILM: Cosines = {
  unrelated: even(-0.09, 0.18),
  answer: even(0.3, 0.75),
  related: even(0.3, 0.6),
  paraphrase: even(0.76, 1),
};
const LIKE_E5: Cosines = {
  unrelated: even(0.68, 0.8),
  answer: even(0.78, 0.9),
  related: even(0.8, 0.88),
  paraphrase: even(0.9, 0.99),
};
const pointsOf = (cosines: Cosines) => proposalFor(cosines)?.map(({ point }) => point);

describe('quantile', () => {
  it('interpolates between the values', () => {
    expect([0, 0.25, 0.5, 1].map((p) => quantile([1, 2, 4], p))).toEqual([1, 1.5, 2, 4]);
    expect(quantile([7], 0.3)).toBe(7);
  });
});

describe('boundaryBetween', () => {
  it('is in the middle of the gap between distributions, whatever outliers there are', () => {
    expect(boundaryBetween(even(0, 0.2), even(0.4, 0.6))).toBeCloseTo(0.3, 2);
    const withOutliers = [...even(0, 0.2, 99), 0.9];
    expect(boundaryBetween(withOutliers, [-0.5, ...even(0.4, 0.6, 99)])).toBeCloseTo(0.3, 1);
  });

  it('errs equally often on both sides of an overlap', () => {
    const [lower, upper] = [even(0, 0.5, 501), even(0.4, 1.4, 501)];
    const boundary = boundaryBetween(lower, upper);
    expect(shareFrom(lower, boundary)).toBeCloseTo(1 - shareFrom(upper, boundary), 2);
    expect(boundary).toBeCloseTo(0.467, 2);
  });
});

describe('proposalFor', () => {
  it('proposes about the calibration of the built-in model for cosines like its own', () => {
    expect(pointsOf(LIKE_MINILM)).toEqual([
      [0.24, 0.35],
      [0.68, 0.7],
    ]);
  });

  it('keeps apart cosines that fill only a part of the range', () => {
    const points = pointsOf(LIKE_E5)!;
    expect(points.map(([, similarity]) => similarity)).toEqual([0.05, 0.35, 0.7]);
    expect(points[0]![0]).toBeCloseTo(0.74, 2);
    expect(points[1]![0]).toBeGreaterThanOrEqual(0.78);
    expect(points[1]![0]).toBeLessThanOrEqual(0.81);
    expect(points[2]![0]).toBeCloseTo(0.89, 1);
  });

  it('judges near-duplicates by stored texts, if there are enough of them', () => {
    const near = (related: readonly number[]) =>
      pointsOf({ ...LIKE_MINILM, related })!.find(([, similarity]) => similarity === 0.7)![0];
    expect(near(LIKE_MINILM.related)).toBeLessThan(near([]));
  });

  it('gives its reasons, and the same text for the same cosines', () => {
    const points = proposalFor(LIKE_MINILM)!;
    expect(points[0]!.reason).toBe(
      'between unrelated and related: 100 % of the related pairs reach it, and 0 % of the unrelated ones',
    );
    expect(calibrationText(points)).toBe('0.24:0.35,0.68:0.70');
    expect(calibrationPoints(calibrationText(proposalFor(LIKE_E5)!))).toHaveLength(3);
    const report = { model: 'acme', dimensions: 8, cosines: { ...LIKE_MINILM, answer: [] }, points };
    expect(calibrationLines(report)).toContain('EMBEDDING_CALIBRATION=0.24:0.35,0.68:0.70');
    expect(calibrationLines(report).join('\n')).not.toContain('answer');
    expect(calibrationJson(report)).toMatchObject({
      cosines: { related: { pairs: 41, percentiles: { 50: expect.closeTo(0.45) } } },
    });
  });

  it('reports the cosines without a proposal, too', () => {
    const report = { model: 'acme', dimensions: 8, cosines: LIKE_MINILM, points: undefined };
    expect(calibrationLines(report).at(-1)).toMatch(/^paraphrase +41/);
    expect(calibrationJson(report)).toMatchObject({ points: [], calibration: null });
  });

  it.each([
    ['paraphrases below related texts', { ...LIKE_MINILM, paraphrase: even(0, 0.2) }],
    [
      'negative cosines of related texts',
      { ...LIKE_MINILM, unrelated: even(-0.9, -0.5), answer: even(-0.5, -0.4), related: even(-0.5, -0.4) },
    ],
  ])('proposes nothing for %s', (_name, cosines) => expect(proposalFor(cosines)).toBeUndefined());
});
