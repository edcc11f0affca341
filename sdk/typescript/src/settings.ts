import { AuthenticationError } from './errors.js';

/** Options of a client. */
export interface ClientOptions {
  /** API key of a workspace. Default: MNEMONEST_API_KEY, MNEMONEST_KEY or MNEMEXA_API_KEY of the environment. */
  apiKey?: string;
  /** URL of the service. Default: MNEMONEST_URL, MNEMONEST_BASE_URL or MNEMEXA_BASE_URL of the environment, or else http://127.0.0.1:8080. */
  baseUrl?: string;
  /** Timeout of an attempt in milliseconds; 0: none. Default: 30,000. */
  timeoutMs?: number;
  /** Maximum number of retries after failures of the network and after 502, 503 and 504. Default: 2. */
  maxRetries?: number;
  /** Replaces the global `fetch`. */
  fetch?: typeof fetch;
}

export interface Settings {
  readonly apiKey: string;
  /** Without a trailing slash. */
  readonly baseUrl: string;
  readonly timeoutMs: number;
  readonly maxRetries: number;
  readonly fetch: typeof fetch;
}

type Environment = Readonly<Record<string, string | undefined>>;

const DEFAULT_BASE_URL = 'http://127.0.0.1:8080';
/** The first is that of the command line and the examples; the others are of earlier versions and of the Mnemexa client. */
const URL_VARIABLES = ['MNEMONEST_URL', 'MNEMONEST_BASE_URL', 'MNEMEXA_BASE_URL'];
const DEFAULT_TIMEOUT_MS = 30_000;
const DEFAULT_MAX_RETRIES = 2;

/**
 * Validates the options of a client and completes them from the environment. An empty variable counts as not set.
 * @throws AuthenticationError if there is no key, or it cannot be sent in a header; TypeError for other invalid options
 */
export function toSettings(options: ClientOptions, variable: (name: string) => string | undefined = processVariable): Settings {
  const { timeoutMs = DEFAULT_TIMEOUT_MS, maxRetries = DEFAULT_MAX_RETRIES } = options;
  const apiKey = options.apiKey ?? (variable('MNEMONEST_API_KEY') || variable('MNEMONEST_KEY') || variable('MNEMEXA_API_KEY'));
  if (!apiKey) throw new AuthenticationError('no API key: give apiKey, or set MNEMONEST_API_KEY');
  // Checked here because the error of `fetch` would show the key.
  if (!/^[\x21-\x7e]+$/.test(apiKey)) throw new AuthenticationError('apiKey must hold printable ASCII characters without spaces');
  const given = options.baseUrl ?? URL_VARIABLES.map(variable).find(Boolean) ?? DEFAULT_BASE_URL;
  return {
    apiKey,
    baseUrl: checkedUrl(given),
    timeoutMs: checkedTimeout(timeoutMs),
    maxRetries: checkedRetries(maxRetries),
    fetch: options.fetch ?? ((...request) => globalThis.fetch(...request)),
  };
}

/** @throws TypeError if `value` is not a valid timeout */
export function checkedTimeout(value: number): number {
  if (!(value >= 0 && value <= 0x7fff_ffff)) throw new TypeError('timeoutMs must be a number of milliseconds, 0 for no limit');
  return value;
}

/** @throws TypeError if `value` is not a valid number of retries */
export function checkedRetries(value: number): number {
  if (!Number.isInteger(value) || value < 0) throw new TypeError('maxRetries must be a whole number, 0 for none');
  return value;
}

/**
 * Validates the URL and removes trailing slashes. Credentials are refused: they would appear in messages,
 * and `fetch` refuses them.
 */
function checkedUrl(given: string): string {
  if (!/^https?:\/\/[^/?#@\s]+(\/[^?#@\s]*)?$/i.test(given))
    throw new TypeError('baseUrl must be an http:// or https:// URL such as http://127.0.0.1:8080');
  return given.replace(/\/+$/, '');
}

function processVariable(name: string): string | undefined {
  const { process } = globalThis as { process?: { env?: Environment } };
  try {
    return process?.env?.[name];
  } catch {
    // Deno needs a permission to read the environment; without it, no variable counts as set.
    return undefined;
  }
}
