import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { newWorkspace } from '../../support/client.js';
import { embedded } from '../../support/engines.js';
import { useSharedService } from '../../support/shared-service.js';

const run = promisify(execFile);
const GENERATOR = join(process.cwd(), 'node_modules/openapi-typescript/bin/cli.js');
const TSC = join(process.cwd(), 'node_modules/typescript/bin/tsc');
const { PATH = '', HOME = '' } = process.env;

/**
 * A client of which openapi.json says everything: paths, bodies and answers, of all APIs of the service. Each line with
 * `@ts-expect-error` must be an error.
 */
const PROGRAM = `
import type { paths } from './api.mjs';

type Body<Operation> = Operation extends { requestBody: { content: { 'application/json': infer Json } } } ? Json : undefined;
type Answer<Operation> = Operation extends { responses: { 200: { content: { 'application/json': infer Json } } } } ? Json : never;

async function call<Path extends keyof paths, Method extends keyof paths[Path] & string>(
  method: Method,
  path: Path,
  body?: Body<paths[Path][Method]>,
): Promise<Answer<paths[Path][Method]>> {
  const headers = { authorization: 'Bearer ' + process.env['KEY'], 'content-type': 'application/json' };
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  const response = await fetch(process.env['URL'] + path, { method: method.toUpperCase(), headers, ...sent });
  if (response.status !== 200) throw new Error(response.status + await response.text());
  return (await response.json()) as Answer<paths[Path][Method]>;
}

const stored = await call('post', '/v1/memory/store', { text: 'Room 1 has 7 chairs', user_id: 'ana' });
const id: number = stored.memory_id;
const { memories } = await call('post', '/v1/memory/retrieve', { query: 'chairs in room 1', min_score: 0 });
const first: { id: number; text: string; similarity: number } | undefined = memories[0];
const { results } = await call('post', '/mem0/v3/memories/search', { query: 'chairs in room 1', filters: { user_id: 'ana' } });
const status: string = (await call('get', '/v1/status')).workspace_status;
console.log(JSON.stringify([first?.id === id, results[0]?.memory, status]));

export async function refused(): Promise<void> {
  // @ts-expect-error a text is needed
  await call('post', '/v1/memory/store', { meta: {} });
  // @ts-expect-error there is no such field
  await call('post', '/v1/memory/retrieve', { query: 'x', topK: 1 });
  // @ts-expect-error there is no such operation
  await call('put', '/v1/memory/store', { text: 'x' });
  // @ts-expect-error there is no such field of an answer
  (await call('post', '/api/v1/memory/search', { query: 'x' })).hits;
}
`;

describe('a client that openapi-typescript makes of openapi.json', () => {
  const service = useSharedService(embedded);
  const directory = mkdtempSync(join(tmpdir(), 'mnemonest-generated-'));
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  it('compiles, and calls the service', async () => {
    const { key } = await newWorkspace(service.url);
    await run(process.execPath, [GENERATOR, 'openapi.json', '-o', join(directory, 'api.mts'), '--default-non-nullable', 'false']);
    writeFileSync(join(directory, 'program.mts'), PROGRAM);
    const strict = ['--strict', '--exactOptionalPropertyTypes', '--noUncheckedIndexedAccess', '--skipLibCheck'];
    const options = ['--target', 'es2023', '--lib', 'es2023', '--module', 'nodenext', '--types', 'node', ...strict];
    const typeRoots = ['--typeRoots', join(process.cwd(), 'node_modules/@types')];
    await run(process.execPath, [TSC, ...options, ...typeRoots, 'program.mts'], { cwd: directory }).catch(({ stdout }) => {
      throw new Error(stdout);
    });
    const env = { PATH, HOME, KEY: key, URL: service.url };
    const { stdout } = await run(process.execPath, [join(directory, 'program.mjs')], { env });
    expect(JSON.parse(stdout)).toEqual([true, 'Room 1 has 7 chairs', 'active']);
  }, 180_000);
});
