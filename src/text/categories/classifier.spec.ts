import { canClassify, probabilitiesOf } from './classifier.js';
import { WEIGHTS } from './classifier.weights.js';
import { evidenceIn } from './evidence.js';
import { TAGS } from './tags.js';

const { model, dimensions } = WEIGHTS;
const zero = new Float32Array(dimensions);

it('WEIGHTS has a weight for every dimension and tag', () => {
  for (const tag of TAGS) expect(Buffer.from(WEIGHTS.tags[tag].weights, 'base64')).toHaveLength(dimensions);
});

it('canClassify is true only for vectors of the model of the weights', () => {
  expect(canClassify({ model, vector: zero })).toBe(true);
  expect(canClassify({ model: 'text-embedding-3-small', vector: zero })).toBe(false);
  expect(canClassify({ model, vector: new Float32Array(dimensions + 1) })).toBe(false);
});

it.each(TAGS)('probabilitiesOf is highest for %s if the vector has the direction of its weights', (tag) => {
  const direction = Float32Array.from(new Int8Array(Buffer.from(WEIGHTS.tags[tag].weights, 'base64')));
  const length = Math.hypot(...direction);
  const probabilities = probabilitiesOf(
    direction.map((value) => value / length),
    evidenceIn(''),
  );
  expect(Math.max(...Object.values(probabilities))).toBe(probabilities[tag]);
  expect(Object.values(probabilities).reduce((sum, value) => sum + value)).toBeCloseTo(1);
});

it('probabilitiesOf raises a tag for evidence in the words, and lowers the others', () => {
  const without = probabilitiesOf(zero, evidenceIn(''));
  const withWords = probabilitiesOf(zero, { ...evidenceIn(''), travel: 3 });
  expect(withWords.travel).toBeGreaterThan(without.travel);
  expect(withWords.health).toBeLessThan(without.health);
});
