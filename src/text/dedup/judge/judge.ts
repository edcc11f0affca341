import { softmax } from '../../vector-classifier.js';
import { featuresOf } from './features.js';
import { mayKeep, mayReplace } from './guards.js';
import { WEIGHTS } from './judge.weights.js';
import { type Features, pairOf } from './pair.js';

/** An action for a new text beside an older one, and how likely it is right. */
export interface Opinion {
  readonly action: 'kept_existing' | 'updated_existing';
  /** 0..1 */
  readonly probability: number;
  /** The words that only the new text has. */
  readonly words: readonly string[];
}

/** Longer texts tell several facts. UTF-16 code units. */
const MAX_LENGTH = 600;
/**
 * Smallest probabilities with which a new fact is dropped or an older one replaced: at these, no decision on the texts of a
 * writer whom the weights do not know was wrong (scripts/judge/train.mjs --check).
 */
export const MIN_PROBABILITY = { kept_existing: 0.9, updated_existing: 0.89 } as const;
/** Spreads around the mean beyond which a feature says no more. */
const MAX_SPREADS = 3;

/**
 * Judges by a softmax regression on what two texts have in common whether the new one says nothing new, or takes the place of the
 * older one, where no rule tells.
 * @param similarity of the two, on the public scale
 * @returns undefined if neither is likely enough, or if something speaks against it that can be looked up
 */
export function opinionOf(older: string, newer: string, similarity: number): Opinion | undefined {
  if (Math.max(older.length, newer.length) > MAX_LENGTH) return undefined;
  const pair = pairOf(older, newer);
  const [kept, updated] = probabilitiesOf(featuresOf(pair, [older, newer], similarity));
  const words = [...new Set(pair.alignment.newOnly.map(({ form }) => form))];
  if (kept >= MIN_PROBABILITY.kept_existing && mayKeep(pair)) return { action: 'kept_existing', probability: kept, words };
  if (updated >= MIN_PROBABILITY.updated_existing && mayReplace(pair, [older, newer]))
    return { action: 'updated_existing', probability: updated, words };
  return undefined;
}

function probabilitiesOf(features: Features): [kept: number, updated: number] {
  const logits = [0, WEIGHTS.bias.kept, WEIGHTS.bias.updated] as [number, number, number];
  for (const [name, [mean, spread, kept, updated]] of Object.entries(WEIGHTS.features)) {
    const value = scaled(features[name] ?? mean, mean, spread);
    logits[1] += kept * value;
    logits[2] += updated * value;
  }
  const [, kept, updated] = softmax(logits) as [number, number, number];
  return [kept, updated];
}

/** Returns how far a feature is from its mean, -1..1. */
export const scaled = (value: number, mean: number, spread: number): number =>
  Math.max(-1, Math.min(1, (value - mean) / (MAX_SPREADS * spread)));
