import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { hasPackages, packageOf } from '../../support/agent-clients.js';
import { newWorkspace } from '../../support/client.js';
import { embedded } from '../../support/engines.js';
import { useSharedService } from '../../support/shared-service.js';

const run = promisify(execFile);
const PACKAGES = join(process.cwd(), 'test/clients/node_modules');
// The last release whose package holds the generator: later ones load it from Maven's repository when they are called.
const GENERATOR = join(PACKAGES, '@openapitools/openapi-generator-cli/bin/openapi-generator.jar');
const TSC = join(process.cwd(), 'node_modules/typescript/bin/tsc');
const { PATH = '', HOME = '', CI } = process.env;
const isPossible = hasPackages && spawnSync('java', ['-version']).status === 0;
const itWithJava = isPossible || CI === 'true' ? it : it.skip;

/** A user of the generated client. Each line with `@ts-expect-error` must be an error. */
const PROGRAM = `
import { Configuration, MemoryApi, OptimizeApi, StatusApi } from './typescript-axios/index.js';

const configuration = new Configuration({ basePath: process.env['URL']!, accessToken: process.env['KEY']! });
const memory = new MemoryApi(configuration);
async function main(): Promise<void> {
  const stored = (await memory.storeMemoryV1MemoryStorePost({ text: 'Room 1 has 7 chairs', user_id: 'ana' })).data;
  const id: number = stored.memory_id;
  const found = (await memory.retrieveMemoriesV1MemoryRetrievePost({ query: 'chairs in room 1', min_score: 0 })).data;
  const first: string | undefined = found.memories[0]?.text;
  const status = (await new StatusApi(configuration).getStatusV1StatusGet()).data;
  const health = (await new OptimizeApi(configuration).getHealthV1OptimizeHealthGet()).data;
  console.log(JSON.stringify([typeof id, first, status.workspace_status, typeof health.quality_score]));
}
export async function refused(): Promise<void> {
  // @ts-expect-error a text is needed
  await memory.storeMemoryV1MemoryStorePost({ meta: {} });
  // @ts-expect-error there is no such field
  await memory.retrieveMemoriesV1MemoryRetrievePost({ query: 'x', topK: 1 });
}
main();
`;

/** Rewrites `anyOf [X, null]` of OpenAPI 3.1 as `nullable` of 3.0, which the converter leaves to others. */
function withNullable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withNullable);
  if (value === null || typeof value !== 'object') return value;
  const { anyOf, ...rest } = Object.fromEntries(Object.entries(value).map(([name, part]) => [name, withNullable(part)]));
  if (!Array.isArray(anyOf)) return anyOf === undefined ? rest : { ...rest, anyOf };
  const types = anyOf.filter(({ type }) => type !== 'null');
  if (types.length === anyOf.length) return { ...rest, anyOf };
  return { ...rest, nullable: true, ...(types.length > 1 ? { anyOf: types } : '$ref' in types[0] ? { allOf: types } : types[0]) };
}

const NEEDS = isPossible ? '' : ' (needs Java, and `npm ci --prefix test/clients`)';

describe(`clients that openapi-generator makes of openapi.json${NEEDS}`, () => {
  const service = useSharedService(embedded);
  const directory = mkdtempSync(join(tmpdir(), 'mnemonest-generated-'));
  afterAll(() => rmSync(directory, { recursive: true, force: true }));
  const generate = (target: string) =>
    run('java', ['-jar', GENERATOR, 'generate', '-g', target, '-i', 'openapi.json', '-o', target], { cwd: directory });

  itWithJava(
    'compile, and call the service',
    async () => {
      const { key } = await newWorkspace(service.url);
      const { Converter } = packageOf('@apiture/openapi-down-convert');
      const document = new Converter(withNullable(JSON.parse(readFileSync('openapi.json', 'utf8')))).convert();
      writeFileSync(join(directory, 'openapi.json'), JSON.stringify(document));
      symlinkSync(PACKAGES, join(directory, 'node_modules'));
      await Promise.all([generate('typescript-axios'), generate('python')]);
      await run('python3', ['-m', 'compileall', '-q', 'python/openapi_client'], { cwd: directory });
      writeFileSync(join(directory, 'program.ts'), PROGRAM);
      const options = ['--strict', '--skipLibCheck', '--target', 'es2023', '--lib', 'es2023,dom', '--module', 'nodenext'];
      const typeRoots = ['--typeRoots', join(process.cwd(), 'node_modules/@types'), '--types', 'node'];
      await run(process.execPath, [TSC, ...options, ...typeRoots, 'program.ts'], { cwd: directory }).catch(({ stdout }) => {
        throw new Error(stdout);
      });
      const env = { PATH, HOME, KEY: key, URL: service.url };
      const { stdout } = await run(process.execPath, [join(directory, 'program.js')], { env });
      expect(JSON.parse(stdout)).toEqual(['number', 'Room 1 has 7 chairs', 'active', 'number']);
    },
    180_000,
  );
});
