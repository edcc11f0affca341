import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { passagesOf } from '../../../src/text/passages.js';
import { type FakeOpenAi, startFakeOpenAi } from '../../fixtures/fake-openai.js';
import { admin, newWorkspace, workspaceClient } from '../../support/client.js';
import { engines, oneEngine } from '../../support/engines.js';
import { codePoints, longText } from '../../support/long-texts.js';
import { memoriesClient } from '../../support/memories.js';
import { until } from '../../support/reembedding.js';
import { useRestartableService } from '../../support/restartable-service.js';
import { importLines } from '../../support/transfer.js';

const KEY =
  'The spare key of the sailing boat hangs behind the third beehive, below the shelf with the smoker, the gloves and the veil.';
const ASKED = 'Where is the spare key of the boat?';
const RING =
  'Grandmother keeps her wedding ring in the blue sugar bowl, on the dresser in the kitchen, beside the jars with the beans.';
const ASKED_OF_RING = 'Where is the wedding ring of grandmother?';
/** Enough memories to kill the service while it makes their passages, of which it takes two at a time. */
const EARLIER = 16;
/** Delay of the vectors of passages until the service is killed. */
const SLOW_MS = 700;
const textOf = (n: number) => `Report ${n}. ${longText(2_400, KEY)}`;
const DIMENSIONS = 256;
const WITHIN_MS = 90_000;
const TIMEOUT_MS = 240_000;

interface PassageRow {
  readonly memory: number;
  readonly chunk: number;
  readonly model: number;
  readonly vector: string;
}

