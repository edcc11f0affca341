// Writes src/text/categories/classifier.weights.ts from examples.jsonl, with the local embedder of the build:
//   npm run build && node scripts/categories/train.mjs
// The penalty and the weight of the lexicon's evidence are those with the lowest log loss in a 5-fold cross-validation. The same
// examples and lexicon give the same file.
import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LocalEmbedder } from '../../dist/providers/embeddings/local/local-embedder.js';
import { evidenceIn } from '../../dist/text/categories/evidence.js';
import { TAGS } from '../../dist/text/categories/tags.js';
import { fitClasses, logit, softmax } from '../classifiers/softmax-regression.mjs';
import { classSource } from '../classifiers/weights-source.mjs';

const FOLDS = 5;
const PENALTIES = [1e-4, 2e-4, 4e-4];
const EVIDENCE_WEIGHTS = [0, 1, 1.5, 2, 2.5];
const MODEL_DIRECTORY = process.env.DATA_DIR ?? join(tmpdir(), 'mnemonest-training');
const OUTPUT = new URL('../../src/text/categories/classifier.weights.ts', import.meta.url);

const examples = readFileSync(new URL('examples.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map(JSON.parse);
for (const { text, tags } of examples)
  if (!tags.length || tags.some((tag) => !TAGS.includes(tag))) throw new Error(`wrong tags: ${text}`);

const embedder = new LocalEmbedder(MODEL_DIRECTORY);
const { model, dimensions } = embedder;
const inputs = await embedder.embed(examples.map(({ text }) => text));
await embedder.close();
const targets = examples.map(({ tags }) => TAGS.map((tag) => (tags.includes(tag) ? 1 / tags.length : 0)));
const evidence = examples.map(({ text }) => Object.values(evidenceIn(text)).map(Math.log1p));

const trials = PENALTIES.flatMap((penalty) => {
  const logits = leftOutLogits(penalty);
  return EVIDENCE_WEIGHTS.map((weight) => ({ penalty, weight, ...judge(logits, weight) }));
});
console.table(trials);
const best = trials.reduce((a, b) => (b.loss < a.loss ? b : a));
console.log('selected:', best);
writeFileSync(OUTPUT, sourceOf(fitClasses(inputs, targets, best), best.weight));

/** Returns the logits of every example with weights that were fitted without it. */
function leftOutLogits(penalty) {
  const logits = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const isTraining = (_, i) => i % FOLDS !== fold;
    const weights = fitClasses(inputs.filter(isTraining), targets.filter(isTraining), { penalty });
    for (let i = fold; i < inputs.length; i += FOLDS) logits[i] = weights.map((row) => logit(row, inputs[i]));
  }
  return logits;
}

function judge(logits, weight) {
  const probabilities = logits.map((row, i) => softmax(row.map((value, k) => value + weight * evidence[i][k])));
  const isRight = (row, i) => targets[i][row.indexOf(Math.max(...row))] > 0;
  const losses = probabilities.map((row, i) => row.reduce((sum, value, k) => sum - targets[i][k] * Math.log(value), 0));
  return {
    loss: losses.reduce((sum, value) => sum + value, 0) / losses.length,
    firstTagRight: probabilities.filter(isRight).length / probabilities.length,
  };
}

/** Returns the source file with the weights. */
function sourceOf(weights, evidenceWeight) {
  const origin = `Made by scripts/categories/train.mjs from ${examples.length} examples; run it, do not edit.`;
  return `import type { ClassWeights } from '../vector-classifier.js';
import type { Tag } from './tags.js';

/** ${origin} */
export const WEIGHTS: {
  readonly model: string;
  readonly dimensions: number;
  /** The weight of the logarithm of the lexicon's evidence. */
  readonly evidence: number;
  readonly tags: Readonly<Record<Tag, ClassWeights>>;
} = {
  model: '${model}',
  dimensions: ${dimensions},
  evidence: ${evidenceWeight},
  tags: {
${weights.map((row, k) => classSource(TAGS[k], row, dimensions)).join('\n')}
  },
};
`;
}
