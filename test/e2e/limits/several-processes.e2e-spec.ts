import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import pg from 'pg';
import { admin, call, newWorkspace, readinessUntil, workspaceClient } from '../../support/client.js';
import { describeOnServers, type TestDatabase } from '../../support/engines.js';
import { offer } from '../../support/load.js';
import { startRedisMonitor } from '../../support/redis-monitor.js';
import { type RunningService, startService } from '../../support/service.js';
import { startTcpProxy, type TcpProxy } from '../../support/tcp-proxy.js';

describeOnServers('limits of several processes', (engine, redisUrl) => {
  let database: TestDatabase;
  let services: RunningService[];
  let client: pg.Client;
  let redis: Redis;
  let proxy: TcpProxy;
  /** Reaches Redis only through the proxy. */
  let shaky: RunningService;
  beforeAll(async () => {
    database = await engine.create();
    const { hostname, port } = new URL(redisUrl);
    proxy = await startTcpProxy({ host: hostname, port: Number(port || 6379) });
    services = await Promise.all([1, 2, 3, 4].map(() => startService(database.env)));
    shaky = await startService({ ...database.env, REDIS_URL: `redis://127.0.0.1:${proxy.port}` });
    client = new pg.Client({ connectionString: database.env['DATABASE_URL'] as string });
    await client.connect();
    redis = new Redis(redisUrl);
  });
  afterAll(async () => {
    redis?.disconnect();
    await client?.end();
    await Promise.all([...(services ?? []), shaky].map((service) => service?.stop()));
    await proxy?.close();
    await database?.drop();
  });

  const urls = (count: number) => services.slice(0, count).map(({ url }) => url);
  const limit = (id: number, limits: object) => admin(services[0]!.url, 'PATCH', `/workspaces/${id}`, limits);
  const limited = async (limits: object) => {
    const workspace = await newWorkspace(services[0]!.url);
    await limit(workspace.id, limits);
    return workspace;
  };
  /** A call that is let through does no more than be found invalid. */
  const knock = async (url: string, token: string) =>
    (await call('POST', `${url}/v1/memory/retrieve`, { token, body: {} })).status;

  it('let through what one process does', async () => {
    const [perSecond, burst, seconds] = [50, 50, 6];
    for (const processes of [1, 2, 4]) {
      const { key } = await limited({ rpm_limit: perSecond * 60, burst_limit: burst });
      const from = urls(processes);
      const start = Date.now();
      const statuses = await offer({ perSecond: 10 * perSecond, seconds }, (i) => knock(from[i % processes]!, key));
      const theoretical = burst + (perSecond * (Date.now() - start)) / 1000;
      const passed = statuses.filter((status) => status === 422).length;
      expect(statuses.filter((status) => status === 429)).toHaveLength(statuses.length - passed);
      expect(passed / theoretical).toBeGreaterThanOrEqual(0.95);
      expect(passed / theoretical).toBeLessThanOrEqual(1.05);
    }
  });

  it('serve exactly 50 of 200 calls at once for the last 50 units, and tell it once', async () => {
    const workspace = await limited({ memory_write_limit: 60 });
    const clients = urls(3).map((url) => workspaceClient(url, workspace.key));
    for (let i = 0; i < 10; i++) await workspace.store(`Fact number ${i}`);
    const answers = await Promise.all(Array.from({ length: 200 }, (_, i) => clients[i % 3]!.store('The same fact every time')));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(50);
    expect(answers.filter(({ body }) => body.code === 'plan_limit_reached')).toHaveLength(150);
    const { rows } = await client.query(
      `SELECT payload FROM outbox_events WHERE workspace_id = $1 AND type = 'workspace.status_changed'`,
      [workspace.id],
    );
    expect(rows).toEqual([{ payload: { from: 'active', to: 'limit_reached', reason: 'usage' } }]);
  });

  it('go by a limit that another process changed within 5 s', async () => {
    const workspace = await limited({ rpm_limit: 60, burst_limit: 1 });
    const other = services[1]!.url;
    expect(await knock(other, workspace.key)).toBe(422);
    await limit(workspace.id, { rpm_limit: 6_000, burst_limit: 500 });
    await sleep(5_000);
    const { headers } = await workspaceClient(other, workspace.key).retrieve('x');
    expect(headers.get('x-ratelimit-limit')).toBe('6000');
  });

  it('ask Redis once a memory call, and not at all for its quota', async () => {
    const { key, id } = await limited({ memory_write_limit: 100 });
    const clientOfKey = workspaceClient(services[0]!.url, key);
    await clientOfKey.store('The first call sends the script');
    const { rows } = await client.query('SELECT id FROM installation');
    const monitor = await startRedisMonitor(redisUrl);
    try {
      for (let i = 0; i < 5; i++) {
        expect((await clientOfKey.store(`A counted fact, number ${i}`)).status).toBe(200);
        expect((await clientOfKey.retrieve('a counted fact')).status).toBe(200);
      }
      await sleep(200);
      const asked = monitor.commandsWith(`${rows[0].id}:bucket:{ws:${id}}`);
      expect(asked).toEqual(Array.from({ length: 10 }, () => 'evalsha'));
    } finally {
      monitor.close();
    }
  });

  it.each([
    ['stopped', () => proxy.cut()],
    ['hanging', () => proxy.stall()],
  ])('serve on with Redis %s in the middle of a load, and share their limits again afterwards', async (_how, fail) => {
    const { key, id } = await limited({ rpm_limit: 600, burst_limit: 20 });
    const outage = (async () => {
      await sleep(1_000);
      fail();
      await sleep(1_500);
      expect((await readinessUntil(shaky.url, /^degraded$/)).status).toBe('degraded');
      await proxy.mend();
    })();
    const statuses = await offer({ perSecond: 50, seconds: 5 }, () => knock(shaky.url, key));
    await outage;
    expect(new Set(statuses)).toEqual(new Set([422, 429]));
    expect((await readinessUntil(shaky.url, /^ready$/)).status).toBe('ready');

    await sleep(2_500);
    const { rows } = await client.query('SELECT id FROM installation');
    const bucket = `mnemonest:${rows[0].id}:bucket:{ws:${id}}`;
    expect(await redis.exists(bucket)).toBe(0);
    const after = await Promise.all(Array.from({ length: 40 }, (_, i) => knock([shaky.url, services[0]!.url][i % 2]!, key)));
    expect(await redis.exists(bucket)).toBe(1);
    const passed = after.filter((status) => status === 422).length;
    expect(passed).toBeGreaterThanOrEqual(20);
    // Twenty and what flowed in meanwhile; with a bucket for each process it would be all of them.
    expect(passed).toBeLessThan(40);
  });
});
