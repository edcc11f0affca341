import { WEIGHTS } from './classifier.weights.js';
import { TAGS, type Tag } from './tags.js';

/** A sentence vector and the model that made it. */
export interface ModelVector {
  readonly model: string;
  readonly vector: Float32Array;
}

const ROWS = TAGS.map((tag) => {
  const { bias, scale, weights } = WEIGHTS.tags[tag];
  return { bias, scale, weights: new Int8Array(Buffer.from(weights, 'base64')) };
});

/** Whether the classifier was trained on vectors of this kind: to others its weights mean nothing. */
export const canClassify = ({ model, vector }: ModelVector): boolean =>
  model === WEIGHTS.model && vector.length === WEIGHTS.dimensions;

/**
 * How likely each tag is, given the meaning of a text and the evidence in its words: a softmax regression over the sentence vector, to
 * whose logits the logarithm of the evidence is added.
 * @param vector one that {@link canClassify}
 * @returns probabilities that add up to 1
 */
export function probabilitiesOf(vector: Float32Array, evidence: Readonly<Record<Tag, number>>): Record<Tag, number> {
  const odds = ROWS.map(({ bias, scale, weights }, row) => {
    let sum = 0;
    for (let i = 0; i < weights.length; i++) sum += (weights[i] as number) * (vector[i] as number);
    return Math.exp(bias + scale * sum) * (1 + evidence[TAGS[row] as Tag]) ** WEIGHTS.evidence;
  });
  const total = odds.reduce((sum, value) => sum + value, 0);
  return Object.fromEntries(TAGS.map((tag, row) => [tag, (odds[row] ?? 0) / total])) as Record<Tag, number>;
}
