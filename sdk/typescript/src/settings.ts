import { AuthenticationError } from './errors.js';

/** Options of a client. */
export interface ClientOptions {
  /** Key of a workspace; else MNEMONEST_API_KEY, else MNEMEXA_API_KEY of the environment, where there is one. */
  apiKey?: string;
  /** Where the service answers; else MNEMONEST_BASE_URL, else MNEMEXA_BASE_URL, else http://127.0.0.1:8080. */
  baseUrl?: string;
  /** Milliseconds that an attempt may take; 0 for any. 30,000 unless given. */
  timeoutMs?: number;
  /** Attempts after the first one, of what fails on the way or with 502, 503 or 504. 2 unless given. */
  maxRetries?: number;
  /** Instead of the global `fetch`. */
  fetch?: typeof fetch;
}

export interface Settings {
  readonly apiKey: string;
  /** Without a slash at the end. */
  readonly baseUrl: string;
  readonly timeoutMs: number;
  readonly maxRetries: number;
  readonly fetch: typeof fetch;
}

type Environment = Readonly<Record<string, string | undefined>>;

const DEFAULT_BASE_URL = 'http://127.0.0.1:8080';
const DEFAULT_TIMEOUT_MS = 30_000;
const DEFAULT_MAX_RETRIES = 2;

/**
 * Checks the options of a client, and completes them from the environment. An empty variable counts as not set.
 * @throws AuthenticationError without a key, or with one that no header can carry; TypeError for what else is wrong
 */
export function toSettings(options: ClientOptions, variable: (name: string) => string | undefined = processVariable): Settings {
  const { timeoutMs = DEFAULT_TIMEOUT_MS, maxRetries = DEFAULT_MAX_RETRIES } = options;
  const apiKey = options.apiKey ?? (variable('MNEMONEST_API_KEY') || variable('MNEMEXA_API_KEY'));
  if (!apiKey) throw new AuthenticationError('no API key: give apiKey, or set MNEMONEST_API_KEY');
  // The error of `fetch` would show the key.
  if (!/^[\x21-\x7e]+$/.test(apiKey)) throw new AuthenticationError('apiKey must hold printable ASCII characters without spaces');
  const given = options.baseUrl ?? (variable('MNEMONEST_BASE_URL') || variable('MNEMEXA_BASE_URL') || DEFAULT_BASE_URL);
  return {
    apiKey,
    baseUrl: checkedUrl(given),
    timeoutMs: checkedTimeout(timeoutMs),
    maxRetries: checkedRetries(maxRetries),
    fetch: options.fetch ?? ((...request) => globalThis.fetch(...request)),
  };
}

/** @throws TypeError */
export function checkedTimeout(value: number): number {
  if (!(value >= 0 && value <= 0x7fff_ffff)) throw new TypeError('timeoutMs must be a number of milliseconds, 0 for no limit');
  return value;
}

/** @throws TypeError */
export function checkedRetries(value: number): number {
  if (!Number.isInteger(value) || value < 0) throw new TypeError('maxRetries must be a whole number, 0 for none');
  return value;
}

/** Credentials in a URL would end up in messages, and `fetch` refuses them anyway. */
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
    // Deno has variables, but must be allowed to read them: without that there are none.
    return undefined;
  }
}
