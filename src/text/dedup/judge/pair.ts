import { type Comparison, compare } from '../supersession/comparison.js';
import { type Alignment, align } from './alignment.js';

/** The features of a pair of texts, by names: counts up to some limit, shares of 0..1, and 1 for what is true. */
export type Features = Readonly<Record<string, number>>;

/** Two texts whose words are compared, with what each has alone. */
export interface Pair {
  readonly comparison: Comparison;
  readonly alignment: Alignment;
}

/** Compares two texts. */
export function pairOf(older: string, newer: string): Pair {
  const comparison = compare(older, newer);
  return { comparison, alignment: align(comparison.before.tokens, comparison.after.tokens) };
}
