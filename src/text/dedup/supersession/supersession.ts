import { softmax } from '../../vector-classifier.js';
import { type Comparison, compare } from './comparison.js';
import { type Features, featuresOf } from './features.js';
import { standSideBySide } from './objections.js';
import { WEIGHTS } from './supersession.weights.js';

/** A guess that a new text supersedes an older one. */
export interface Supersession {
  /** 0..1 */
  readonly confidence: number;
  /** Words of the new text that say so. */
  readonly words: readonly string[];
}

/** Longer texts are documents. UTF-16 code units. */
export const MAX_LENGTH = 1_000;
/** Public similarity below which two texts are not compared: they are about different matters. */
const MIN_SIMILARITY = 0.35;
/** Smallest probability of a supersession. */
const MIN_PROBABILITY = 0.4;
/** Factor of the confidence if nothing in the text says that something changed: it is in doubt, below a half. */
const UNSAID = 0.49;
const DECIMALS = 100;

/**
 * Tells whether a new text may supersede an older one: both are about one matter, of which only one can hold. Facts that can
 * stand side by side do not.
 * @param similarity of the two, on the public scale
 * @returns undefined if they stand side by side, or it is too unlikely
 */
export function supersessionOf(older: string, newer: string, similarity: number): Supersession | undefined {
  if (similarity < MIN_SIMILARITY || Math.max(older.length, newer.length) > MAX_LENGTH) return undefined;
  const comparison = compare(older, newer);
  if (standSideBySide(comparison, similarity)) return undefined;
  const probability = probabilityOf(featuresOf(comparison, [older, newer], similarity));
  if (probability < MIN_PROBABILITY) return undefined;
  const confidence = comparison.isMarked ? probability : UNSAID * probability;
  return { confidence: Math.round(confidence * DECIMALS) / DECIMALS, words: wordsOf(comparison) };
}

/** Returns the probability of a supersession, by a logistic regression. */
export function probabilityOf(features: Features): number {
  const logit = Object.entries(features).reduce(
    (sum, [name, value]) => sum + (WEIGHTS.features[name] ?? 0) * value,
    WEIGHTS.bias,
  );
  return softmax([0, logit])[1] as number;
}

const wordsOf = ({ signs, named }: Comparison) => [...new Set([...signs.values(), ...named])];
