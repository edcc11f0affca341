// Writes src/providers/embeddings/local/foreign.weights.ts, with the local embedder of the build:
//   npm run build && node scripts/languages/train.mjs
// The examples are those of examples.jsonl, and those of the other classifiers, which are English for the most part: the ones
// that a first fit takes for foreign, or that have the function words of another language, are left out. The same examples give
// the same file. It prints what the calibration of src/providers/embeddings/language-calibration.ts was chosen by.
import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LocalEmbedder } from '../../dist/providers/embeddings/local/local-embedder.js';
import { languageOf } from '../../dist/text/temporal/languages.js';
import { fitClasses, logit } from '../classifiers/softmax-regression.mjs';

const FOLDS = 5;
const PENALTY = 1e-3;
/** Logit from which a text is foreign: above 0, as most texts are English, and those have to be found as before. */
const THRESHOLD = 1;
/** Logit of a first fit from which an example of the other classifiers is left out. */
const DOUBTFUL = -0.7;
/** Languages whose script the model does not read: their vectors are of characters. */
const UNREAD = ['ru'];
const MODEL_DIRECTORY = process.env.DATA_DIR ?? join(tmpdir(), 'mnemonest-training');
const OUTPUT = new URL('../../src/providers/embeddings/local/foreign.weights.ts', import.meta.url);

const linesOf = (path) =>
  readFileSync(new URL(path, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map(JSON.parse);
const own = linesOf('examples.jsonl');
const others = ['../categories/examples.jsonl', '../importance/examples.jsonl', '../supersession/examples.jsonl'].flatMap(
  linesOf,
);

const embedder = new LocalEmbedder(MODEL_DIRECTORY);
const { model, dimensions } = embedder;
const labelled = own.flatMap(({ lang, text, q }) => [text, q].filter(Boolean).map((each) => ({ lang, text: each })));
const texts = [
  ...labelled.map(({ lang, text }) => ({ text, isForeign: lang !== 'en' && !UNREAD.includes(lang), own: true })),
  ...others
    .flatMap(({ text, old, new: newer }) => [text, old, newer].filter((each) => each && !languageOf(each)))
    .map((text) => ({ text, isForeign: false })),
];
const vectors = await embedder.embed(texts.map(({ text }) => text));
const examples = texts.map((text, i) => ({ ...text, vector: vectors[i] }));
await embedder.close();

const first = fitted(examples);
const used = examples.filter(({ own: isOwn, vector }) => isOwn || logit(first, vector) < DOUBTFUL);
const english = [];
const foreign = [];
for (let fold = 0; fold < FOLDS; fold++) {
  const weights = fitted(used.filter((_, i) => i % FOLDS !== fold));
  for (let i = fold; i < used.length; i += FOLDS)
    (used[i].isForeign ? foreign : english).push({ text: used[i].text, logit: logit(weights, used[i].vector) });
}
english.sort((a, b) => b.logit - a.logit);
const shareOf = (list) => list.filter((each) => each.logit > THRESHOLD).length / list.length;
console.log(`${used.length} of ${examples.length} examples; taken for foreign in a cross-validation:`);
console.log(`${shareOf(foreign)} of ${foreign.length} foreign ones`, foreign.sort((a, b) => a.logit - b.logit).slice(0, 12));
console.log(`${shareOf(english)} of ${english.length} others`, english.slice(0, 12));
writeFileSync(OUTPUT, sourceOf(fitted(used)));
printCosines();

/** Returns the weights of foreign texts less those of others, the bias last; both classes count as much. */
function fitted(given) {
  const share = given.filter(({ isForeign }) => isForeign).length / given.length;
  const [yes, no] = fitClasses(
    given.map(({ vector }) => vector),
    given.map(({ isForeign }) => (isForeign ? [1, 0] : [0, 1])),
    { penalty: PENALTY, counts: given.map(({ isForeign }) => 0.5 / (isForeign ? share : 1 - share)), steps: 300 },
  );
  return yes.map((weight, i) => weight - no[i]);
}

/** Returns the source file with the weights, as integers: rounding changes no logit by more than some thousandths. */
function sourceOf(weights) {
  const slopes = weights.slice(0, dimensions);
  const scale = Math.max(...slopes.map(Math.abs)) / 127;
  const bytes = Buffer.from(Int8Array.from(slopes, (value) => Math.round(value / scale)).buffer).toString('base64');
  return `/** Made by scripts/languages/train.mjs from ${used.length} examples for ${model}; run it, do not edit. */
export const FOREIGN = {
  /** Base64 of one int8 for each dimension. */
  weights: [
${bytes
  .match(/.{1,116}/g)
  .map((line) => `    '${line}',`)
  .join('\n')}
  ].join(''),
  /** The sum of the dimensions of a vector, each times its weight, above which a text is foreign. */
  threshold: ${((THRESHOLD - weights.at(-1)) / scale).toFixed(1)},
} as const;
`;
}

/** Prints the percentiles of the cosines of questions with their answers and with other texts, by the languages of both. */
function printCosines() {
  const vectorOf = new Map(examples.map(({ text, vector }) => [text, vector]));
  const pairs = { English: [[], []], within: [[], []], across: [[], []] };
  for (const asked of own.filter(({ q }) => q)) {
    for (const told of own.filter(({ set, lang }) => set === asked.set && [asked.lang, 'en'].includes(lang)))
      addPair(asked, told);
    if (asked.lang === 'en')
      for (const told of own.filter(({ set, lang }) => set === asked.set && lang !== 'en')) addPair(asked, told);
  }
  const rows = Object.entries(pairs).flatMap(([name, lists]) =>
    lists.map((list, isOther) => {
      const sorted = list.toSorted((a, b) => a - b);
      const at = [0.03, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.97].map((p) => [
        p,
        Number(sorted[Math.floor(p * sorted.length)].toFixed(2)),
      ]);
      return { pairs: name, of: isOther ? 'others' : 'answers', count: list.length, ...Object.fromEntries(at) };
    }),
  );
  console.table(rows);

  function addPair(asked, told) {
    if (UNREAD.includes(asked.lang) || UNREAD.includes(told.lang)) return;
    const kind = asked.lang !== told.lang ? 'across' : asked.lang === 'en' ? 'English' : 'within';
    const place = own.filter(({ set, lang }) => set === asked.set && lang === asked.lang).indexOf(asked);
    const placeOfTold = own.filter(({ set, lang }) => set === told.set && lang === told.lang).indexOf(told);
    const [a, b] = [vectorOf.get(asked.q), vectorOf.get(told.text)];
    pairs[kind][place === placeOfTold ? 0 : 1].push(a.reduce((sum, value, i) => sum + value * b[i], 0));
  }
}
