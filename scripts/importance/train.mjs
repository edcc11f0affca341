// Writes src/text/importance/meaning.weights.ts, with the local embedder of the build:
//   npm run build && node scripts/importance/train.mjs
// The examples are those of examples.jsonl and the ones of the categories that say their importance. The penalty is the one with
// the lowest log loss in a 5-fold cross-validation. The same examples and words give the same file.
import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LocalEmbedder } from '../../dist/providers/embeddings/local/local-embedder.js';
import { importanceOf } from '../../dist/text/importance/importance.js';
import { BANDS, levelOf } from '../../dist/text/importance/meaning.js';
import { fitClasses, logit, softmax } from '../classifiers/softmax-regression.mjs';
import { classSource } from '../classifiers/weights-source.mjs';

const FOLDS = 5;
const PENALTIES = [5e-5, 1e-4, 2e-4];
/** The size of the input for the level of the words, beside a vector of length 1: small, as the meaning should tell most. */
const LEVEL = 0.3;
const LEVELS = 5;
/** Weight of an example that was written to tell bands apart. */
const TELLING = 3;
/** The probability of each band for an importance: 6 and 7 lie between two of them. */
const TARGETS = {
  1: [1, 0, 0],
  2: [1, 0, 0],
  3: [0.6, 0.4, 0],
  4: [0, 1, 0],
  5: [0, 1, 0],
  6: [0, 0.65, 0.35],
  7: [0, 0.35, 0.65],
  8: [0, 0, 1],
};
const MODEL_DIRECTORY = process.env.DATA_DIR ?? join(tmpdir(), 'mnemonest-training');
const OUTPUT = new URL('../../src/text/importance/meaning.weights.ts', import.meta.url);

const linesOf = (path) =>
  readFileSync(new URL(path, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map(JSON.parse);
const examples = [
  ...linesOf('examples.jsonl').map((example) => ({ ...example, count: TELLING })),
  ...linesOf('../categories/examples.jsonl').flatMap((example) => (example.importance ? { ...example, count: 1 } : [])),
];

const embedder = new LocalEmbedder(MODEL_DIRECTORY);
const { model, dimensions } = embedder;
const vectors = await embedder.embed(examples.map(({ text }) => text));
await embedder.close();
const inputs = examples.map(({ text }, i) => {
  const levels = new Float32Array(LEVELS);
  levels[levelOf(importanceOf(text))] = LEVEL;
  return Float32Array.from([...vectors[i], ...levels]);
});
const targets = examples.map(({ importance }) => TARGETS[importance]);
const counts = balancedCounts();

const trials = PENALTIES.map((penalty) => ({ penalty, ...crossValidated(penalty) }));
console.table(trials);
const best = trials.reduce((a, b) => (b.loss < a.loss ? b : a));
console.log('selected:', best);
writeFileSync(OUTPUT, sourceOf(fitClasses(inputs, targets, { penalty: best.penalty, counts, steps: 300 })));

/** Returns how often each example counts: those of rare bands more often, by the square root of their rarity; 1 on average. */
function balancedCounts() {
  const sizes = BANDS.map((_, band) => examples.reduce((sum, { count }, i) => sum + count * targets[i][band], 0));
  const raw = examples.map(
    ({ count }, i) => count * targets[i].reduce((sum, share, band) => sum + share / Math.sqrt(sizes[band]), 0),
  );
  const mean = raw.reduce((sum, value) => sum + value, 0) / raw.length;
  return raw.map((value) => value / mean);
}

/** Returns the log loss and the share of right bands of examples with weights that were fitted without them. */
function crossValidated(penalty) {
  let [loss, right, total] = [0, 0, 0];
  for (let fold = 0; fold < FOLDS; fold++) {
    const isTraining = (_, i) => i % FOLDS !== fold;
    const training = { penalty, counts: counts.filter(isTraining) };
    const weights = fitClasses(inputs.filter(isTraining), targets.filter(isTraining), training);
    for (let i = fold; i < inputs.length; i += FOLDS) {
      const probabilities = softmax(weights.map((row) => logit(row, inputs[i])));
      loss -= counts[i] * targets[i].reduce((sum, share, band) => sum + share * Math.log(probabilities[band]), 0);
      total += counts[i];
      if (targets[i][probabilities.indexOf(Math.max(...probabilities))] >= 0.5) right += counts[i];
    }
  }
  return { loss: loss / total, rightBand: right / total };
}

/** Returns the source file with the weights. */
function sourceOf(weights) {
  const evidence = Array.from({ length: LEVELS }, (_, level) =>
    weights.map((row) => Number((LEVEL * row[dimensions + level]).toFixed(3))),
  );
  const origin = `Made by scripts/importance/train.mjs from ${examples.length} examples; run it, do not edit.`;
  return `import type { ClassWeights } from '../vector-classifier.js';

/** ${origin} */
export const WEIGHTS: {
  readonly model: string;
  readonly dimensions: number;
  /** The addition of each level of the importance by words to the logits of the bands. */
  readonly evidence: readonly (readonly number[])[];
  readonly bands: Readonly<Record<'chat' | 'ordinary' | 'weighty', ClassWeights>>;
} = {
  model: '${model}',
  dimensions: ${dimensions},
  evidence: [
${evidence.map((row) => `    [${row.join(', ')}],`).join('\n')}
  ],
  bands: {
${weights.map((row, k) => classSource(BANDS[k], row, dimensions)).join('\n')}
  },
};
`;
}
