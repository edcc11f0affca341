import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import pg from 'pg';
import { Broadcast } from '../../src/database/broadcast.js';
import { describeOnPostgres } from '../support/engines.js';
import { startTcpProxy, type TcpProxy } from '../support/tcp-proxy.js';

describeOnPostgres('Broadcast', () => {
  let proxy: TcpProxy;
  let pools: pg.Pool[];
  let near: Broadcast;
  /** Reaches the database through the proxy only. */
  let far: Broadcast;
  let heard: number;
  const until = async (met: () => boolean) => {
    while (!met()) await sleep(20);
  };
  beforeAll(async () => {
    Logger.overrideLogger(false);
    const url = new URL(process.env['DATABASE_URL'] as string);
    proxy = await startTcpProxy({ host: url.hostname, port: Number(url.port || 5432) });
    const behind = Object.assign(new URL(url), { hostname: '127.0.0.1', port: String(proxy.port) });
    pools = [url, behind].map(({ href }) => new pg.Pool({ connectionString: href }).on('error', () => {}));
    [near, far] = pools.map((pool) => new Broadcast(pool)) as [Broadcast, Broadcast];
    far.subscribe('keys', () => {
      heard++;
    });
    near.subscribe('other things', () => {});
    heard = 0;
    await until(() => near.isHeard && far.isHeard);
  });
  afterAll(async () => {
    await Promise.all([near?.close(), far?.close()]);
    await Promise.all((pools ?? []).map((pool) => pool.end()));
    await proxy?.close();
  });

  it('tells another process what it listens for, and nothing else', async () => {
    heard = 0;
    near.publish('other things');
    near.publish('keys');
    await until(() => heard > 0);
    expect(heard).toBe(1);
  });

  it.each(['cut', 'stall'] as const)(
    'has what was known forgotten when the connection is lost (%s) and when it is back',
    async (fault) => {
      heard = 0;
      proxy[fault]();
      await until(() => heard === 1);
      expect(far.isHeard).toBe(false);
      near.publish('keys');
      await proxy.mend();
      await until(() => heard === 2);
      expect(far.isHeard).toBe(true);
      near.publish('keys');
      await until(() => heard === 3);
    },
  );

  it('has nobody to tell where there is no server', async () => {
    const alone = new Broadcast(null);
    alone.subscribe('keys', () => {});
    alone.publish('keys');
    expect(alone.isHeard).toBe(true);
    await alone.close();
  });
});
