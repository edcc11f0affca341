import { BANDS, levelOf, withMeaning } from './meaning.js';
import { WEIGHTS } from './meaning.weights.js';

const { model, dimensions, evidence, bands } = WEIGHTS;
const TEXT = 'The north wing is on the plan';

/** Returns a vector of length 1 in the direction of the weights of a band. */
function directionOf(band: (typeof BANDS)[number]): Float32Array {
  const weights = Float32Array.from(new Int8Array(Buffer.from(bands[band].weights, 'base64')));
  const length = Math.hypot(...weights);
  return weights.map((value) => value / length);
}

it('WEIGHTS has a weight for every dimension and band, and evidence for every level', () => {
  for (const band of BANDS) expect(Buffer.from(bands[band].weights, 'base64')).toHaveLength(dimensions);
  expect(evidence).toHaveLength(levelOf(10) + 1);
});

it.each([
  [1, 0],
  [3, 0],
  [4, 1],
  [5, 2],
  [6, 3],
  [7, 4],
  [10, 4],
])('the level of %j is %j', (byWords, level) => expect(levelOf(byWords)).toBe(level));

it.each([
  ['chat', 5, 3],
  ['chat', 2, 2],
  ['ordinary', 3, 4],
  ['ordinary', 5, 5],
  ['ordinary', 9, 6],
  ['weighty', 9, 9],
] as const)('a meaning that is %s makes %j %j', (band, byWords, importance) =>
  expect(withMeaning(TEXT, byWords, { model, vector: directionOf(band) })).toBe(importance),
);

it('a weighty meaning makes an ordinary fact 7 or more', () => {
  expect(withMeaning(TEXT, 5, { model, vector: directionOf('weighty') })).toBeGreaterThanOrEqual(7);
});

it.each([
  ['a greeting', 'Hi!', 1, { model, vector: directionOf('weighty') }],
  ['the vector of another model', TEXT, 5, { model: 'text-embedding-3-small', vector: directionOf('weighty') }],
  ['a text in German', 'Der Plan ist für die Nachbarn', 5, { model, vector: directionOf('weighty') }],
  ['a text in another script', 'План на стене', 5, { model, vector: directionOf('weighty') }],
])('the meaning changes nothing for %s', (_, text, byWords, embedding) =>
  expect(withMeaning(text, byWords, embedding)).toBe(byWords),
);
