/**
 * Converts between the cosine of two vectors, whose distribution differs between models, and the public `similarity`, on which
 * 0.35, 0.70 and 0.98 mean the same as cosines of text-embedding-3-small. Both directions are monotone.
 */
export interface Calibration {
  /** The points of the piecewise linear function from cosine to similarity, from (0, 0) to (1, 1). */
  readonly points: readonly Point[];
  /** Returns the public similarity, 0..1, rounded to 6 decimals as in every answer; 0 for a negative cosine or NaN. */
  similarityOf(cosine: number): number;
  /**
   * Returns the lower bound of the cosine for a search with a `min_score`. Every cosine whose `similarityOf` reaches
   * `similarity` is at or above it, and every cosine above it reaches `similarity` to within 2e-6: check `similarityOf` again
   * if that matters. Returns -1 for 0: with `min_score` 0, every memory is a candidate, even with a negative cosine.
   */
  cosineFloor(similarity: number): number;
}

/** A cosine and the similarity that it maps to. */
export type Point = readonly [cosine: number, similarity: number];

const DECIMALS = 1e6;
/** Half of the last decimal: the maximum error of rounding a similarity. */
const ROUNDING = 0.5 / DECIMALS;
/** Larger than any error of the double arithmetic here, too small for a caller to see. */
const SLACK = 1e-9;

/**
 * Returns a calibration that interpolates linearly between `points`.
 * @param points strictly rising in both coordinates, from (0, 0) to (1, 1)
 */
export function piecewiseLinear(points: readonly Point[]): Calibration {
  const inverted = points.map(([cosine, similarity]): Point => [similarity, cosine]);
  return {
    points,
    similarityOf: (cosine) => (cosine > 0 ? Math.round(interpolate(points, Math.min(cosine, 1)) * DECIMALS) / DECIMALS : 0),
    cosineFloor: (similarity) =>
      similarity > 0 ? interpolate(inverted, Math.max(0, Math.min(similarity, 1) - ROUNDING)) - SLACK : -1,
  };
}

/** Interpolates linearly between `points` at `x`, 0..1. */
function interpolate(points: readonly Point[], x: number): number {
  const right = Math.max(
    1,
    points.findIndex(([end]) => x <= end),
  );
  const [x0, y0] = points[right - 1]!;
  const [x1, y1] = points[right]!;
  return y0 + ((x - x0) / (x1 - x0)) * (y1 - y0);
}

/** The calibration of text-embedding-3-small, whose cosines define the public scale, and of models without measurements. */
export const IDENTITY = piecewiseLinear([
  [0, 0],
  [1, 1],
]);

/** The calibration of MiniLM, measured: it gives related texts lower cosines, and agrees with the public scale from 0.70 on. */
export const MINILM = piecewiseLinear([
  [0, 0],
  [0.25, 0.35],
  [0.7, 0.7],
  [1, 1],
]);
