import { type AppConfig, LOCAL_EMBEDDING_DIMENSIONS, LOCAL_EMBEDDING_MODEL } from '../../config/config.js';
import { type Calibration, IDENTITY, MINILM, type Point, piecewiseLinear } from './calibration.js';

/** The model that comes with the service. */
export const LOCAL_MODEL = { model: LOCAL_EMBEDDING_MODEL, dimensions: LOCAL_EMBEDDING_DIMENSIONS } as const;

interface KnownModel {
  /** Of the name without who serves it and which version: "openai/Text-Embedding-3-Small:latest" is "text-embedding-3-small". */
  readonly name: RegExp;
  readonly calibration: Calibration;
  /** Numbers in a vector, where all models of this name have the same. */
  readonly dimensions?: number;
}

/** A calibration through `points`, each a cosine and the similarity it stands for, and the two ends. */
const through = (points: readonly Point[]): Calibration => piecewiseLinear([[0, 0], ...points, [1, 1]]);

/**
 * Points of a model whose cosines for texts that have nothing in common gather at `floor` instead of at `0`: MiniLM's points, which were
 * measured, moved to the same places between its floor and 1. Published floors are means over pairs of unrelated sentences.
 */
const likeMiniLm = (floor: number): Calibration => {
  const miniLmFloor = 0.052;
  const moved = (cosine: number) => floor + ((cosine - miniLmFloor) * (1 - floor)) / (1 - miniLmFloor);
  const unrelated = MINILM.similarityOf(miniLmFloor);
  return through([
    [floor, unrelated],
    [moved(0.25), 0.35],
    [moved(0.7), 0.7],
  ]);
};

/**
 * Models whose cosines somebody has measured, each with where that is published. One that is not here is taken at its word (IDENTITY):
 * a made-up scale would be worse, and `EMBEDDING_CALIBRATION` can say better. That goes for nomic-embed-text, bge-m3, mxbai-embed,
 * jina, snowflake-arctic-embed and qwen3-embedding, too, of which only single examples are published.
 */
const KNOWN_MODELS: readonly KnownModel[] = [
  // The public scale is its own.
  { name: /^text-embedding-3-small$/, calibration: IDENTITY, dimensions: 1536 },
  // Relevant question .44, irrelevant .08 (afurmanov.com/chunk-size-embedding-similarity); as high as -small on the same pairs
  // (s-anand.net/blog/embeddings-similarity-threshold).
  { name: /^text-embedding-3-large$/, calibration: IDENTITY, dimensions: 3072 },
  // On the same pairs: .774/.782/.790 where -small has .248/.196/… (community.openai.com/t/1377685), a mean of .85 where it has .43
  // (s-anand.net, as above). The line through both reaches 0 at about .70.
  {
    name: /^text-embedding-ada-002$/,
    calibration: through([
      [0.7, 0.01],
      [0.78, 0.22],
      [0.85, 0.43],
    ]),
    dimensions: 1536,
  },
  // Measured here: the local model under the names that others serve it by.
  { name: /^all-minilm(-l6-v2)?(:22m)?$/, calibration: MINILM, dimensions: 384 },
  // No pair of words below .7, "King" and "Dog" .796 (huggingface.co/intfloat/e5-small-v2/discussions/8, where the authors point to
  // the low temperature that all of the family are trained with). Not e5-mistral, which is trained otherwise.
  {
    name: /^(multilingual-)?e5-(small|base|large)(-v2|-instruct|-unsupervised)*$/,
    calibration: through([
      [0.7, 0.02],
      [0.8, 0.3],
      [0.9, 0.68],
    ]),
  },
  // Unrelated at most .755, paraphrases at least .899, where MiniLM has .075 and .564 (clawrxiv.io/abs/2604.01081); .95 selects what
  // .85 does with MiniLM (2604.01098). Not the v1.5 models, which are others.
  {
    name: /^gte-(small|base|large)$/,
    calibration: through([
      [0.71, 0.02],
      [0.755, 0.105],
      [0.806, 0.35],
      [0.899, 0.594],
      [0.95, 0.85],
    ]),
  },
  // Unrelated .466 on average, MiniLM .052 (clawrxiv.io/abs/2604.01087, bge-small-en-v1.5; base and large come from the same training).
  { name: /^bge-(small|base|large)-en-v1\.5$/, calibration: likeMiniLm(0.466) },
  // The first version: .6 to 1.0, which its authors confirm (github.com/FlagOpen/FlagEmbedding/issues/21).
  { name: /^bge-(small|base|large)-(en|zh)$/, calibration: likeMiniLm(0.65) },
  // Questions that the text answers .72 to .84, others .45 to .58; a floor at .65 parts them (github.com/margince/margince/issues/3072).
  {
    name: /^gemini-embedding-001$/,
    calibration: through([
      [0.45, 0.1],
      [0.65, 0.35],
      [0.84, 0.65],
    ]),
    dimensions: 3072,
  },
  // In the same place: .67 to .82 for what the text answers, .61 to .72 for what it does not. They overlap: the model has no clear floor.
  {
    name: /^mistral-embed(-2312)?$/,
    calibration: through([
      [0.6, 0.1],
      [0.7, 0.35],
      [0.82, 0.6],
    ]),
    dimensions: 1024,
  },
];

/** What a cosine of `model` means: as the operator has said of the configured model, or as is known. */
export function calibrationOf(model: string, configured?: AppConfig['embeddings']): Calibration {
  if (configured?.calibration && configured.model === model) return through(configured.calibration);
  return find(model)?.calibration ?? IDENTITY;
}

/** How many numbers a vector of `model` has, if that is known. */
export const dimensionsOf = (model: string): number | undefined => find(model)?.dimensions;

const find = (model: string): KnownModel | undefined => KNOWN_MODELS.find(({ name }) => name.test(bareName(model)));

/** Who serves a model stands before the last slash, and Ollama puts a tag behind a colon; "all-minilm:33m" is another model. */
function bareName(model: string): string {
  const [name = '', tag] = model.toLowerCase().split('/').at(-1)!.split(':');
  return tag && !/^(latest|v1\.5|\w*-?(fp16|f16|q\d\w*))$/.test(tag) ? `${name}:${tag}` : name;
}
