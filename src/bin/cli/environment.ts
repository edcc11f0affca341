import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { readSecret } from '../../config/secret-files.js';
import { readServiceUrl, serviceFile } from '../../config/service-file.js';
import { adminTokenFile } from '../../modules/auth/admin-token.js';
import { CliError } from './cli-error.js';

export type Environment = Readonly<Record<string, string | undefined>>;

/** The environment of this process, which the tools read only through this constant. An empty variable counts as not set. */
export const environment: Environment = process.env;

/**
 * Sets environment variables from the options of a command line, for the service that starts in this process.
 * @throws CliError if an option is empty, which is a mistake and does not mean the default
 */
export function setVariables(given: Environment): void {
  for (const [name, value] of Object.entries(given)) {
    if (value === '') throw new CliError(`${name} must not be empty`);
    if (value !== undefined) process.env[name] = value;
  }
}

/** A value with its source (an option, a variable or a file), which messages name. */
export interface Setting {
  readonly value: string;
  readonly source: string;
}

/** A bearer credential: messages name its source, never its value. */
export type Secret = Setting;

const DEFAULT_URL = 'http://127.0.0.1:8080';
const DEFAULT_DATA_DIR = './data';

/**
 * Returns the URL of the service without a trailing slash: that of a variable, or else that of the service which runs with the
 * data directory of this environment.
 * @throws CliError if a variable is invalid
 */
export function serviceSetting(env: Environment = environment): Setting {
  const name = firstSet(env, URL_VARIABLES);
  if (name) return urlFrom({ value: env[name] as string, source: name });
  const dataDir = resolve(env['DATA_DIR'] || DEFAULT_DATA_DIR);
  const running = readServiceUrl(dataDir);
  return running
    ? { value: running, source: serviceFile(dataDir) }
    : { value: DEFAULT_URL, source: 'the default: set MNEMONEST_URL' };
}

function urlFrom({ value, source }: Setting): Setting {
  // Credentials in a URL would appear in messages, and fetch refuses them anyway.
  if (!URL.canParse(value) || !/^https?:\/\/[^/?#@]+(\/[^?#@]*)?$/.test(value))
    throw new CliError(`${source} must be an http:// or https:// URL such as http://127.0.0.1:8080`);
  return { value: value.replace(/\/+$/, ''), source };
}

/** The names of the variables for the address, and those of earlier versions and of the Mnemexa adapter. */
const URL_VARIABLES = ['MNEMONEST_URL', 'MNEMONEST_BASE_URL', 'MNEMEXA_BASE_URL'];
const KEY_VARIABLES = ['MNEMONEST_API_KEY', 'MNEMONEST_KEY', 'MNEMEXA_API_KEY'];

const firstSet = (env: Environment, names: readonly string[]): string | undefined => names.find((name) => env[name]);

/**
 * Returns the URL of the service and the API key for an MCP client.
 * @param given options of the command line
 * @throws CliError if there is no key, or a setting is invalid
 */
export function agentSettings(
  given: { url?: string | undefined; key?: string | undefined },
  env: Environment = environment,
): { url: Setting; secret: Secret } {
  const url = given.url ? urlFrom({ value: given.url, source: '--url' }) : serviceSetting(env);
  return { url, secret: keyFrom(given.key, env) };
}

/** Returns the project that an MCP client works on; undefined if it is not set. */
export const agentProject = (env: Environment = environment): string | undefined => env['MNEMONEST_PROJECT'] || undefined;

/** Returns the API key of the environment; undefined if it is not set. */
export function workspaceKey(env: Environment = environment): Secret | undefined {
  const name = firstSet(env, KEY_VARIABLES);
  return name ? fromVariable(env, name) : undefined;
}

/**
 * Returns the API key of the workspace whose memories a command reads or writes.
 * @param given value of the `--key` option, which other users of this machine can see
 * @throws CliError if there is no key
 */
export function keyFrom(given: string | undefined, env: Environment = environment): Secret {
  const key = given ? secret(given, '--key') : workspaceKey(env);
  if (!key) throw new CliError('no API key: set MNEMONEST_API_KEY, or give --key');
  return key;
}

/**
 * Returns the admin token from a variable, or from the file in the data directory of the service.
 * @throws CliError if there is none
 */
export function adminToken(env: Environment = environment): Secret {
  return (
    fromVariable(env, 'MNEMONEST_ADMIN_TOKEN') ??
    fromVariable(env, 'ADMIN_TOKEN') ??
    fromFile(env['DATA_DIR'] || DEFAULT_DATA_DIR)
  );
}

function fromVariable(env: Environment, name: string): Secret | undefined {
  const value = readSecret(env, name);
  return value ? secret(value, name) : undefined;
}

function fromFile(dataDir: string): Secret {
  const file = adminTokenFile(resolve(dataDir));
  try {
    return secret(readFileSync(file, 'utf8').trim(), file);
  } catch (error) {
    if (error instanceof CliError) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    const problem = code === 'ENOENT' ? `there is no ${file}` : `${file} cannot be read (${code ?? message})`;
    throw new CliError(`no admin token: set MNEMONEST_ADMIN_TOKEN, or DATA_DIR to the service's data directory (${problem})`);
  }
}

/** @throws CliError if the value cannot be sent in a header; the error of `fetch` would show the value */
function secret(value: string, source: string): Secret {
  if (!/^[\x21-\x7e]+$/.test(value)) throw new CliError(`${source} must hold printable ASCII characters without spaces`);
  return { value, source };
}
