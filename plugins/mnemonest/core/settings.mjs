import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * @typedef {object} Settings
 * @property {string} url Address of the service, without a closing slash.
 * @property {string} key API key of the workspace.
 * @property {string | undefined} user `user_id` of what is stored and recalled; undefined for that of the key, if any.
 * @property {string | undefined} project The project; undefined for that of the folder.
 * @property {number} tokenBudget Most tokens to recall at once; 0 recalls nothing.
 * @property {boolean} captures Whether turns are handed to the service.
 * @property {number} limitMs Time that one hook may take, in milliseconds.
 * @property {string} dataDir Directory of what is not yet sent, and of what a session has seen.
 */

const DEFAULT_URL = 'http://127.0.0.1:8080';
const DEFAULT_TOKEN_BUDGET = 600;
/** Codex and Claude Code put longer contexts into a file. */
const MAX_TOKEN_BUDGET = 2_400;
const DEFAULT_LIMIT_MS = 1_000;

/**
 * Returns the settings that the environment gives, with defaults for what it leaves out or gives wrongly.
 * @param {Readonly<Record<string, string | undefined>>} env
 * @returns {Settings | undefined} undefined without a key or with an unusable address: the plugin then does nothing
 */
export function readSettings(env) {
  const { MNEMONEST_URL: url = '', MNEMONEST_API_KEY: key = '' } = env;
  const address = (url || DEFAULT_URL).replace(/\/+$/, '');
  if (!/^[\x21-\x7e]+$/.test(key) || !/^https?:\/\//.test(address) || !URL.canParse(address)) return undefined;
  return {
    url: address,
    key,
    user: env['MNEMONEST_USER_ID'] || undefined,
    project: env['MNEMONEST_PROJECT'] || undefined,
    tokenBudget: Math.min(wholeNumber(env['MNEMONEST_TOKEN_BUDGET'], DEFAULT_TOKEN_BUDGET), MAX_TOKEN_BUDGET),
    captures: env['MNEMONEST_CAPTURE'] !== 'off',
    limitMs: wholeNumber(env['MNEMONEST_HOOK_LIMIT_MS'], DEFAULT_LIMIT_MS),
    dataDir: env['MNEMONEST_PLUGIN_DATA'] || join(homedir(), '.mnemonest', 'plugin-data'),
  };
}

/**
 * @param {string | undefined} text
 * @param {number} otherwise
 */
const wholeNumber = (text, otherwise) => (text && /^\d{1,9}$/.test(text) ? Number(text) : otherwise);
