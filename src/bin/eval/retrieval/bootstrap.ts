import { sum } from '../verdict.js';

/** The comparison of two rankings on the same questions. */
export interface Comparison {
  /** Mean of ours minus the mean of the part. */
  readonly difference: number;
  /** The interval that holds the difference with 95 % confidence. */
  readonly low: number;
  readonly high: number;
  readonly verdict: 'better' | 'within noise' | 'worse';
}

const RESAMPLES = 2_000;
const SEED = 20_250_101;
/** Share of the resamples on each side of the interval. */
const TAIL = 0.025;
/** Differences below it are rounding errors of means. */
const TINY = 1e-9;

/**
 * Compares two rankings by a paired bootstrap over questions (Efron, 1979; percentiles). Equal differences give an equal result.
 * @param differences ours minus the part's for each question, at least one
 */
export function pairedBootstrap(differences: readonly number[]): Comparison {
  const random = randomNumbers(SEED);
  const size = differences.length;
  const means = Array.from({ length: RESAMPLES }, () => {
    let total = 0;
    for (let i = 0; i < size; i++) total += differences[Math.floor(random() * size)] as number;
    return total / size;
  }).sort((a, b) => a - b);
  const [low, high] = [means[RESAMPLES * TAIL] as number, means[RESAMPLES * (1 - TAIL) - 1] as number];
  const verdict = low > TINY ? 'better' : high < -TINY ? 'worse' : 'within noise';
  return { difference: sum(differences) / size, low, high, verdict };
}

/** Returns a source of numbers 0..1, always the same for a seed (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
