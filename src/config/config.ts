import { resolve } from 'node:path';
import { StartError } from '../common/start-error.js';
import { type EmbeddingsConfig, embeddingsOf } from './embeddings.js';
import { encryptionKey } from './encryption-key.js';
import { type Environment, type LogLevel, readEnvironment } from './environment.js';
import { publicOrigin } from './public-origin.js';
import { trustedProxies } from './trusted-proxies.js';

/** The configuration of the service, read once from the environment. Nothing else in the service reads `process.env`. */
export interface AppConfig {
  readonly port: number;
  readonly host: string;
  /** OAuth for MCP clients; undefined where the service does not know its public address. */
  readonly oauth?: {
    /** The address under which clients reach the service, without a closing slash: `https://memory.example.org`. */
    readonly publicUrl: string;
    /** Life time of an access token, in seconds. */
    readonly accessSeconds: number;
    /** True if a client may be known by the address of a document that describes it, which is read from there. */
    readonly clientDocuments: boolean;
  };
  /** The origins of pages in browsers that may call /mcp besides those of this machine; `*`: all. */
  readonly corsOrigins: readonly string[];
  /** Addresses, networks and ranges of proxies whose word is taken for the address of a client. */
  readonly trustedProxies: readonly string[];
  /** Maximum number of open connections of clients. */
  readonly maxConnections: number;
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
  /** The number of times a minute that an address may fail to authenticate. */
  readonly authFailuresPerMinute: number;
  /** The secret of `/metrics`; undefined: everybody may read them. */
  readonly metricsToken?: string;
  readonly bootstrapKey?: string;
  /** The least id of a workspace that is made from now on. */
  readonly workspaceIdStart?: number;
  /** The name of this installation among several, which new keys tell. */
  readonly cellName?: string;
  readonly embeddings: EmbeddingsConfig;
  /** Number of threads of the local embedder; undefined: one less than there are cores, at most 8. */
  readonly embeddingThreads?: number;
  readonly llm: {
    readonly provider: 'rules' | 'openai';
    readonly model: string;
    /** Maximum number of tokens of a day in UTC; none for no limit. */
    readonly tokensPerDay?: number;
    /** Prices for a million tokens. */
    readonly prices?: { readonly prompt: number; readonly completion: number };
  };
  readonly openai: { readonly baseUrl: string; readonly apiKey?: string };
  readonly webhooks: {
    /** True to allow calls to the loopback addresses of this machine, with http as well. */
    readonly allowLoopback: boolean;
    /** Delays before the second and each further attempt at a delivery, in milliseconds. */
    readonly retryDelaysMs: readonly number[];
    /** Days for which outbox events and deliveries are kept. */
    readonly retentionDays: number;
  };
  /** Days for which records are kept: the audit, and the results of events. */
  readonly retentionDays: { readonly audit: number; readonly events: number };
  /** The form in which spans are sent to the collector of OTEL_EXPORTER_OTLP_ENDPOINT; undefined: no traces are made. */
  readonly traces?: 'http/protobuf' | 'http/json';
  readonly logLevel: LogLevel;
  /** Time for which calls are still served after the signal to stop, in milliseconds. */
  readonly stopDelayMs: number;
}

/**
 * Returns the configuration that `env` sets, completed with defaults.
 * @throws StartError with one line that names the first bad variable and what it accepts
 */
export const loadConfig = (env: Record<string, string | undefined>): AppConfig => toConfig(readEnvironment(env));

