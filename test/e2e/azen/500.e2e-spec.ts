import { newAzenWorkspace } from '../../support/azen.js';
import { describeOnPostgres, type TestDatabase } from '../../support/engines.js';
import { type RunningService, startService } from '../../support/service.js';
import { startTcpProxy, type TcpProxy } from '../../support/tcp-proxy.js';

describeOnPostgres('500 of the Azen API while the database cannot be reached', (engine) => {
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

  it('is in the form of Azen, and everything goes on by itself', async () => {
    const w = await newAzenWorkspace(service.url);
    const id = await w.remember('Before the outage');
    proxy.cut();
    // The key may still be known, or not: then nobody knows what else would have failed.
    const unhandled = 'Internal Server Error: Unhandled exception.';
    for (const [answer, ...messages] of [
      [await w.create('During the outage'), 'Failed to create memory record', unhandled],
      [await w.remove(id), 'Failed to delete memory record', unhandled],
      [await w.get(id), unhandled],
      [await w.list(), unhandled],
      [await w.search('outage'), unhandled],
      [await w.usage(), unhandled],
    ] as const) {
      expect([answer.status, answer.body.status, answer.body.code]).toEqual([500, 'internal_server_error', 500]);
      expect(messages).toContain(answer.body.message);
    }
    await proxy.mend();
    expect((await w.get(id)).status).toBe(200);
    await w.remember('After the outage');
    expect((await w.list()).body.total_count).toBe(2);
  });
});
