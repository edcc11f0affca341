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

/** What the service was told at its start. Made once from the environment; nothing else reads `process.env`. */
export interface AppConfig {
  readonly port: number;
  readonly host: string;
  /** PostgreSQL URL; without it the embedded database in `dataDir` is used. */
  readonly databaseUrl?: string;
  /** Connections to PostgreSQL that this process holds at most; the embedded database has one. */
  readonly databasePoolSize: number;
  readonly redisUrl?: string;
  /** Absolute path: embedded database, admin token, converted embedding model. */
  readonly dataDir: string;
  readonly adminToken?: string;
  /** What texts are kept under; without it they are kept plain. Each key has 32 bytes. */
  readonly encryption?: {
    /** None: what is encrypted is still read, and what is written is plain. */
    readonly key?: Buffer;
    /** Of what was encrypted before. */
    readonly previousKeys: readonly Buffer[];
  };
  readonly bootstrapKey?: string;
  readonly embeddings: {
    readonly provider: 'local' | 'openai';
    readonly model: string;
    readonly dimensions: number;
    /** What cosines of the model mean on the public similarity scale, where the operator knows better. */
    readonly calibration?: readonly CalibrationPoint[];
  };
  /** Threads of the local embedder; without it, one for every core but one. */
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
 * What the environment says, with what it leaves open.
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
