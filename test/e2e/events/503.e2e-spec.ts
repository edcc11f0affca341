import { type FakeOpenAi, startFakeOpenAi } from '../../fixtures/fake-openai.js';
import { newWorkspace } from '../../support/client.js';
import { describeOnPostgres, embedded, type TestDatabase } from '../../support/engines.js';
import { eventsClient, said } from '../../support/events.js';
import { BOOTSTRAP_KEY, type RunningService, startService } from '../../support/service.js';
import { startTcpProxy, type TcpProxy } from '../../support/tcp-proxy.js';

describeOnPostgres('503 of the events endpoints while it cannot be reached', (engine) => {
  let database: TestDatabase;
  let proxy: TcpProxy;
  let service: RunningService;
  beforeAll(async () => {
    database = await engine.create();
    const url = new URL(database.env['DATABASE_URL'] as string);
    proxy = await startTcpProxy({ host: url.hostname || '127.0.0.1', port: Number(url.port) || 5432 });
    url.hostname = '127.0.0.1';
    url.port = String(proxy.port);
    service = await startService({ ...database.env, DATABASE_URL: url.href });
  });
  afterAll(async () => {
    await service?.stop();
    await proxy?.close();
    await database?.drop();
  });

  it('says so, and works off what was accepted before when it is back', async () => {
    const events = eventsClient(service.url, BOOTSTRAP_KEY);
    const texts = ['Mira plays the cello', 'The office closes at six', 'Parcels go to the back door', 'The cat is called Ada'];
    const id = await events.submit(said(...texts));
    proxy.cut();
    for (const answer of [await events.post({ events: said('x') }), await events.get(id)])
      expect(answer).toMatchObject({ status: 503, body: { detail: 'Service temporarily unavailable' } });
    await proxy.mend();
    expect(await events.until(id)).toMatchObject({ status: 'done', accepted: 4 });
    const { memories } = (await (await newWorkspace(service.url)).retrieve('x', { min_score: 0 })).body;
    expect(memories).toEqual([]);
  });
});

describe('an embeddings endpoint that fails', () => {
  let database: TestDatabase;
  let openai: FakeOpenAi;
  let service: RunningService;
  beforeAll(async () => {
    database = await embedded.create();
    openai = await startFakeOpenAi();
    service = await startService({
      ...database.env,
      EMBEDDINGS: 'openai',
      OPENAI_BASE_URL: openai.url,
      OPENAI_API_KEY: 'sk-test',
    });
  });
  afterAll(async () => {
    await service?.stop();
    await openai?.close();
    await database?.drop();
  });

  it('makes events wait, says what for, and loses nothing', async () => {
    const events = eventsClient(service.url, BOOTSTRAP_KEY);
    openai.failWith({ status: 401 });
    const id = await events.submit(said('The vault code name is Quagga'));
    const waiting = await events.until(id, ({ results }) => results[0].code !== undefined);
    expect(waiting).toMatchObject({
      status: 'processing',
      results: [{ status: 'queued', code: 'unavailable', detail: 'Service temporarily unavailable' }],
    });
    openai.succeed();
    expect(await events.until(id)).toMatchObject({ status: 'done', results: [{ status: 'ok' }] });
    expect(service.output()).not.toContain('Quagga');
  });
});
