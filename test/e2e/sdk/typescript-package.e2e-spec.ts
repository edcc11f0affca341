import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';
import { newWorkspace } from '../../support/client.js';
import { embedded } from '../../support/engines.js';
import { useSharedService } from '../../support/shared-service.js';

const run = promisify(execFile);
const SDK = join(process.cwd(), 'sdk/typescript');
const TSC = join(process.cwd(), 'node_modules/typescript/bin/tsc');
const CHROMIUM = '/usr/bin/chromium';
const { PATH = '', HOME = '' } = process.env;

/** A scenario that every module format runs; the test reads its output. */
const SCENARIO = `
  const client = new Mnemonest();
  const { memory_id } = await client.memory.store({ text: 'Room 1 has 7 chairs' });
  const found = await client.memory.retrieve({ query: 'chairs in room 1', min_score: 0 });
  const listed = [];
  for await (const memory of client.memory.list()) listed.push(memory.id);
  const copied = await client.memory.import(client.memory.export());
  const refused = await client.memory.store({ text: '' }).catch((error) => error instanceof ValidationError && error.name);
  console.log(JSON.stringify([found.memories[0].id === memory_id, listed.includes(memory_id), copied.skipped, refused]));
`;
const EXPECTED = [true, true, 1, 'ValidationError'];

describe('the package @mnemonest/sdk', () => {
  const service = useSharedService(embedded);
  let directory: string;
  let files: string[];
  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'mnemonest-sdk-'));
    const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', directory], { cwd: SDK });
    const [packed] = Object.values<{ filename: string; files: { path: string }[] }>(
      JSON.parse(stdout.slice(stdout.search(/^[[{]/m))),
    );
    files = packed!.files.map(({ path }) => path);
    const target = join(directory, 'node_modules/@mnemonest/sdk');
    mkdirSync(target, { recursive: true });
    await run('tar', ['xf', join(directory, packed!.filename), '--strip-components=1', '-C', target]);
  }, 120_000);
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  const program = (name: string, text: string) => {
    writeFileSync(join(directory, name), text);
    return join(directory, name);
  };
  const runNode = async (file: string) => {
    const { key } = await newWorkspace(service.url);
    const env = { PATH, HOME, MNEMONEST_API_KEY: key, MNEMONEST_BASE_URL: service.url };
    return JSON.parse((await run(process.execPath, [file], { env })).stdout);
  };

  it('contains the two builds with their types, and nothing else', () => {
    const others = files.filter((path) => !/^dist\/(esm|cjs)\/[a-z.-]+\.(js|d\.ts)$/.test(path));
    expect(others.sort()).toEqual(['LICENSE', 'README.md', 'dist/cjs/package.json', 'package.json']);
    expect(files.some((path) => path.includes('.spec.'))).toBe(false);
    const { dependencies, peerDependencies } = JSON.parse(readFileSync(join(SDK, 'package.json'), 'utf8'));
    expect([dependencies, peerDependencies]).toEqual([undefined, undefined]);
  });

  it('has the types of openapi.json; `npm run types` updates them', async () => {
    await run(process.execPath, ['scripts/generate-types.mjs', '--check'], { cwd: SDK });
  });

  it('can be imported', async () => {
    const file = program('esm.mjs', `import { Mnemonest, ValidationError } from '@mnemonest/sdk';\n${SCENARIO}`);
    expect(await runNode(file)).toEqual(EXPECTED);
  });

  it('can be required', async () => {
    const text = `const { Mnemonest, ValidationError } = require('@mnemonest/sdk');\n(async () => {${SCENARIO}})();`;
    expect(await runNode(program('cjs.cjs', text))).toEqual(EXPECTED);
  });

  it('has types for both module formats, if Node is the only environment', async () => {
    const consumers = ['types.mts', 'types.cts'].map((name) => program(name, TYPES));
    const options = ['--noEmit', '--strict', '--target', 'es2022', '--lib', 'es2022', '--module', 'nodenext', '--types', 'node'];
    const typeRoots = ['--typeRoots', join(process.cwd(), 'node_modules/@types')];
    await run(process.execPath, [TSC, ...options, ...typeRoots, ...consumers], { cwd: directory }).catch(({ stdout }) => {
      throw new Error(stdout);
    });
  });

  const inBrowser = existsSync(CHROMIUM) || process.env['CI'] === 'true' ? it : it.skip;
  inBrowser('runs in a browser, which has nothing of Node', async () => {
    const { key } = await newWorkspace(service.url);
    const browser = await chromium.launch({ executablePath: CHROMIUM, headless: true, args: ['--no-sandbox', '--disable-gpu'] });
    try {
      const page = await browser.newPage();
      await page.route(`${service.url}/sdk/*`, (route) => {
        const [, name = ''] = /\/sdk\/([a-z.-]+\.js)$/.exec(route.request().url()) ?? [];
        return route.fulfill({
          path: join(directory, 'node_modules/@mnemonest/sdk/dist/esm', name),
          contentType: 'text/javascript',
        });
      });
      await page.goto(`${service.url}/healthz`);
      const options = JSON.stringify({ apiKey: key, baseUrl: service.url });
      const text = SCENARIO.replace('new Mnemonest()', `new Mnemonest(${options})`).replace('console.log', 'return ');
      const outcome = await page.evaluate(
        `(async () => { const { Mnemonest, ValidationError } = await import('/sdk/mnemonest.js'); ${text} })()`,
      );
      expect(JSON.parse(outcome as string)).toEqual(EXPECTED);
    } finally {
      await browser.close();
    }
  });
});

/** Code that must compile; each line with `@ts-expect-error` must be an error. */
const TYPES = `
import { Mnemonest, RateLimitError, type Memory, type StoreResult } from '@mnemonest/sdk';
const client = new Mnemonest({ apiKey: 'k', baseUrl: 'http://127.0.0.1:8080', timeoutMs: 1, maxRetries: 0, fetch });
export async function uses(): Promise<Memory[]> {
  const stored: StoreResult = await client.memory.store({ text: 'x', meta: { a: 1 } }, { idempotencyKey: 'k' });
  const action: string = stored.dedup.action;
  const { memories } = await client.memory.retrieve({ query: action, top_k: 1, filter: { created_after: new Date() } });
  const score: number | undefined = memories[0]?.score;
  const all: Memory[] = [];
  for await (const memory of client.memory.list({ limit: 2, meta: { a: { b: 1 } } })) all.push(memory);
  for await (const page of client.memory.list().pages()) all.push(...page.memories);
  for (const result of (await client.memory.batch([{ text: 'x' }])).results)
    if (result.status === 'ok') result.memory_id.toFixed(score);
    else result.code.trim();
  await client.memory.import(client.memory.export({ signal: AbortSignal.timeout(1) }));
  // @ts-expect-error a text is needed
  await client.memory.store({ meta: {} });
  // @ts-expect-error there is no such parameter
  await client.memory.retrieve({ query: 'x', topK: 1 });
  // @ts-expect-error either of both
  await client.memory.deleteMany({ q: 'x' }, {});
  try {
    await client.events.wait(1, { maxWaitMs: 5 });
  } catch (error) {
    if (error instanceof RateLimitError && !error.isQuota) return [(error.retryAfter ?? 0) as never];
  }
  return all;
}
`;
