import 'reflect-metadata';
import { loadConfig } from '../../../src/config/config.js';
import { openDatabase } from '../../../src/database/data-source.js';
import { type FakeOpenAi, startFakeOpenAi } from '../../fixtures/fake-openai.js';
import { admin, newWorkspace, workspaceClient } from '../../support/client.js';
import { engines, type TestDatabase } from '../../support/engines.js';
import { expectFound, type Known, startStorm, storeAll, until } from '../../support/reembedding.js';
import { type RunningService, runService, startService } from '../../support/service.js';

const DIMENSIONS = 256;
const NEW_MODEL = { model: 'acme-embed', dimensions: DIMENSIONS };

const notes = (label: string, count: number) =>
  Array.from(
    { length: count },
    (_, i) => `${label} keeps file ${i * 37} about ${['tax', 'rent', 'visas', 'wine'][i % 4]} on shelf ${i}`,
  );

describe.each(engines)('a re-embedding on $name', (engine) => {
  let database: TestDatabase;
  let openai: FakeOpenAi;
  let service: RunningService;
  let oldEnv: Record<string, string>;
  let newEnv: Record<string, string>;
  let stored: Known[];
  beforeAll(async () => {
    database = await engine.create();
    openai = await startFakeOpenAi(DIMENSIONS);
    oldEnv = { ...database.env, OPENAI_BASE_URL: openai.url };
    newEnv = { ...oldEnv, EMBEDDINGS: 'openai', EMBEDDING_MODEL: NEW_MODEL.model, EMBEDDING_DIMENSIONS: String(DIMENSIONS) };
    service = await startService(oldEnv);
  });
  afterAll(async () => {
    await service?.stop();
    await openai?.close();
    await database?.drop();
  });

  it('resumes after kill -9 while calls are served, and loses no memory', async () => {
    const small = workspaceClient(service.url);
    const { key } = await newWorkspace(service.url);
    const smallKnown = await storeAll(small, notes('Ana', 5));
    const bigKnown = await storeAll(workspaceClient(service.url, key), notes('Ben', 70));
    openai.bulkDelay = 700;
    expect((await admin(service.url, 'POST', '/reembedding', NEW_MODEL)).status).toBe(202);
    const first = startStorm([workspaceClient(service.url, key)], bigKnown, 'First');
    // The small workspace is switched, the big one is half done.
    await until(service.url, ({ memories_done }) => memories_done >= 69);
    const afterStorm = await first.stop();
    await service.stop('SIGKILL');
    const asked = openai.requests.length;

    // A service with the new configuration resumes as well.
    service = await startService(newEnv);
    const found: Known[] = [...afterStorm];
    for (const memory of smallKnown) await expectFound(workspaceClient(service.url), memory);
    for (const memory of found.slice(-10)) await expectFound(workspaceClient(service.url, key), memory);
    const second = startStorm([workspaceClient(service.url, key)], found, 'Second');
    const done = await until(service.url, ({ state }) => state === 'done');
    const known = await second.stop();
    expect(done).toMatchObject({
      from: { provider: 'local', model: 'all-MiniLM-L6-v2', dimensions: 384 },
      to: { provider: 'openai', ...NEW_MODEL },
      memories_total: 75,
      memories_done: 75,
      workspaces_left: 0,
      problem: null,
      variables: { EMBEDDINGS: 'openai', EMBEDDING_MODEL: 'acme-embed', EMBEDDING_DIMENSIONS: '256' },
    });
    // Memories that were re-embedded before the kill are not embedded again.
    const bulk = openai.requests.slice(asked).filter(({ body }) => body.input.length > 1);
    expect(bulk.flatMap(({ body }) => body.input).length).toBeLessThan(75);
    stored = [...known, ...smallKnown];
    for (const memory of known.slice(-20)) await expectFound(workspaceClient(service.url, key), memory);
    for (const memory of smallKnown) await expectFound(workspaceClient(service.url), memory);
  }, 120_000);

  it('ends with a refusal of the old configuration, which names the new one', async () => {
    await service.stop();
    const { code, output } = await runService(oldEnv);
    expect(code).toBe(1);
    expect(output).toContain('set EMBEDDINGS=openai EMBEDDING_MODEL=acme-embed EMBEDDING_DIMENSIONS=256');
  });

  it('drops the old index and all old vectors, and searches use the new index', async () => {
    const opened = await openDatabase(loadConfig(newEnv));
    try {
      const query = (text: string) => opened.dataSource.query(text);
      const indexes = await query(`SELECT relname FROM pg_class WHERE relkind IN ('i', 'I') AND relname ~ '_embedding_\\d+$'`);
      expect(indexes).toHaveLength(17);
      for (const { relname } of indexes) expect(relname).toMatch(/_embedding_2$/);
      const [rows] = await query(
        `SELECT count(*) AS all, count(embedding) AS old, count(*) FILTER (WHERE embedding_b_model_id = 2) AS new FROM memories`,
      );
      expect(rows.all).toBe(stored.length);
      const [{ ids }] = await query('SELECT json_agg(id ORDER BY id) AS ids FROM memories');
      expect(stored.map(({ id }) => id).sort((a, b) => a - b)).toEqual(ids);
      expect(rows).toEqual({ all: rows.all, old: 0, new: rows.all });
    } finally {
      await opened.close();
    }
    service = await startService(newEnv);
  });

  it('returns to the old model when it is abandoned', async () => {
    openai.bulkDelay = 700;
    const client = workspaceClient(service.url);
    const [known] = await storeAll(client, ['The spare key hangs behind the boiler']);
    await admin(service.url, 'POST', '/reembedding', { provider: 'local' });
    await until(service.url, ({ workspaces_left }) => workspaces_left < 2);
    expect((await admin(service.url, 'DELETE', '/reembedding')).status).toBe(202);
    const later = await storeAll(client, ['The boiler was serviced in May']);
    const storm = startStorm([client], [known as Known, ...later], 'Back');
    expect(await until(service.url, ({ finished_at }) => finished_at !== null)).toMatchObject({
      state: 'abandoned',
      to: { provider: 'openai', ...NEW_MODEL },
    });
    await storm.stop();
    expect((await admin(service.url, 'DELETE', '/reembedding')).body).toEqual({
      detail: 'No re-embedding is under way that could be abandoned',
    });
  });

  it('can make the vectors of the current model anew', async () => {
    openai.bulkDelay = 0;
    const asked = openai.requests.length;
    expect((await admin(service.url, 'POST', '/reembedding', {})).body).toMatchObject({ to: NEW_MODEL, from: NEW_MODEL });
    await until(service.url, ({ state }) => state === 'done');
    const texts = openai.requests.slice(asked).flatMap(({ body }) => body.input);
    for (const text of notes('Ben', 70)) expect(texts).toContain(text);
  });
});
