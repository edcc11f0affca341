import type { EmbeddingsConfig } from '../../config/embeddings.js';
import { LOCAL_EMBEDDING_DIMENSIONS, LOCAL_EMBEDDING_MODEL } from '../../config/local-embedding.js';
import { partsOf } from '../../config/model-directory/model-name.js';
import { type Calibration, IDENTITY, MINILM, type Point, piecewiseLinear } from './calibration.js';

/** The embedding model that is bundled with the service. */
export const LOCAL_MODEL = { model: LOCAL_EMBEDDING_MODEL, dimensions: LOCAL_EMBEDDING_DIMENSIONS } as const;

interface KnownModel {
  /** Matches the name without provider and version: "text-embedding-3-small" for "openai/Text-Embedding-3-Small:latest". */
  readonly name: RegExp;
  readonly calibration: Calibration;
  /** Dimensions of a vector, if all models of this name have the same. */
  readonly dimensions?: number;
}

/** Returns a calibration through (0, 0), `points` and (1, 1). */
const through = (points: readonly Point[]): Calibration => piecewiseLinear([[0, 0], ...points, [1, 1]]);

/**
 * Returns the calibration of a model whose cosines of unrelated texts cluster around `floor` instead of 0. Its
 * points are the measured points of MiniLM, scaled to the range from `floor` to 1. Published floors are means over
 * pairs of unrelated sentences.
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
 * Models with published measurements of their cosines, each with the source. Any other model uses IDENTITY: an invented scale
 * would be worse, and `EMBEDDING_CALIBRATION` can set a better one. That includes nomic-embed-text, bge-m3, mxbai-embed, jina,
 * snowflake-arctic-embed and qwen3-embedding, for which only single examples are published.
 */
const KNOWN_MODELS: readonly KnownModel[] = [
  // Defines the public scale.
  { name: /^text-embedding-3-small$/, calibration: IDENTITY, dimensions: 1536 },
  // Relevant question .44, irrelevant .08 (afurmanov.com/chunk-size-embedding-similarity); the same cosines as -small on the same
  // pairs (s-anand.net/blog/embeddings-similarity-threshold).
  { name: /^text-embedding-3-large$/, calibration: IDENTITY, dimensions: 3072 },
  // On the same pairs: .774/.782/.790, -small .248/.196/… (community.openai.com/t/1377685); a mean of .85, -small .43
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
  // Measured by this project: the local model, under the names that providers use for it.
  { name: /^all-minilm(-l6-v2)?(:22m)?$/, calibration: MINILM, dimensions: 384 },
  // No pair of words below .7, "King" and "Dog" .796 (huggingface.co/intfloat/e5-small-v2/discussions/8, where
  // the authors explain it by the low temperature in training, which the whole family shares). Not e5-mistral,
  // which is trained differently.
  {
    name: /^(multilingual-)?e5-(small|base|large)(-v2|-instruct|-unsupervised)*$/,
    calibration: through([
      [0.7, 0.02],
      [0.8, 0.3],
      [0.9, 0.68],
    ]),
  },
  // Unrelated at most .755, paraphrases at least .899; MiniLM .075 and .564 (clawrxiv.io/abs/2604.01081). A threshold of .95
  // selects the same pairs as .85 with MiniLM (2604.01098). Not the v1.5 models, which are different models.
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
  // Unrelated .466 on average, MiniLM .052 (clawrxiv.io/abs/2604.01087, bge-small-en-v1.5; base and large
  // are trained the same way).
  { name: /^bge-(small|base|large)-en-v1\.5$/, calibration: likeMiniLm(0.466) },
  // The first version: cosines from .6 to 1.0, as its authors confirm (github.com/FlagOpen/FlagEmbedding/issues/21).
  { name: /^bge-(small|base|large)-(en|zh)$/, calibration: likeMiniLm(0.65) },
  // Questions that the text answers .72 to .84, other questions .45 to .58; a threshold of .65 separates them
  // (github.com/margince/margince/issues/3072).
  {
    name: /^gemini-embedding-001$/,
    calibration: through([
      [0.45, 0.1],
      [0.65, 0.35],
      [0.84, 0.65],
    ]),
    dimensions: 3072,
  },
  // From the same source: questions that the text answers .67 to .82, other questions .61 to .72. The ranges overlap: the
  // model has no clear threshold.
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

/**
 * Returns the calibration of `model`: the operator's if it is the configured model, or else the
 * built-in one, or else IDENTITY.
 */
export function calibrationOf(model: string, configured?: EmbeddingsConfig): Calibration {
  if (configured?.calibration && configured.model === model) return through(configured.calibration);
  return find(model)?.calibration ?? IDENTITY;
}

/** Returns the dimensions of the vectors of `model`; undefined if they are not known. */
export const dimensionsOf = (model: string): number | undefined => find(model)?.dimensions;

const find = (model: string): KnownModel | undefined => KNOWN_MODELS.find(({ name }) => name.test(nameOf(model)));

/**
 * Returns the name of a model without its digest, without the provider, which is before the last slash, and without Ollama's tag
 * after the colon if that tag is only a version. "all-minilm:33m" is a different model.
 */
export function nameOf(model: string): string {
  const [named] = partsOf(model.toLowerCase());
  const [name = '', tag] = named.split('/').at(-1)!.split(':');
  return tag && !/^(latest|v1\.5|\w*-?(fp16|f16|q\d\w*))$/.test(tag) ? `${name}:${tag}` : name;
}
