import { resolve } from 'node:path';
import { StartError } from '../common/start-error.js';
import { type CalibrationPoint, calibrationPoints } from './calibration-points.js';
import type { Environment } from './environment.js';
import { LOCAL_EMBEDDING_DIMENSIONS, LOCAL_EMBEDDING_MODEL } from './local-embedding.js';
import { readModelDirectory } from './model-directory/model-directory.js';
import { UnusableModel } from './model-directory/unusable-model.js';

/** The embedding model of the service. */
export interface EmbeddingsConfig {
  readonly provider: 'local' | 'openai';
  /** The name of the model; if it has a directory, with its digest. */
  readonly model: string;
  readonly dimensions: number;
  /** Absolute path of the directory of a local model; undefined or null: the model is not one of a directory. */
  readonly directory?: string | null;
  /** The operator's calibration of the model: maps cosines to the public similarity scale. */
  readonly calibration?: readonly CalibrationPoint[];
  /** Maximum number of tokens of a text that a provider is sent; undefined: that of the model. */
  readonly maxTokens?: number | undefined;
  /** Maximum number of texts in a request to a provider; undefined: that of the model. */
  readonly batch?: number | undefined;
}

const OPENAI_EMBEDDING_MODEL = 'text-embedding-3-small';
const OPENAI_EMBEDDING_DIMENSIONS = 1536;

/**
 * Returns the embedding model that the environment names, whose directory is read for it.
 * @throws StartError
 */
export function embeddingsOf(env: Environment): EmbeddingsConfig {
  const points = calibrationPoints(env.EMBEDDING_CALIBRATION);
  const calibration = points && { calibration: points };
  if (env.EMBEDDING_MODEL_DIR !== undefined) return { ...ofDirectory(env, resolve(env.EMBEDDING_MODEL_DIR)), ...calibration };
  if (env.EMBEDDINGS === 'local') return builtIn(env);
  const { EMBEDDING_MODEL: model = OPENAI_EMBEDDING_MODEL, EMBEDDING_DIMENSIONS: dimensions = OPENAI_EMBEDDING_DIMENSIONS } = env;
  const { EMBEDDING_MAX_TOKENS: maxTokens, EMBEDDING_BATCH: batch } = env;
  return { provider: 'openai', model, dimensions, ...calibration, ...defined({ maxTokens, batch }) };
}

const defined = <T extends object>(values: T): Partial<T> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>;

function ofDirectory({ EMBEDDINGS: provider, EMBEDDING_MODEL, EMBEDDING_DIMENSIONS }: Environment, directory: string) {
  if (provider !== 'local') throw new StartError(`EMBEDDING_MODEL_DIR must not be set while EMBEDDINGS is ${provider}`);
  const { model, dimensions } = readDirectory(directory, EMBEDDING_MODEL);
  if ((EMBEDDING_DIMENSIONS ?? dimensions) !== dimensions)
    throw new StartError(`EMBEDDING_DIMENSIONS must be ${dimensions}, which the model in EMBEDDING_MODEL_DIR has`);
  return { provider, model, dimensions, directory };
}

function readDirectory(directory: string, wanted: string | undefined) {
  try {
    return readModelDirectory(directory, wanted);
  } catch (error) {
    if (!(error instanceof UnusableModel)) throw error;
    throw new StartError(`EMBEDDING_MODEL_DIR must be the directory of an embedding model: ${error.message}`, { cause: error });
  }
}

function builtIn({ EMBEDDING_MODEL, EMBEDDING_DIMENSIONS, EMBEDDING_CALIBRATION }: Environment): EmbeddingsConfig {
  const only = 'while EMBEDDINGS is local without an EMBEDDING_MODEL_DIR';
  if ((EMBEDDING_MODEL ?? LOCAL_EMBEDDING_MODEL) !== LOCAL_EMBEDDING_MODEL)
    throw new StartError(`EMBEDDING_MODEL must be ${LOCAL_EMBEDDING_MODEL} ${only}`);
  if ((EMBEDDING_DIMENSIONS ?? LOCAL_EMBEDDING_DIMENSIONS) !== LOCAL_EMBEDDING_DIMENSIONS)
    throw new StartError(`EMBEDDING_DIMENSIONS must be ${LOCAL_EMBEDDING_DIMENSIONS} ${only}`);
  if (EMBEDDING_CALIBRATION) throw new StartError(`EMBEDDING_CALIBRATION must not be set ${only}`);
  return { provider: 'local', model: LOCAL_EMBEDDING_MODEL, dimensions: LOCAL_EMBEDDING_DIMENSIONS };
}
