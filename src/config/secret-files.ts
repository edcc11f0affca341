import { readFileSync } from 'node:fs';
import { StartError } from '../common/start-error.js';

type Variables = Readonly<Record<string, string | undefined>>;

/** The variables of the service whose values are secrets, or have one in them. */
const SECRETS = [
  'DATABASE_URL',
  'REDIS_URL',
  'ADMIN_TOKEN',
  'METRICS_TOKEN',
  'ENCRYPTION_KEY',
  'ENCRYPTION_KEYS_PREVIOUS',
  'MNEMONEST_BOOTSTRAP_KEY',
  'OPENAI_API_KEY',
];

/**
 * Returns a secret: the value of the variable `name`, or else the content of the file that `name`_FILE names, without white space
 * around it, as the secrets of Docker and Kubernetes are given. An empty variable counts as not set.
 * @throws StartError if both are set, or the file cannot be read or is empty
 */
export function readSecret(env: Variables, name: string): string | undefined {
  const variable = `${name}_FILE`;
  const file = env[variable];
  if (!file) return env[name] || undefined;
  if (env[name]) throw new StartError(`${name} and ${variable} must not both be set: leave out one of them`);
  const secret = contentOf(file, variable).trim();
  if (!secret) throw new StartError(`${variable} must be a file with the secret in it: ${file} is empty`);
  return secret;
}

function contentOf(file: string, variable: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new StartError(`${variable} must be a file that this user can read: ${(error as Error).message}`, { cause: error });
  }
}

/**
 * Returns the environment with the secrets that are given in files.
 * @throws StartError as {@link readSecret}
 */
export function withSecretFiles(env: Variables): Variables {
  return { ...env, ...Object.fromEntries(SECRETS.map((name) => [name, readSecret(env, name)])) };
}
