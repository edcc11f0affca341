import type { CalibrationPoint } from '../../../config/calibration-points.js';
import { piecewiseLinear } from '../../../providers/embeddings/calibration.js';
import { boundaryBetween, type Distribution, quantile, shareFrom } from './distribution.js';

/**
 * The ways in which two texts relate, from the most distant to the nearest: an `answer` is what a question is to find, `related`
 * texts are about one thing but say different things of it.
 */
export const RELATIONS = ['unrelated', 'answer', 'related', 'paraphrase'] as const;
export type Relation = (typeof RELATIONS)[number];

/** The cosines of the pairs of each relation. */
export type Cosines = Readonly<Record<Relation, Distribution>>;

/** A point of a calibration, with what speaks for it. */
export interface ReasonedPoint {
  readonly point: CalibrationPoint;
  readonly reason: string;
}

/** The similarities that the built-in model gives to the median of unrelated pairs and of paraphrases. */
const USUAL = { unrelated: 0.05, paraphrase: 0.9 } as const;
/** Similarities on the public scale: the default `min_score`, and that from which a neighbour may be a near-duplicate. */
const FOUND = 0.35;
const NEAR = 0.7;
/** With fewer pairs, one of them would decide. */
export const MIN_PAIRS = 10;
/** A median becomes a point of its own if the line between the other points misses its usual similarity by more. */
const TOLERANCE = 0.05;

/**
 * Proposes a calibration. Its two main points are the boundaries: of what is found, and of what may be a near-duplicate. A model
 * whose cosines fill a part of the range only, such as e5 with its 0.7 to 1, gets the medians of the outer relations as well.
 * @returns undefined if the cosines do not rise from relation to relation
 */
export function proposalFor({ unrelated, answer, related, paraphrase }: Cosines): ReasonedPoint[] | undefined {
  const wanted = [...answer, ...related].sort((a, b) => a - b);
  // Near-duplicates are looked for among stored texts, of which pairs of these tell more than questions with answers.
  const distinct = related.length < MIN_PAIRS ? wanted : related;
  const found = boundary('unrelated', unrelated, 'related', wanted, FOUND);
  const near = boundary('related', distinct, 'paraphrase', paraphrase, NEAR);
  const main = [found, near];
  const outer = [
    median('unrelated', unrelated, USUAL.unrelated, main),
    median('paraphrase', paraphrase, USUAL.paraphrase, main),
  ].flatMap((point) => point ?? []);
  const points = [...main, ...outer].sort((a, b) => a.point[0] - b.point[0]);
  return isRising(points.map(({ point }) => point)) ? points : undefined;
}

function boundary(lowerName: string, lower: Distribution, upperName: string, upper: Distribution, similarity: number) {
  const cosine = rounded(boundaryBetween(lower, upper));
  const reason =
    `between ${lowerName} and ${upperName}: ${percent(shareFrom(upper, cosine))} of the ${upperName} pairs reach it, ` +
    `and ${percent(shareFrom(lower, cosine))} of the ${lowerName} ones`;
  return { point: [cosine, similarity] as const, reason };
}

function median(name: Relation, cosines: Distribution, similarity: number, main: readonly ReasonedPoint[]) {
  const cosine = rounded(quantile(cosines, 0.5));
  const points = main.map(({ point }) => point);
  if (!isRising(points)) return undefined;
  const { similarityOf } = piecewiseLinear([[0, 0], ...points, [1, 1]]);
  if (Math.abs(similarityOf(cosine) - similarity) <= TOLERANCE) return undefined;
  const reason = `the median of ${name} pairs, which would have ${similarityOf(cosine).toFixed(2)} otherwise`;
  return { point: [cosine, similarity] as const, reason };
}

/** Tells if points are a calibration: strictly rising within 0 and 1. */
const isRising = (points: readonly CalibrationPoint[]): boolean =>
  [[0, 0], ...points, [1, 1]].every(([cosine, similarity], i, all) => {
    const [before, lower] = all[i - 1] ?? [-1, -1];
    return cosine! > before! && similarity! > lower!;
  });

const rounded = (cosine: number): number => Math.round(cosine * 100) / 100;
const percent = (share: number): string => `${Math.round(share * 100)} %`;
