import { availableParallelism } from 'node:os';
import { applyDecorators } from '@nestjs/common';
import { plainToInstance, Transform } from 'class-transformer';
import {
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUrl,
  Matches,
  Max,
  Min,
  MinLength,
  ValidateBy,
  validateSync,
} from 'class-validator';
import { StartError } from '../common/start-error.js';
import { CALIBRATION_RULE, calibrationPoints } from './calibration-points.js';
import { ENCRYPTION_KEY_RULE, encryptionKey } from './encryption-key.js';
import { PUBLIC_URL_RULE, publicOrigin } from './public-origin.js';
import { withSecretFiles } from './secret-files.js';
import { TRUSTED_PROXIES_RULE, trustedProxies } from './trusted-proxies.js';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

const MAX_POOL_SIZE = 20;

/**
 * Returns the pool size for a machine with `cores` cores: `cores` + 1 connections for searches and as many for
 * everything else. Each connection keeps a backend of PostgreSQL busy, which on the same machine takes CPU time from the
 * one thread that answers requests.
 */
export const poolSizeFor = (cores: number): number => Math.min(MAX_POOL_SIZE, 2 * (cores + 1));

const toNumber = Transform(({ value }) => (value === undefined ? undefined : /^\d+$/.test(value) ? Number(value) : Number.NaN));
/** The variables without a default, which no instance has unless they are set. */
const optionalVariables = new Set<string>();

const optional: PropertyDecorator = (target, name) => {
  optionalVariables.add(String(name));
  IsOptional()(target, name);
};

function wholeNumber(min: number, max: number): PropertyDecorator {
  const options = { message: `a whole number from ${min} to ${max}` };
  return applyDecorators(toNumber, IsInt(options), Min(min, options), Max(max, options));
}

/** Accepts what a function can read, which returns undefined for the rest. */
const readBy = (read: (value: string) => unknown, message: string): PropertyDecorator =>
  ValidateBy({
    name: 'isReadable',
    validator: { validate: (value) => read(value) !== undefined, defaultMessage: () => message },
  });

/** The environment variables, each with its validation rule and the error message for it. */
export class Environment {
  @wholeNumber(0, 65_535)
  PORT = 8080;

  @Matches(/^[A-Za-z0-9.:_-]+$/, { message: 'a host name or address to listen on' })
  HOST = '127.0.0.1';

  @optional
  @readBy(publicOrigin, PUBLIC_URL_RULE)
  PUBLIC_URL?: string;

  @optional
  @Matches(/^(?:\*|https?:\/\/[^\s,/]+(?:\s*,\s*https?:\/\/[^\s,/]+)*)$/, {
    message: 'origins with commas between them, such as https://inspector.example.org, or *',
  })
  CORS_ORIGINS?: string;

  @optional
  @readBy(trustedProxies, TRUSTED_PROXIES_RULE)
  TRUSTED_PROXIES?: string;

  @wholeNumber(60, 86_400)
  OAUTH_ACCESS_SECONDS = 3_600;

  @IsIn(['true', 'false'], { message: 'true or false' })
  OAUTH_CLIENT_DOCUMENTS: 'true' | 'false' = 'true';

  @wholeNumber(1, 1_000_000)
  MAX_CONNECTIONS = 2_000;

  @optional
  @Matches(/^postgres(ql)?:\/\/./, { message: 'a postgres:// or postgresql:// URL' })
  DATABASE_URL?: string;

  @wholeNumber(2, 1000)
  DATABASE_POOL_SIZE = poolSizeFor(availableParallelism());

  @optional
  @Matches(/^rediss?:\/\/./, { message: 'a redis:// or rediss:// URL' })
  REDIS_URL?: string;

  @IsString({ message: 'a directory' })
  DATA_DIR = './data';

  @optional
  @Matches(/^[\x21-\x7e]+$/, { message: 'printable ASCII characters without spaces' })
  ADMIN_TOKEN?: string;

  @wholeNumber(1, 1_000_000)
  AUTH_FAILURES_PER_MINUTE = 30;

  @optional
  @Matches(/^[\x21-\x7e]{16,}$/, { message: 'at least 16 printable ASCII characters without spaces' })
  METRICS_TOKEN?: string;

  @optional
  @readBy(encryptionKey, `${ENCRYPTION_KEY_RULE}: openssl rand -hex 32`)
  ENCRYPTION_KEY?: string;

  @optional
  @readBy(
    (keys) => (keys.split(',').every((key) => encryptionKey(key.trim())) ? keys : undefined),
    `keys with commas between them, each of them ${ENCRYPTION_KEY_RULE}`,
  )
  ENCRYPTION_KEYS_PREVIOUS?: string;

  @optional
  @Matches(/^(mnx|bxk)_ws_[\x21-\x7e]{8,}$/, {
    message: 'mnx_ws_ followed by at least 8 characters (40 hexadecimal digits are usual)',
  })
  MNEMONEST_BOOTSTRAP_KEY?: string;

