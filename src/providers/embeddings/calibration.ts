/**
 * Translates between the cosine of two vectors, whose spread differs from model to model, and the public `similarity`, on which 0.35,
 * 0.70 and 0.98 mean what they mean for text-embedding-3-small. Both directions are monotone.
 */
export interface Calibration {
  /** Where the straight lines between cosine and similarity meet, from (0, 0) to (1, 1). */
  readonly points: readonly Point[];
  /** Public similarity, 0..1, rounded to 6 decimals as every answer shows it. A negative cosine (or NaN) gives 0. */
  similarityOf(cosine: number): number;
  /**
   * The lower bound on the cosine to search with for a `min_score`: any cosine whose `similarityOf` reaches `similarity` is at
   * or above it, and what is above it reaches `similarity` to within 2e-6. Compare `similarityOf` once more where that matters.
   * 0 gives -1: with `min_score` 0 every memory is a candidate, the ones that point the other way too.
   */
  cosineFloor(similarity: number): number;
}

/** A cosine and the similarity it stands for. */
export type Point = readonly [cosine: number, similarity: number];

const DECIMALS = 1e6;
/** Half of the last decimal: what rounding may add to a similarity. */
const ROUNDING = 0.5 / DECIMALS;
/** Wider than any error of the double arithmetic here, narrower than anything a caller could see. */
const SLACK = 1e-9;

/**
 * A calibration made of straight lines between `points`.
 * @param points rising strictly in both, from (0, 0) to (1, 1)
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

/** The value at `x`, 0..1, of the lines through `points`. */
function interpolate(points: readonly Point[], x: number): number {
  const right = Math.max(
    1,
    points.findIndex(([end]) => x <= end),
  );
  const [x0, y0] = points[right - 1]!;
  const [x1, y1] = points[right]!;
  return y0 + ((x - x0) / (x1 - x0)) * (y1 - y0);
}

/** For text-embedding-3-small, whose own scale is the public one, and for models nobody has measured. */
export const IDENTITY = piecewiseLinear([
  [0, 0],
  [1, 1],
]);

/** Measured: MiniLM gives related texts lower cosines, and agrees from .70 on. */
export const MINILM = piecewiseLinear([
  [0, 0],
  [0.25, 0.35],
  [0.7, 0.7],
  [1, 1],
]);
