/** The values of a class of pairs, in rising order. */
export type Distribution = readonly number[];

/** Returns the value below which the share `p` of a distribution lies, interpolated between the two next to it. */
export function quantile(sorted: Distribution, p: number): number {
  const position = p * (sorted.length - 1);
  const below = Math.floor(position);
  const [from, to = from] = sorted.slice(below, below + 2) as [number, number?];
  return from + (to - from) * (position - below);
}

/** Returns the share of a distribution that reaches `value`. */
export const shareFrom = (sorted: Distribution, value: number): number =>
  sorted.filter((each) => each >= value).length / sorted.length;

/** Outliers of this share, on either side, do not move a boundary. */
const OUTLIERS = 0.05;
const HALVINGS = 40;

/**
 * Returns the boundary between two distributions: the value that as large a share of the lower one reaches as of the upper one
 * misses. If they overlap in no more than outliers, it is the middle of what lies between them.
 */
export function boundaryBetween(lower: Distribution, upper: Distribution): number {
  const gap = (share: number) => quantile(upper, share) - quantile(lower, 1 - share);
  let [share, end] = [OUTLIERS, 1];
  if (gap(share) < 0)
    for (let i = 0; i < HALVINGS; i++) {
      const middle = (share + end) / 2;
      if (gap(middle) < 0) share = middle;
      else end = middle;
    }
  return (quantile(upper, share) + quantile(lower, 1 - share)) / 2;
}
