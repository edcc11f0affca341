import { WEIGHTS } from './classifier.weights.js';
import { TAGS, type Tag } from './tags.js';

/** A sentence vector and the model that made it. */
export interface ModelVector {
  readonly model: string;
  readonly vector: Float32Array;
}

/** The weights of each tag, in the order of {@link TAGS}. */
const ROWS = TAGS.map((tag) => {
  const { bias, scale, weights } = WEIGHTS.tags[tag];
  return { bias, scale, weights: Float32Array.from(new Int8Array(Buffer.from(weights, 'base64'))) };
});

/** True if the classifier was trained on vectors of this model. For others its weights mean nothing. */
export const canClassify = ({ model, vector }: ModelVector): boolean =>
  model === WEIGHTS.model && vector.length === WEIGHTS.dimensions;

/**
 * Returns the probability of each tag, given the meaning of a text and the evidence in its words: a softmax regression over
 * the sentence vector, to whose logits the logarithm of the evidence is added.
 * @param vector a vector for which {@link canClassify} is true
 * @returns probabilities that add up to 1
 */
export function probabilitiesOf(vector: Float32Array, evidence: Readonly<Record<Tag, number>>): Record<Tag, number> {
  const odds = ROWS.map(({ bias, scale, weights }, row) => {
    return Math.exp(bias + scale * dotProduct(weights, vector)) * (1 + evidence[TAGS[row] as Tag]) ** WEIGHTS.evidence;
  });
  const total = odds.reduce((sum, value) => sum + value, 0);
  return Object.fromEntries(TAGS.map((tag, row) => [tag, (odds[row] ?? 0) / total])) as Record<Tag, number>;
}

/**
 * Returns the dot product of two vectors whose length is a multiple of four. The processor adds to four sums at the same time,
 * because none waits for another.
 */
function dotProduct(a: Float32Array, b: Float32Array): number {
  let [first, second, third, fourth] = [0, 0, 0, 0];
  for (let i = 0; i < a.length; i += 4) {
    first += (a[i] as number) * (b[i] as number);
    second += (a[i + 1] as number) * (b[i + 1] as number);
    third += (a[i + 2] as number) * (b[i + 2] as number);
    fourth += (a[i + 3] as number) * (b[i + 3] as number);
  }
  return first + second + third + fourth;
}
