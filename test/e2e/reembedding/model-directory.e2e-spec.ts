import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtinModelDirectory } from '../../support/builtin-model-directory.js';
import { admin, workspaceClient } from '../../support/client.js';
import { mnemonest } from '../../support/command-line.js';
import { embedded, oneEngine, type TestDatabase } from '../../support/engines.js';
import { expectFound, type Known, storeAll } from '../../support/reembedding.js';
import { ADMIN_TOKEN, type RunningService, runService, startService } from '../../support/service.js';
import { type TinyModel, writeTinyModel } from '../../support/tiny-model.js';

const TINY: TinyModel = {
  type: 'bert',
  hidden: 48,
  layers: 2,
  heads: 4,
  intermediate: 96,
  activation: 'gelu',
  pooling: 'cls',
  dtype: 'F32',
};
const FACTS = [
  'The client prefers async standups on Tuesdays',
  'The spare key of the cellar hangs behind the boiler',
  'Ana moved from Porto to Turin in the spring',
];
const BUILTIN = { EMBEDDINGS: 'local', EMBEDDING_MODEL: 'all-MiniLM-L6-v2', EMBEDDING_DIMENSIONS: '384' };

const home = mkdtempSync(join(tmpdir(), 'mnemonest-models-'));
afterAll(() => rmSync(home, { recursive: true }));
const newDirectory = (name: string) => {
  const directory = join(home, name);
  mkdirSync(directory, { recursive: true });
  return directory;
};
const tinyDirectory = (name: string, model = TINY) => {
  const directory = newDirectory(name);
  writeTinyModel(directory, model);
  return directory;
};

describe.each(oneEngine)('a model of a directory on $name', (engine) => {
  let database: TestDatabase;
  let service: RunningService | undefined;
  let directory: string;
  let known: Known[];
  beforeAll(async () => {
    database = await engine.create();
    directory = builtinModelDirectory(newDirectory(`${engine.name}/acme-embed`));
  });
  afterAll(async () => {
    await service?.stop();
    await database?.drop();
  });

  const start = async (env: Record<string, string> = {}) => {
    service = await startService({ ...database.env, ...env });
    return service.url;
  };
  const stop = async () => {
    await service?.stop();
    service = undefined;
  };
  const reembed = (url: string, ...args: string[]) =>
    mnemonest(['reembed', ...args], { MNEMONEST_URL: url, MNEMONEST_ADMIN_TOKEN: ADMIN_TOKEN });

  it('stores and retrieves', async () => {
    const url = await start({ EMBEDDING_MODEL_DIR: directory, EMBEDDING_CALIBRATION: '0.25:0.35,0.7:0.7' });
    known = await storeAll(workspaceClient(url), FACTS);
    const { body } = await workspaceClient(url).retrieve('Where does Ana live?');
    expect(body.memories[0].text).toBe(FACTS[2]);
    await stop();
  });

  it('is refused in place of another one, and the message names the directory to set', async () => {
    const { code, output } = await runService(database.env);
    expect(code).toBe(1);
    expect(output).toMatch(
      /^mnemonest: EMBEDDING_MODEL must be acme-embed@[0-9a-f]{12} .* set EMBEDDINGS=local EMBEDDING_MODEL=acme-embed@/m,
    );
    expect(output).toContain(`EMBEDDING_MODEL_DIR=${directory}. `);
    const other = tinyDirectory(`${engine.name}/tiny`);
    const refused = await runService({ ...database.env, EMBEDDING_MODEL_DIR: other });
    expect(refused.code).toBe(1);
    expect(refused.output).toContain(`npx mnemonest reembed --model-dir ${other}`);
  });

  it('may be renamed', async () => {
    const renamed = join(home, engine.name, 'renamed');
    renameSync(directory, renamed);
    directory = renamed;
    const url = await start({ EMBEDDING_MODEL_DIR: directory });
    for (const memory of known) await expectFound(workspaceClient(url), memory);
  });

  it('can be left for the built-in model, and be returned to by its directory', async () => {
    const left = await reembed(service!.url, '--provider', 'local');
    expect({ code: left.code, stderr: left.stderr }).toEqual({ code: 0, stderr: '' });
    expect(left.stdout).toMatch(/EMBEDDING_MODEL=all-MiniLM-L6-v2\n +EMBEDDING_DIMENSIONS=384\n +EMBEDDING_MODEL_DIR=\n/);
    await stop();
    const url = await start({ ...BUILTIN, EMBEDDING_MODEL_DIR: '' });
    for (const memory of known) await expectFound(workspaceClient(url), memory);
    const back = await reembed(url, '--model-dir', directory, '--model', 'acme/embed');
    expect({ code: back.code, stderr: back.stderr }).toEqual({ code: 0, stderr: '' });
    expect(back.stdout).toMatch(new RegExp(`EMBEDDING_MODEL=acme/embed@[0-9a-f]{12}\n.*\n +EMBEDDING_MODEL_DIR=${directory}\n`));
    await stop();
    const settings = Object.fromEntries([...back.stdout.matchAll(/^ +(EMBEDDING\w*)=(.*)$/gm)].map(([, ...pair]) => pair));
    const again = await start(settings);
    for (const memory of known) await expectFound(workspaceClient(again), memory);
  });

  it('is at hand in a process that is configured with the other one of a re-embedding', async () => {
    const { url } = service!;
    const tiny = tinyDirectory(`${engine.name}/tiny`);
    expect((await admin(url, 'POST', '/reembedding', { directory: tiny })).body).toMatchObject({
      from: { model: expect.stringMatching(/^acme\/embed@/), directory },
      to: { provider: 'local', model: expect.stringMatching(/^tiny@/), dimensions: 48, directory: tiny },
    });
    await service!.stop('SIGKILL');
    const next = await start({ EMBEDDING_MODEL_DIR: tiny });
    for (const memory of known) await expectFound(workspaceClient(next), memory);
    const { code, stdout } = await reembed(next);
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringMatching(/3 of 3 embedded/) });
    for (const memory of known) await expectFound(workspaceClient(next), memory);
  });
});

