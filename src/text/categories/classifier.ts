import { type ModelVector, softmax, VectorClassifier } from '../vector-classifier.js';
import { WEIGHTS } from './classifier.weights.js';
import { TAGS, type Tag } from './tags.js';

const CLASSIFIER = new VectorClassifier(
  WEIGHTS.model,
  WEIGHTS.dimensions,
  TAGS.map((tag) => WEIGHTS.tags[tag]),
);

/** True if the classifier was trained on vectors of this model. For others its weights mean nothing. */
export const canClassify = (embedding: ModelVector): boolean => CLASSIFIER.canClassify(embedding);

/**
 * Returns the probability of each tag, given the meaning of a text and the evidence in its words: a softmax regression over
 * the sentence vector, to whose logits the logarithm of the evidence is added.
 * @param vector a vector for which {@link canClassify} is true
 * @returns probabilities that add up to 1
 */
export function probabilitiesOf(vector: Float32Array, evidence: Readonly<Record<Tag, number>>): Record<Tag, number> {
  const logits = CLASSIFIER.logitsOf(vector).map(
    (value, row) => value + WEIGHTS.evidence * Math.log1p(evidence[TAGS[row] as Tag]),
  );
  const probabilities = softmax(logits);
  return Object.fromEntries(TAGS.map((tag, row) => [tag, probabilities[row] ?? 0])) as Record<Tag, number>;
}
