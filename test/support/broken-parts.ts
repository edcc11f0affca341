import { type FakeOpenAi, startFakeOpenAi } from '../fixtures/fake-openai.js';
import { type Engine, embedded, type TestDatabase } from './engines.js';
import { type RunningService, startService } from './service.js';
import { startTcpProxy, type TcpProxy } from './tcp-proxy.js';

/**
 * Starts the service on a PostgreSQL whose connections a test can cut (`proxy.cut()`); it runs from `beforeAll` to
 * `afterAll`.
 */
export function useServiceBehindProxy(engine: Engine) {
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
  return {
    get service() {
      return service;
    },
    get proxy() {
      return proxy;
    },
  };
}

/**
 * Starts the service on the embedded database, with an embeddings endpoint that a test can make fail
 * (`openai.failWith(…)`); it runs from `beforeAll` to `afterAll`.
 */
export function useServiceWithOpenAi(apiKey = 'sk-test') {
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
      OPENAI_API_KEY: apiKey,
    });
  });
  afterAll(async () => {
    await service?.stop();
    await openai?.close();
    await database?.drop();
  });
  return {
    get service() {
      return service;
    },
    get openai() {
      return openai;
    },
  };
}