function toConfig(env: Environment): AppConfig {
  return {
    port: env.PORT,
    host: env.HOST,
    ...oauthOf(env),
    corsOrigins: (env.CORS_ORIGINS ?? '').split(',').flatMap((origin) => origin.trim() || []),
    trustedProxies: (env.TRUSTED_PROXIES && trustedProxies(env.TRUSTED_PROXIES)) || [],
    maxConnections: env.MAX_CONNECTIONS,
    ...(env.DATABASE_URL && { databaseUrl: env.DATABASE_URL }),
    databasePoolSize: env.DATABASE_POOL_SIZE,
    ...(env.REDIS_URL && { redisUrl: env.REDIS_URL }),
    dataDir: resolve(env.DATA_DIR),
    ...(env.ADMIN_TOKEN && { adminToken: env.ADMIN_TOKEN }),
    authFailuresPerMinute: env.AUTH_FAILURES_PER_MINUTE,
    ...(env.METRICS_TOKEN && { metricsToken: env.METRICS_TOKEN }),
    ...encryptionOf(env),
    ...(env.MNEMONEST_BOOTSTRAP_KEY && { bootstrapKey: env.MNEMONEST_BOOTSTRAP_KEY }),
    ...(env.WORKSPACE_ID_START && { workspaceIdStart: env.WORKSPACE_ID_START }),
    ...(env.CELL_NAME && { cellName: env.CELL_NAME }),
    embeddings: embeddingsOf(env),
    ...(env.EMBEDDING_THREADS && { embeddingThreads: env.EMBEDDING_THREADS }),
    llm: llmOf(env),
    openai: openaiOf(env),
    webhooks: {
      allowLoopback: env.WEBHOOK_ALLOW_LOOPBACK === 'true',
      retryDelaysMs: env.WEBHOOK_RETRY_SECONDS.split(',').map((seconds) => Number(seconds) * 1_000),
      retentionDays: env.OUTBOX_RETENTION_DAYS,
    },
    retentionDays: { audit: env.AUDIT_RETENTION_DAYS, events: env.EVENT_RETENTION_DAYS },
    ...(env.OTEL_EXPORTER_OTLP_ENDPOINT &&
      env.OTEL_SDK_DISABLED.toLowerCase() !== 'true' && { traces: env.OTEL_EXPORTER_OTLP_PROTOCOL }),
    logLevel: env.LOG_LEVEL,
    stopDelayMs: env.STOP_DELAY_SECONDS * 1000,
  };
}

function oauthOf({ PUBLIC_URL, OAUTH_ACCESS_SECONDS, OAUTH_CLIENT_DOCUMENTS }: Environment): Pick<AppConfig, 'oauth'> {
  const publicUrl = PUBLIC_URL && publicOrigin(PUBLIC_URL);
  if (!publicUrl) return {};
  return { oauth: { publicUrl, accessSeconds: OAUTH_ACCESS_SECONDS, clientDocuments: OAUTH_CLIENT_DOCUMENTS === 'true' } };
}

/** Other endpoints of this API, on the same machine above all, may want no key. */
function openaiOf({ EMBEDDINGS, LLM, OPENAI_BASE_URL, OPENAI_API_KEY }: Environment): AppConfig['openai'] {
  const user = EMBEDDINGS === 'openai' ? 'EMBEDDINGS' : LLM === 'openai' && 'LLM';
  if (user && !OPENAI_API_KEY && new URL(OPENAI_BASE_URL).hostname === 'api.openai.com')
    throw new StartError(
      `OPENAI_API_KEY must be set while ${user} is openai, or OPENAI_BASE_URL be an endpoint that wants no key`,
    );
  return { baseUrl: OPENAI_BASE_URL.replace(/\/+$/, ''), ...(OPENAI_API_KEY && { apiKey: OPENAI_API_KEY }) };
}

function llmOf({ LLM, LLM_MODEL, LLM_TOKENS_PER_DAY, LLM_PRICES }: Environment): AppConfig['llm'] {
  const [prompt = 0, completion = 0] = (LLM_PRICES ?? '').split(',').map(Number);
  return {
    provider: LLM,
    model: LLM_MODEL,
    ...(LLM_TOKENS_PER_DAY && { tokensPerDay: LLM_TOKENS_PER_DAY }),
    ...(LLM_PRICES && { prices: { prompt, completion } }),
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
