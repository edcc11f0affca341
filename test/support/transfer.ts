import type { Answer } from './client.js';

const NDJSON = 'application/x-ndjson';

/** Exports a workspace. */
export async function exportLines(url: string, key: string) {
  const response = await fetch(`${url}/v1/memory/export`, { headers: { authorization: `Bearer ${key}` } });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, lines: text.split('\n').filter(Boolean) };
}

/** Imports lines; objects are sent as JSON. */
export async function importLines(url: string, key: string, lines: readonly unknown[]): Promise<Answer> {
  const body = lines.map((line) => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`).join('');
  const response = await fetch(`${url}/v1/memory/import`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': NDJSON },
    body,
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
}
