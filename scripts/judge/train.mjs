// Writes src/text/dedup/judge/judge.weights.ts, with the local embedder of the build:
//   npm run build && node scripts/judge/train.mjs
// With --check it writes nothing, and measures the judge on the pairs of each writer with weights that the others' pairs gave.
// The examples are the pairs of examples.jsonl: of four writers who had not seen the rules, and of a developer, who wrote them
// after a look at what was judged wrongly among the pairs of writers 2 to 4. The same examples give the same file.
import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LocalEmbedder } from '../../dist/providers/embeddings/local/local-embedder.js';
import { featuresOf } from '../../dist/text/dedup/judge/features.js';
import { mayKeep, mayReplace } from '../../dist/text/dedup/judge/guards.js';
import { MIN_PROBABILITY, scaled } from '../../dist/text/dedup/judge/judge.js';
import { pairOf } from '../../dist/text/dedup/judge/pair.js';
import { decideLocally } from '../../dist/text/dedup/local-decision.js';
import { fitClasses, logit, softmax } from '../classifiers/softmax-regression.mjs';

const PENALTY = 2e-3;
/** Public similarity from which a pair is an example, and from which a store compares two texts. */
const [LEAST_SIMILAR, COMPARED] = [0.5, 0.7];
/** The share of an update that may also stand beside the older text. */
const OPTIONAL = 0.4;
const DEVELOPER = 'developer';
const MODEL_DIRECTORY = process.env.DATA_DIR ?? join(tmpdir(), 'mnemonest-training');
const OUTPUT = new URL('../../src/text/dedup/judge/judge.weights.ts', import.meta.url);

const pairs = readFileSync(new URL('examples.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map(JSON.parse);
const embedder = new LocalEmbedder(MODEL_DIRECTORY);
const texts = [...new Set(pairs.flatMap((pair) => [pair.old, pair.new]))];
const vectors = new Map((await embedder.embed(texts)).map((vector, i) => [texts[i], vector]));
await embedder.close();

const examples = pairs.map(exampleOf).filter(({ similarity }) => similarity >= LEAST_SIMILAR);
const names = Object.keys(examples[0].features);
console.log(`${examples.length} of ${pairs.length} pairs are similar enough`);
if (process.argv.includes('--check')) check();
else writeFileSync(OUTPUT, sourceOf(weightsOf(examples)));

function exampleOf({ old, new: newer, expect, also = [], author }) {
  const [a, b] = [vectors.get(old), vectors.get(newer)];
  const similarity = embedder.calibration.similarityOf(a.reduce((sum, value, i) => sum + value * b[i], 0));
  const pair = pairOf(old, newer);
  const isOptional = expect === 'updated_existing' && also.includes('stored_new');
  const target = expect === 'kept_existing' ? [0, 1, 0] : expect !== 'updated_existing' ? [1, 0, 0] : [0, 0, 1];
  return {
    author,
    similarity,
    right: new Set([expect, ...also]),
    features: featuresOf(pair, [old, newer], similarity),
    target: isOptional ? [OPTIONAL, 0, 1 - OPTIONAL] : target,
    guards: { kept_existing: mayKeep(pair), updated_existing: mayReplace(pair, [old, newer]) },
    rule: decideLocally(newer, [{ id: 0, text: old, similarity, saidAt: new Date(0) }]).action,
  };
}

/** Returns mean and spread of each feature, and the weights of each class. */
function weightsOf(set) {
  const scales = names.map((name) => {
    const values = set.map(({ features }) => features[name]);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const spread = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length) + 1e-6;
    return [mean, spread];
  });
  const inputOf = ({ features }) => Float32Array.from(names, (name, i) => scaled(features[name], ...scales[i]));
  const targets = set.map(({ target }) => target);
  const classes = fitClasses(set.map(inputOf), targets, { penalty: PENALTY, steps: 400, rate: 1 });
  return { scales, classes, judge: (example) => softmax(classes.map((row) => logit(row, inputOf(example)))) };
}

function check() {
  const isRight = ({ right }, action) => right.has(action);
  const report = [...new Set(examples.map(({ author }) => author))]
    .filter((author) => author !== DEVELOPER)
    .map((author) => {
      const { judge } = weightsOf(examples.filter((example) => example.author !== author));
      const near = examples.filter((example) => example.author === author && example.similarity >= COMPARED);
      const counts = { author, pairs: near.length, rules: 0, judge: 0, kept: 0, keptWrong: 0, updated: 0, updatedWrong: 0 };
      for (const example of near) {
        const [, kept, updated] = judge(example);
        let action = example.rule;
        if (action === 'stored_new') {
          if (kept >= MIN_PROBABILITY.kept_existing && example.guards.kept_existing) action = 'kept_existing';
          else if (updated >= MIN_PROBABILITY.updated_existing && example.guards.updated_existing) action = 'updated_existing';
          if (action !== 'stored_new') {
            const name = action.slice(0, action.indexOf('_'));
            counts[name]++;
            if (!isRight(example, action)) counts[`${name}Wrong`]++;
          }
        }
        counts.rules += isRight(example, example.rule);
        counts.judge += isRight(example, action);
      }
      return counts;
    });
  console.table(report);
}

function sourceOf({ scales, classes: [stored, kept, updated] }) {
  const round = (value) => Number(value.toFixed(5));
  const line = (name, i) => {
    const key = /^\w+$/.test(name) ? name : `'${name}'`;
    return `    ${key}: [${[...scales[i], kept[i] - stored[i], updated[i] - stored[i]].map(round).join(', ')}],`;
  };
  return `/** Made by scripts/judge/train.mjs from ${examples.length} pairs; run it, do not edit. */
export const WEIGHTS: {
  readonly bias: { readonly kept: number; readonly updated: number };
  /** Mean and spread of each feature, and its weights for both, against \`stored_new\`. */
  readonly features: Readonly<Record<string, readonly [mean: number, spread: number, kept: number, updated: number]>>;
} = {
  bias: { kept: ${round(kept.at(-1) - stored.at(-1))}, updated: ${round(updated.at(-1) - stored.at(-1))} },
  features: {
${names.map(line).join('\n')}
  },
};
`;
}
