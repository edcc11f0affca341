import type { AppConfig } from './config/config.js';

/**
 * Returns the text that the service prints at its start: its URL and three calls to paste. It shows the key only at the start
 * that made it.
 * @param newKey key of the first workspace, if this start made it
 */
export function greeting(url: string, newKey: string | undefined, { bootstrapKey }: Pick<AppConfig, 'bootstrapKey'>): string {
  const shown = newKey && newKey !== bootstrapKey ? newKey : undefined;
  const key = shown ?? '$MNEMONEST_KEY';
  const json = `-H "Authorization: Bearer ${key}" -H "Content-Type: application/json"`;
  const intro = shown
    ? `Your API key, shown only now: ${shown}`
    : 'Put your API key into MNEMONEST_KEY (a new one: npx mnemonest key create --workspace 1 --label laptop).';
  return `
Mnemonest is ready at ${url}
${intro}

curl -sw '\\n' ${url}/v1/memory/store ${json} -d '{"text":"The client prefers async standups on Tuesdays"}'
curl -sw '\\n' ${url}/v1/memory/retrieve ${json} -d '{"query":"what does the client like for standups"}'
curl -sw '\\n' ${url}/v1/status -H "Authorization: Bearer ${key}"

API reference: ${url}/docs

`;
}
