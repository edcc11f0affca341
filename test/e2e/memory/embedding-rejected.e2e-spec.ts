import { type FakeOpenAi, publicScaleEnv, startFakeOpenAi } from '../../fixtures/fake-openai.js';
import { admin, call, newWorkspace } from '../../support/client.js';
import { engines, type TestDatabase } from '../../support/engines.js';
import { eventsClient, said } from '../../support/events.js';
import { until } from '../../support/reembedding.js';
import { type RunningService, startService, untilWritten } from '../../support/service.js';

const DIMENSIONS = 16;
const BAD = 'Quagga stripes turn into NaN';
const REJECTED = { code: 'embedding_rejected', detail: 'The embedding model refuses this text: it would do so again' };
/** The server accepts at most 2,000 characters of a text, and none of {@link BAD}. */
const MAX_LENGTH = 2000;
const LONG = Array.from({ length: 80 }, (_, i) => `Vineyard block ${i + 100} was pruned by hand this winter.`).join(' ');

// No part of this depends on the database.
describe('a text that the embedding model refuses', () => {
  let openai: FakeOpenAi;
  let database: TestDatabase;
  let service: RunningService;
  let w: Awaited<ReturnType<typeof newWorkspace>>;
  beforeAll(async () => {
    openai = await startFakeOpenAi(DIMENSIONS);
    database = await engines[0]!.create();
    service = await startService({ ...database.env, ...publicScaleEnv(openai.url, DIMENSIONS) });
    openai.quirk = ({ input }) => {
      const bad = [input].flat().find((text: string) => text === BAD || text.length > MAX_LENGTH);
      return bad && { status: 400, body: { error: { message: `cannot embed: ${bad}` } } };
    };
  });
  beforeEach(async () => {
    w = await newWorkspace(service.url);
  });
  afterAll(async () => {
    await service?.stop();
    await openai?.close();
    await database?.drop();
  });

  it('is a 422 for a store, and stops no other store', async () => {
    const { status, headers, body } = await w.store(BAD);
    expect({ status, body }).toEqual({ status: 422, body: { error: 'embedding_rejected', ...REJECTED } });
    expect(headers.has('retry-after')).toBe(false);
    expect((await w.store('Ana likes tea')).status).toBe(200);
    expect((await call('GET', `${service.url}/readyz`)).body.status).toBe('ready');
  });

  it('is a 422 for a retrieve and a new text of a memory', async () => {
    const { body } = await w.store('Ana likes tea');
    expect(await w.retrieve(BAD)).toMatchObject({ status: 422, body: REJECTED });
    const patch = (text: string) => call('PATCH', `${service.url}/v1/memory/${body.memory_id}`, { token: w.key, body: { text } });
    expect(await patch(BAD)).toMatchObject({ status: 422, body: REJECTED });
    expect((await patch('Ana likes coffee')).status).toBe(200);
  });

  it('fails its own part of a batch and of an import', async () => {
    const batch = await call('POST', `${service.url}/v1/memory/store/batch`, {
      token: w.key,
      body: { memories: [{ text: 'Ana likes tea' }, { text: BAD }, { text: 'Ben likes milk' }] },
    });
    expect(batch.body.results).toEqual([
      expect.objectContaining({ memory_id: expect.any(Number) }),
      { status: 'error', ...REJECTED },
      expect.objectContaining({ memory_id: expect.any(Number) }),
    ]);
    const lines = [{ text: 'Cleo likes juice' }, { text: BAD }, { text: 'Dana likes water' }];
    const imported = await fetch(`${service.url}/v1/memory/import`, {
      method: 'POST',
      headers: { authorization: `Bearer ${w.key}`, 'content-type': 'application/x-ndjson' },
      body: lines.map((line) => JSON.stringify(line)).join('\n'),
    });
    expect(await imported.json()).toMatchObject({ created: 2, failed: 1, failed_lines: [{ line: 2, ...REJECTED }] });
  });

  it('is an error of its turn, and the turns behind it become memories', async () => {
    const events = eventsClient(service.url, w.key);
    const { results } = await events.until(await events.submit(said(BAD, 'The pump in barn two was replaced by Marek'), 'slack'));
    expect(results).toMatchObject([
      { status: 'error', attempts: 1, ...REJECTED },
      { status: 'ok', attempts: 1 },
    ]);
  });

  it('does not concern a long text, whose beginning and passages are embedded', async () => {
    const { status, body } = await w.store(LONG);
    expect(status).toBe(200);
    const [hit] = (await w.retrieve('Vineyard block 179 was pruned by hand this winter.', { min_score: 0 })).body.memories;
    expect(hit).toMatchObject({ id: body.memory_id, text: LONG });
  });

  it('is named in the log with the reason of the provider, and without its words', async () => {
    await w.store(BAD);
    await untilWritten(service, /A text of 28 characters cannot be embedded\. The embedding provider answered with status 400/);
    expect(service.output()).not.toContain('Quagga');
  });

  it('is skipped by a re-embedding, which names its memory', async () => {
    const { quirk } = openai;
    openai.quirk = () => undefined;
    const { body } = await w.store(BAD);
    await w.store('Five of them', { in_reply_to: 'How many people work here?' });
    openai.quirk = quirk;
    expect((await admin(service.url, 'POST', '/reembedding', { model: 'next-embed', dimensions: DIMENSIONS })).status).toBe(202);
    await until(service.url, ({ workspaces_left }) => workspaces_left === 0);
    await untilWritten(service, new RegExp(`memory ${body.memory_id} of workspace ${w.id} is skipped`));
    const inputs = openai.requests.flatMap((request) => (request.body.model === 'next-embed' ? request.body.input : []));
    expect(inputs).toContain('How many people work here?\nFive of them');
    expect((await call('GET', `${service.url}/v1/memory/${body.memory_id}`, { token: w.key })).status).toBe(200);
    expect((await w.store('Ana likes tea')).status).toBe(200);
  });
});
