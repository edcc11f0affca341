import { existsSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AppConfig } from './config/config.js';

/** The address and the data directory that the command line assumes. */
const DEFAULT_URL = 'http://127.0.0.1:8080';
const DEFAULT_DATA_DIR = resolve('data');
/** The package has the documentation; the image has not. */
const DOCUMENTATION = fileURLToPath(new URL('../docs/README.md', import.meta.url));

/** The first key, or the file that has it. */
export type ShownKey = { readonly key: string } | { readonly file: string };

/**
 * Returns the text that the service prints at its start: its URL, three calls to paste, and where to go on. It shows the key only
 * at the start that made it.
 * @param newKey key of the first workspace, if this start made it and the operator did not choose it
 */
export function greeting(
  url: string,
  newKey: ShownKey | undefined,
  { dataDir, adminToken }: Pick<AppConfig, 'dataDir' | 'adminToken'>,
): string {
  const key = !newKey ? '$MNEMONEST_API_KEY' : 'key' in newKey ? newKey.key : `$(cat ${quoted(newKey.file)})`;
  const json = `-H "Authorization: Bearer ${key}" -H "Content-Type: application/json"`;
  const variables = {
    ...(url !== DEFAULT_URL && { MNEMONEST_URL: url }),
    // The token of the command line is in this directory, unless the variable ADMIN_TOKEN has it.
    ...(!adminToken && dataDir !== DEFAULT_DATA_DIR && { DATA_DIR: dataDir }),
  };
  const command = [
    ...Object.entries(variables).map(([name, value]) => `${name}=${quoted(value)}`),
    'npx mnemonest key create --workspace 1 --label laptop',
  ].join(' ');
  return `
Mnemonest is ready at ${url}
${keyLine(newKey) ?? `Put your API key into MNEMONEST_API_KEY. A new one: ${command}`}

curl -sw '\\n' ${quoted(`${url}/v1/memory/store`)} ${json} -d '{"text":"The client prefers async standups on Tuesdays"}'
curl -sw '\\n' ${quoted(`${url}/v1/memory/retrieve`)} ${json} -d '{"query":"what does the client like for standups"}'
curl -sw '\\n' ${quoted(`${url}/v1/status`)} -H "Authorization: Bearer ${key}"

Next: dashboard         ${url}/dashboard
      API reference     ${url}/docs
${existsSync(DOCUMENTATION) ? `      documentation     ${fromHere(DOCUMENTATION)}\n` : ''}
`;
}

function keyLine(newKey: ShownKey | undefined): string | undefined {
  if (!newKey) return undefined;
  if ('key' in newKey) return `Your API key, shown only now: ${newKey.key}`;
  return `Your API key is in ${newKey.file}, which only this user can read. Keep it elsewhere, and remove the file`;
}

/** Quotes a value for a shell, if it needs that. */
const quoted = (value: string): string => (/^[\w./:@%+=,-]+$/.test(value) ? value : `'${value.replaceAll("'", "'\\''")}'`);

const fromHere = (path: string): string => {
  const short = relative('.', path);
  return short.startsWith('..') ? path : short;
};
