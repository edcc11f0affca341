import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import type { Embedder } from '../../../providers/embeddings/embedder.js';
import { CliError } from '../../cli/cli-error.js';
import { withProgress } from '../../progress.js';
import { withEmbedder } from '../with-embedder.js';
import { type CalibrationReport, calibrationJson, calibrationLines } from './calibrate.report.js';
import { type Pair, readPairs } from './pairs.js';
import { type Cosines, MIN_PAIRS, proposalFor, RELATIONS, type Relation } from './proposal.js';

interface CalibrateOptions {
  readonly data?: readonly string[];
  readonly modelDir?: string;
  readonly json?: true;
}

/** A small set of our own, in English. */
const OWN_DATA = ['answers', 'pairs'].map((name) =>
  fileURLToPath(new URL(`../../../../test/fixtures/calibration/${name}.jsonl`, import.meta.url)),
);
const PAIRS_PER_CALL = 16;
const NEEDED: readonly (readonly Relation[])[] = [['unrelated'], ['answer', 'related'], ['paraphrase']];

export function addCalibrateCommand(program: Command): void {
  program
    .command('calibrate')
    .description('Proposes an EMBEDDING_CALIBRATION for the configured embedding model, from the cosines of labelled pairs.')
    .option('--data <files...>', 'pairs, questions with answers, or worlds, as .json or .jsonl (or .gz); by default our own')
    .option('--model-dir <dir>', 'the model of this directory instead of the configured one')
    .option('--json', 'print JSON')
    .action(calibrate);
}

async function calibrate({ data = OWN_DATA, modelDir, json }: CalibrateOptions): Promise<void> {
  const pairs = readPairs(data);
  for (const relations of NEEDED) {
    const count = pairs.filter((pair) => relations.includes(pair.relation)).length;
    if (count < MIN_PAIRS)
      throw new CliError(`the data have ${count} pairs that are ${relations.join(' or ')}; ${MIN_PAIRS} are needed`);
  }
  const variables = modelDir === undefined ? {} : { EMBEDDINGS: 'local', EMBEDDING_MODEL_DIR: modelDir };
  const report = await withEmbedder((embedder) => reportOn(embedder, pairs), variables);
  const text = json ? JSON.stringify(calibrationJson(report), null, 2) : calibrationLines(report).join('\n');
  process.stdout.write(`${text}\n`);
  if (!report.points)
    throw new CliError('no calibration: the cosines do not rise from unrelated to related pairs and to paraphrases');
}

async function reportOn(embedder: Embedder, pairs: readonly Pair[]): Promise<CalibrationReport> {
  const { model, dimensions } = embedder;
  const cosines = await cosinesOf(embedder, pairs);
  return { model, dimensions, cosines, points: proposalFor(cosines) };
}

/** Returns the cosines of the pairs of each relation, sorted. */
function cosinesOf(embedder: Embedder, pairs: readonly Pair[]): Promise<Cosines> {
  return withProgress(pairs.length, async (tick) => {
    const cosines: number[] = [];
    for (let start = 0; start < pairs.length; start += PAIRS_PER_CALL) {
      const batch = pairs.slice(start, start + PAIRS_PER_CALL);
      cosines.push(...(await Promise.all(batch.map((pair) => cosineOf(embedder, pair)))));
      tick(batch.length);
    }
    const sorted = RELATIONS.map((relation) => [
      relation,
      cosines.filter((_, i) => pairs[i]!.relation === relation).sort((a, b) => a - b),
    ]);
    return Object.fromEntries(sorted);
  });
}

async function cosineOf(embedder: Embedder, { asked, a, b }: Pair): Promise<number> {
  const [first, [second]] = await Promise.all([
    asked ? embedder.embedQuery(a) : embedder.embed([a]).then(([vector]) => vector!),
    embedder.embed([b]),
  ]);
  return first.reduce((sum, value, i) => sum + value * second![i]!, 0);
}
