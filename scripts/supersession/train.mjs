// Writes src/text/dedup/supersession/supersession.weights.ts, with the local embedder of the build:
//   npm run build && node scripts/supersession/train.mjs
// The examples are the pairs of examples.jsonl, and as further facts that stand side by side the nearest texts among the
// examples of categories and importance. The penalty is the one with the lowest log loss in a 5-fold cross-validation. The same
// examples give the same file.
import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LocalEmbedder } from '../../dist/providers/embeddings/local/local-embedder.js';
import { compare } from '../../dist/text/dedup/supersession/comparison.js';
import { featuresOf } from '../../dist/text/dedup/supersession/features.js';
import { standSideBySide } from '../../dist/text/dedup/supersession/objections.js';
import { fitClasses, logit, softmax } from '../classifiers/softmax-regression.mjs';

const FOLDS = 5;
const PENALTIES = [5e-4, 1e-3, 2e-3, 4e-3];
/** Public similarity from which two other texts are a pair, and how much such a pair counts. */
const NEAR = { similarity: 0.45, count: 0.3, most: 2 };
const MODEL_DIRECTORY = process.env.DATA_DIR ?? join(tmpdir(), 'mnemonest-training');
const OUTPUT = new URL('../../src/text/dedup/supersession/supersession.weights.ts', import.meta.url);

const linesOf = (path) =>
  readFileSync(new URL(path, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map(JSON.parse);
const labelled = linesOf('examples.jsonl');
const others = [...linesOf('../categories/examples.jsonl'), ...linesOf('../importance/examples.jsonl')].map(({ text }) => text);

const embedder = new LocalEmbedder(MODEL_DIRECTORY);
const texts = [...new Set([...labelled.flatMap((pair) => [pair.old, pair.new]), ...others])];
const vectors = new Map((await embedder.embed(texts)).map((vector, i) => [texts[i], vector]));
const similarityOf = (a, b) =>
  embedder.calibration.similarityOf(vectors.get(a).reduce((sum, value, i) => sum + value * vectors.get(b)[i], 0));
await embedder.close();

const pairs = [...labelled.map((pair) => ({ ...pair, similarity: similarityOf(pair.old, pair.new), count: 1 })), ...nearPairs()];
const examples = pairs.flatMap(({ old, new: newer, supersedes, similarity, count }) => {
  const comparison = compare(old, newer);
  if (standSideBySide(comparison, similarity)) return [];
  const features = featuresOf(comparison, [old, newer], similarity);
  return [{ features, input: Float32Array.from(Object.values(features)), target: supersedes ? [0, 1] : [1, 0], count }];
});
const names = Object.keys(examples[0].features);
console.log(`${pairs.length} pairs, ${pairs.length - examples.length} of them side by side by rules`);
const trials = PENALTIES.map((penalty) => ({ penalty, ...crossValidated(penalty) }));
console.table(trials);
const best = trials.reduce((a, b) => (b.loss < a.loss ? b : a));
console.log('selected:', best);
writeFileSync(OUTPUT, sourceOf(weightsOf(examples, best.penalty)));

/** Returns each of the other texts with the nearest before it. */
function nearPairs() {
  return others.flatMap((text, i) =>
    others
      .slice(0, i)
      .map((old) => ({ old, new: text, supersedes: false, similarity: similarityOf(old, text), count: NEAR.count }))
      .filter(({ old, similarity }) => similarity >= NEAR.similarity && old !== text)
      .sort((a, b) => b.similarity - a.similarity)
      .slice(0, NEAR.most),
  );
}

function weightsOf(set, penalty) {
  const mean = set.reduce((sum, { count }) => sum + count, 0) / set.length;
  return fitClasses(
    set.map(({ input }) => input),
    set.map(({ target }) => target),
    { penalty, counts: set.map(({ count }) => count / mean), steps: 600, rate: 1 },
  );
}

/** Returns the log loss and the share of right answers for examples with weights that were fitted without them. */
function crossValidated(penalty) {
  let [loss, right, total] = [0, 0, 0];
  for (let fold = 0; fold < FOLDS; fold++) {
    const weights = weightsOf(
      examples.filter((_, i) => i % FOLDS !== fold),
      penalty,
    );
    for (const [i, { input, target, count }] of examples.entries()) {
      if (i % FOLDS !== fold) continue;
      const probability = softmax(weights.map((row) => logit(row, input)))[target.indexOf(1)];
      loss -= count * Math.log(probability);
      total += count;
      if (probability >= 0.5) right += count;
    }
  }
  return { loss: loss / total, right: right / total };
}

function sourceOf([none, some]) {
  const round = (value) => Number(value.toFixed(3));
  const lines = names.map((name, i) => `    ${name}: ${round(some[i] - none[i])},`);
  const origin = `${labelled.length} pairs and ${others.length} other texts`;
  return `/** Made by scripts/supersession/train.mjs from ${origin}; run it, do not edit. */
export const WEIGHTS: { readonly bias: number; readonly features: Readonly<Record<string, number>> } = {
  bias: ${round(some.at(-1) - none.at(-1))},
  features: {
${lines.join('\n')}
  },
};
`;
}