describe.each(engines)('the passages of stored texts on $name', (engine) => {
  const { url, start, stop, inDatabase } = useRestartableService(engine);
  let openai: FakeOpenAi;
  let key: string;
  beforeAll(async () => {
    openai = await startFakeOpenAi(DIMENSIONS);
  });
  afterAll(() => openai?.close());

  /** The variables of a service that embeds by the fake, whose vectors are equal for equal texts. */
  const embedding = (model: string) => ({
    EMBEDDINGS: 'openai',
    EMBEDDING_MODEL: model,
    EMBEDDING_DIMENSIONS: String(DIMENSIONS),
    OPENAI_BASE_URL: openai.url,
  });
  const client = () => ({ ...workspaceClient(url(), key), ...memoriesClient(url(), key) });
  const passageRows = (variables: Record<string, string> = {}) =>
    inDatabase(
      async (query) => ({
        rows: (await query(
          `SELECT memory_id AS memory, chunk, model_id AS model, embedding::text AS vector FROM memory_chunks
         ORDER BY memory_id, chunk, model_id`,
        )) as PassageRow[],
        jobs: await query('SELECT memory_id FROM embedding_jobs'),
      }),
      variables,
    );
  /** Returns the passage by which the best hit is found. */
  const passageFor = async (query: string, options: object = {}): Promise<string | null> => {
    const { status, body } = await client().retrieve(query, { explain: true, ...options });
    expect(status).toBe(200);
    const [first] = body.memories;
    const passage = first?.explain.passage;
    return passage ? codePoints(first.text, passage.start, passage.end) : null;
  };
  const untilFound = async (isFound: () => Promise<boolean>) => {
    const deadline = Date.now() + WITHIN_MS;
    while (!(await isFound())) {
      if (Date.now() > deadline) throw new Error('the passage is not found');
      await sleep(200);
    }
  };

  it(
    'are made in the background for texts of an earlier version, across kill -9',
    async () => {
      const variables = embedding('first-embed');
      await start(variables);
      ({ key } = await newWorkspace(url()));
      const lines = Array.from({ length: EARLIER }, (_, n) => ({ text: textOf(n), meta: { n } }));
      expect((await importLines(url(), key, lines)).body).toMatchObject({ created: EARLIER });
      // As the migration leaves a database.
      await inDatabase(async (query) => {
        await query('DELETE FROM memory_chunks');
        await query('DELETE FROM embedding_jobs');
        await query(
          `INSERT INTO embedding_jobs (workspace_id, memory_id, due_at) SELECT workspace_id, id, 'infinity' FROM memories`,
        );
      }, variables);

      openai.bulkDelay = SLOW_MS;
      await start(variables);
      const isFound = async (n: number) => (await passageFor(KEY, { filter: { meta: { n } } })) === KEY;
      // What is stored meanwhile is found at once, and an edited text before all others are done.
      expect((await client().store(longText(2_000, RING), { n: -1 })).body.dedup.action).toBe('stored_new');
      expect(await passageFor(RING)).toBe(RING);
      // One question for all of them: one for each would take the time in which the passages are made.
      await untilFound(async () => (await passageFor(KEY)) === KEY);
      await stop('SIGKILL');
      openai.bulkDelay = 0;
      const { rows, jobs } = await passageRows(variables);
      expect(jobs.length).toBeGreaterThan(0);
      expect(new Set(rows.map(({ memory }) => memory)).size + jobs.length).toBe(EARLIER + 1);

      await start(variables);
      for (const { meta } of lines) await untilFound(() => isFound(meta.n));
      const after = await passageRows(variables);
      expect(after.jobs).toEqual([]);
      const wanted = [...lines.map(({ text }) => text), longText(2_000, RING)].map((text) => passagesOf(text).length);
      expect(after.rows).toHaveLength(wanted.reduce((sum, count) => sum + count));
    },
    TIMEOUT_MS,
  );

  // What follows is the same on both engines.
  if (!oneEngine.includes(engine)) return;

  it(
    'keep their vectors when texts are encrypted, and encrypted with another key',
    async () => {
      const [first, second] = [randomBytes(32).toString('hex'), randomBytes(32).toString('hex')];
      const done = async () => (await admin(url(), 'GET', '/key-rotation')).body.state === 'done';
      await start();
      ({ key } = await newWorkspace(url()));
      await client().store(longText(3_000, KEY), { n: 1 });
      const before = await passageRows();
      expect(before.rows.length).toBeGreaterThan(10);
      const keys = [{ ENCRYPTION_KEY: first }, { ENCRYPTION_KEY: second, ENCRYPTION_KEYS_PREVIOUS: first }];
      for (const variables of keys) {
        await start(variables);
        expect((await admin(url(), 'POST', '/key-rotation')).status).toBe(202);
        await untilFound(done);
        expect(await passageFor(ASKED)).toBe(KEY);
        expect(await passageRows(variables)).toEqual(before);
      }
      await start(keys[1]);
      const { body } = await client().store(longText(2_000, RING), { n: 2 });
      expect(await passageFor(ASKED_OF_RING, { filter: { meta: { n: 2 } } })).toBe(RING);
      // A change of meta alone leaves them too.
      expect((await client().edit(body.memory_id, { meta: { n: 3 } })).status).toBe(200);
      expect(await passageFor(ASKED_OF_RING, { filter: { meta: { n: 3 } } })).toBe(RING);
    },
    TIMEOUT_MS,
  );

  it(
    'are made anew for another model',
    async () => {
      await start(embedding('first-embed'));
      ({ key } = await newWorkspace(url()));
      const text = longText(3_000, KEY);
      const { body } = await client().store(text);
      expect(await passageFor(KEY)).toBe(KEY);
      const before = await passageRows(embedding('first-embed'));
      await start(embedding('first-embed'));
      const change = { model: 'second-embed', dimensions: DIMENSIONS };
      expect((await admin(url(), 'POST', '/reembedding', change)).status).toBe(202);
      await until(url(), ({ state }) => state === 'done');
      await start(embedding('second-embed'));
      await untilFound(async () => (await passageFor(KEY)) === KEY);
      const after = await passageRows(embedding('second-embed'));
      expect(after.jobs).toEqual([]);
      const [old, now] = [before, after].map(({ rows }) => rows.map(({ memory, chunk }) => ({ memory, chunk })));
      expect(now).toEqual(old);
      expect(now).toEqual(passagesOf(text).map((_, index) => ({ memory: body.memory_id, chunk: index + 1 })));
      const models = (rows: readonly PassageRow[]) => [...new Set(rows.map(({ model }) => model))];
      expect(models(after.rows)).toHaveLength(1);
      expect(models(after.rows)).not.toEqual(models(before.rows));
    },
    TIMEOUT_MS,
  );
});