  @optional
  @wholeNumber(1, 2_000_000_000)
  WORKSPACE_ID_START?: number;

  @optional
  @Matches(/^[a-z0-9]{1,16}$/, { message: '1 to 16 lower-case letters and digits' })
  CELL_NAME?: string;

  @IsIn(['local', 'openai'], { message: 'local or openai' })
  EMBEDDINGS: 'local' | 'openai' = 'local';

  @IsIn(['rules', 'openai'], { message: 'rules or openai' })
  LLM: 'rules' | 'openai' = 'rules';

  @IsUrl(
    { protocols: ['http', 'https'], require_protocol: true, require_tld: false, allow_query_components: false },
    { message: 'an http:// or https:// URL such as https://api.openai.com/v1' },
  )
  OPENAI_BASE_URL = 'https://api.openai.com/v1';

  @optional
  @MinLength(1, { message: 'an API key' })
  OPENAI_API_KEY?: string;

  @optional
  @Matches(/^[\w./:@-]{1,200}$/, { message: 'a model name' })
  EMBEDDING_MODEL?: string;

  @optional
  @wholeNumber(1, 4000)
  EMBEDDING_DIMENSIONS?: number;

  @optional
  @MinLength(1, { message: 'a directory' })
  EMBEDDING_MODEL_DIR?: string;

  @optional
  @wholeNumber(1, 64)
  EMBEDDING_THREADS?: number;

  @optional
  @wholeNumber(64, 100_000)
  EMBEDDING_MAX_TOKENS?: number;

  @optional
  @wholeNumber(1, 2048)
  EMBEDDING_BATCH?: number;

  @optional
  @readBy(calibrationPoints, CALIBRATION_RULE)
  EMBEDDING_CALIBRATION?: string;

  @Matches(/^[\w./:@-]{1,200}$/, { message: 'a model name' })
  LLM_MODEL = 'gpt-4o-mini';

  @optional
  @wholeNumber(1_000, 1_000_000_000_000)
  LLM_TOKENS_PER_DAY?: number;

  @optional
  @Matches(/^\d{1,6}(?:\.\d{1,6})?\s*,\s*\d{1,6}(?:\.\d{1,6})?$/, {
    message: 'two prices of a million tokens, those of prompts and of completions, such as 0.15,0.60',
  })
  LLM_PRICES?: string;

  @IsIn(['true', 'false'], { message: 'true or false' })
  WEBHOOK_ALLOW_LOOPBACK: 'true' | 'false' = 'false';

  @Matches(/^\d{1,6}(?:\.\d{1,3})?(?:\s*,\s*\d{1,6}(?:\.\d{1,3})?){0,19}$/, {
    message: 'seconds with commas between them, at most 20, such as 5,30,120,900,3600,21600',
  })
  WEBHOOK_RETRY_SECONDS = '5,30,120,900,3600,21600';

  @wholeNumber(1, 365)
  OUTBOX_RETENTION_DAYS = 7;

  @wholeNumber(1, 3_650)
  AUDIT_RETENTION_DAYS = 365;

  @wholeNumber(1, 365)
  EVENT_RETENTION_DAYS = 7;

  @wholeNumber(0, 300)
  STOP_DELAY_SECONDS = 1;

  @optional
  @IsUrl(
    { protocols: ['http', 'https'], require_protocol: true, require_tld: false, allow_query_components: false },
    { message: 'the http:// or https:// URL of a collector, such as http://127.0.0.1:4318' },
  )
  OTEL_EXPORTER_OTLP_ENDPOINT?: string;

  @IsIn(['http/protobuf', 'http/json'], { message: 'http/protobuf or http/json; there is no export by gRPC' })
  OTEL_EXPORTER_OTLP_PROTOCOL: 'http/protobuf' | 'http/json' = 'http/protobuf';

  OTEL_SDK_DISABLED = 'false';

  @IsIn(LOG_LEVELS, { message: `one of ${LOG_LEVELS.join(', ')}` })
  LOG_LEVEL: LogLevel = 'info';
}

/**
 * Reads and validates the environment and the files of secrets that it names. An empty variable counts as not set, so that a
 * line of `.env` can be left empty.
 * @throws StartError with one line that names the first bad variable and what it accepts
 */
export function readEnvironment(env: Record<string, string | undefined>): Environment {
  const known = [...Object.keys(new Environment()), ...optionalVariables];
  const complete = withSecretFiles(env);
  const given = Object.fromEntries(known.flatMap((name) => (complete[name] ? [[name, complete[name]]] : [])));
  const environment = plainToInstance(Environment, given, { exposeDefaultValues: true });
  const [problem] = validateSync(environment, { stopAtFirstError: true });
  if (problem) throw new StartError(`${problem.property} must be ${Object.values(problem.constraints ?? {})[0]}`);
  return environment;
}
