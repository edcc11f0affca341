import { resolve } from 'node:path';
import { StartError } from '../common/start-error.js';
import {
  type CalibrationPoint,
  calibrationPoints,
  type Environment,
  encryptionKey,
  type LogLevel,
  readEnvironment,
} from './environment.js';

/** The configuration of the service, read once from the environment. Nothing else in the service reads `process.env`. */
export interface AppConfig {
  readonly port: number;
  readonly host: string;
  /** URL of a PostgreSQL database; undefined: the embedded database in `dataDir`. */
  readonly databaseUrl?: string;
  /** Maximum number of connections to PostgreSQL; the embedded database has one. */
  readonly databasePoolSize: number;
  readonly redisUrl?: string;
  /** Absolute path of the directory of the embedded database, the admin token and the converted embedding model. */
  readonly dataDir: string;
  readonly adminToken?: string;
  /** Keys that stored texts are encrypted with, 32 bytes each; undefined: texts are stored unencrypted. */
  readonly encryption?: {
    /** The current key; undefined: texts are written unencrypted, and encrypted ones can still be read. */
    readonly key?: Buffer;
    /** Earlier keys, which only decrypt. */
    readonly previousKeys: readonly Buffer[];
  };
  readonly bootstrapKey?: string;
  readonly embeddings: {
    readonly provider: 'local' | 'openai';
    readonly model: string;
    readonly dimensions: number;
    /** The operator's calibration of the model: maps cosines to the public similarity scale. */
    readonly calibration?: readonly CalibrationPoint[];
  };
  /** Number of threads of the local embedder; undefined: one less than there are cores, at most 8. */
  readonly embeddingThreads?: number;
  readonly llm: { readonly provider: 'rules' | 'openai'; readonly model: string };
  readonly openai: { readonly baseUrl: string; readonly apiKey?: string };
  readonly logLevel: LogLevel;
}

export const LOCAL_EMBEDDING_MODEL = 'all-MiniLM-L6-v2';
export const LOCAL_EMBEDDING_DIMENSIONS = 384;
const OPENAI_EMBEDDING_MODEL = 'text-embedding-3-small';
const OPENAI_EMBEDDING_DIMENSIONS = 1536;

/**
 * Returns the configuration that `env` sets, completed with defaults.
 * @throws StartError with one line that names the first bad variable and what it accepts
 */
export const loadConfig = (env: Record<string, string | undefined>): AppConfig => toConfig(readEnvironment(env));

function toConfig(env: Environment): AppConfig {
  const local = env.EMBEDDINGS === 'local';
  const model = env.EMBEDDING_MODEL ?? (local ? LOCAL_EMBEDDING_MODEL : OPENAI_EMBEDDING_MODEL);
  const dimensions = env.EMBEDDING_DIMENSIONS ?? (local ? LOCAL_EMBEDDING_DIMENSIONS : OPENAI_EMBEDDING_DIMENSIONS);
  if (local && model !== LOCAL_EMBEDDING_MODEL)
    throw new StartError(`EMBEDDING_MODEL must be ${LOCAL_EMBEDDING_MODEL} while EMBEDDINGS is local`);
  if (local && dimensions !== LOCAL_EMBEDDING_DIMENSIONS)
    throw new StartError(`EMBEDDING_DIMENSIONS must be ${LOCAL_EMBEDDING_DIMENSIONS} while EMBEDDINGS is local`);
  if (local && env.EMBEDDING_CALIBRATION) throw new StartError('EMBEDDING_CALIBRATION must not be set while EMBEDDINGS is local');
  const calibration = calibrationPoints(env.EMBEDDING_CALIBRATION);
  return {
    port: env.PORT,
    host: env.HOST,
    ...(env.DATABASE_URL && { databaseUrl: env.DATABASE_URL }),
    databasePoolSize: env.DATABASE_POOL_SIZE,
    ...(env.REDIS_URL && { redisUrl: env.REDIS_URL }),
    dataDir: resolve(env.DATA_DIR),
    ...(env.ADMIN_TOKEN && { adminToken: env.ADMIN_TOKEN }),
    ...encryptionOf(env),
    ...(env.MNEMONEST_BOOTSTRAP_KEY && { bootstrapKey: env.MNEMONEST_BOOTSTRAP_KEY }),
    embeddings: { provider: env.EMBEDDINGS, model, dimensions, ...(calibration && { calibration }) },
    ...(env.EMBEDDING_THREADS && { embeddingThreads: env.EMBEDDING_THREADS }),
    llm: { provider: env.LLM, model: env.LLM_MODEL },
    openai: { baseUrl: env.OPENAI_BASE_URL.replace(/\/+$/, ''), ...(env.OPENAI_API_KEY && { apiKey: env.OPENAI_API_KEY }) },
    logLevel: env.LOG_LEVEL,
  };
}

function encryptionOf({
  ENCRYPTION_KEY: current,
  ENCRYPTION_KEYS_PREVIOUS: previous,
}: Environment): Pick<AppConfig, 'encryption'> {
  if (!current && !previous) return {};
  const key = encryptionKey(current);
  const previousKeys = (previous ?? '').split(',').flatMap((each) => encryptionKey(each.trim()) ?? []);
  return { encryption: { ...(key && { key }), previousKeys } };
}
