/** A cosine and the similarity that it maps to, both between 0 and 1. */
export type CalibrationPoint = readonly [cosine: number, similarity: number];

/** The rule for the value of EMBEDDING_CALIBRATION, for the operator. */
export const CALIBRATION_RULE = 'pairs of a cosine and a similarity that both rise between 0 and 1, such as 0.25:0.35,0.70:0.70';

/** Returns the pairs of `EMBEDDING_CALIBRATION`; undefined if `value` is not a rising list of pairs. */
export function calibrationPoints(value: unknown): CalibrationPoint[] | undefined {
  if (typeof value !== 'string') return undefined;
  const points = value.split(',').map((pair) => pair.trim().split(':').map(Number));
  let [lastCosine, lastSimilarity] = [0, 0];
  for (const [cosine = Number.NaN, similarity = Number.NaN, ...more] of points) {
    if (more.length || !(cosine > lastCosine && cosine < 1 && similarity > lastSimilarity && similarity < 1)) return undefined;
    [lastCosine, lastSimilarity] = [cosine, similarity];
  }
  return points as unknown as CalibrationPoint[];
}