describe('a directory', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await embedded.create();
  });
  afterAll(() => database?.drop());

  it.each<[string, () => Record<string, string>, RegExp]>([
    [
      'that does not exist',
      () => ({ EMBEDDING_MODEL_DIR: '/no/such/dir' }),
      /must be the directory of an embedding model: ENOENT/,
    ],
    [
      'beside EMBEDDINGS=openai',
      () => ({ EMBEDDING_MODEL_DIR: home, EMBEDDINGS: 'openai' }),
      /must not be set while EMBEDDINGS is openai/,
    ],
    ['that is empty', () => ({ EMBEDDING_MODEL_DIR: newDirectory('empty') }), /: config.json is missing$/m],
    [
      'whose tokenizer cannot be loaded',
      () => {
        const directory = tinyDirectory('no-tokenizer');
        writeFileSync(join(directory, 'tokenizer.json'), '{"model":{"type":"Magic"}}');
        return { EMBEDDING_MODEL_DIR: directory };
      },
      /: its tokenizer.json cannot be loaded: /,
    ],
    [
      'whose weights have other shapes',
      () => {
        const directory = tinyDirectory('shapes');
        const other = tinyDirectory('smaller', { ...TINY, hidden: 32 });
        renameSync(join(other, 'model.safetensors'), join(directory, 'model.safetensors'));
        return { EMBEDDING_MODEL_DIR: directory };
      },
      /: tensor embeddings.word_embeddings.weight has the shape \[40,32\], and by config.json it is \[40,48\]$/m,
    ],
  ])('%s stops the start with one line', async (_name, env, message) => {
    const { code, output } = await runService({ ...database.env, LOG_LEVEL: 'error', ...env() });
    expect(code).toBe(1);
    expect(output).toMatch(message);
    expect(output).toMatch(/^mnemonest: EMBEDDING_MODEL_DIR must /);
    expect(output.trim().split('\n')).toHaveLength(1);
  });

  it('is refused by a re-embedding if it cannot be used', async () => {
    const service = await startService(database.env);
    const refusal = async (body: object) => (await admin(service.url, 'POST', '/reembedding', body)).body.detail?.[0]?.msg;
    const broken = tinyDirectory('broken');
    writeFileSync(join(broken, 'model.safetensors'), 'version https://git-lfs.github.com/spec/v1');
    try {
      expect(await refusal({ directory: 'models/tiny' })).toMatch(/absolute path/);
      expect(await refusal({ directory: '/no/such/dir' })).toMatch(/ENOENT/);
      expect(await refusal({ directory: broken })).toMatch(/the weights are not a safetensors file/);
      expect(await refusal({ directory: broken, provider: 'openai' })).toMatch(/Only a local model/);
      expect(await refusal({ directory: tinyDirectory('fine'), dimensions: 384 })).toMatch(/48 dimensions/);
      expect(await refusal({ model: 'tiny@0123456789ab', provider: 'local' })).toMatch(/another one needs its directory/);
    } finally {
      await service.stop();
    }
  });
});
