import { setTimeout as sleep } from 'node:timers/promises';
import { type Balancer, startBalancer } from '../../support/balancer.js';
import { admin, call, newWorkspace, workspaceClient } from '../../support/client.js';
import { describeOnServers, type TestDatabase } from '../../support/engines.js';
import { type RunningService, startService } from '../../support/service.js';

/** Fewer than a process works on at a time: none of their calls has to wait for another. */
const CLIENTS = 6;
/** Stores of each client with three processes, and with the restarted one among them. */
const STORES = 4;
const RETRIEVES_A_STORE = 2;
/** Many probes of the balancer: a stop is noticed in time on a busy machine, too. */
const STOP_DELAY_SECONDS = '2';
const BURST = 20;

describeOnServers('three processes behind a balancer', (engine) => {
  let database: TestDatabase;
  let services: RunningService[];
  let balancer: Balancer;
  const start = () => startService({ ...database.env, STOP_DELAY_SECONDS });
  beforeAll(async () => {
    database = await engine.create();
    services = await Promise.all([1, 2, 3].map(start));
    balancer = await startBalancer(services.map(({ url }) => url));
  });
  afterAll(async () => {
    await balancer?.close();
    await Promise.all((services ?? []).map((service) => service.stop('SIGKILL')));
    await database?.drop();
  });

  it('answer every call while one of them is restarted, lose nothing, and count once', async () => {
    const workspace = await newWorkspace(balancer.url);
    const { store, retrieve } = workspaceClient(balancer.url, workspace.key);
    const stored: { readonly id: number; readonly text: string }[] = [];
    let isRestarted = false;
    const client = async (number: number) => {
      for (let n = 0, last = STORES; n < last; n++) {
        const text = `Shelf ${number}-${n} holds ${n * CLIENTS + number + 3} boxes`;
        const answer = await store(text);
        expect([answer.status, answer.body.dedup?.action]).toEqual([200, 'stored_new']);
        stored.push({ id: answer.body.memory_id, text });
        const old = stored[(n * 7) % stored.length]!;
        for (const { id, text: query } of [stored.at(-1)!, old]) {
          const found = await retrieve(query, { top_k: 20, min_score: 0.5 });
          expect([query, found.status, found.body.memories?.filter((memory: { id: number }) => memory.id === id).length]).toEqual(
            [query, 200, 1],
          );
        }
        if (!isRestarted) last = n + STORES;
      }
    };
    const clients = Promise.all(Array.from({ length: CLIENTS }, (_, number) => client(number)));
    clients.catch(() => {});
    const [stopping] = services as [RunningService];
    expect(await stopping.stop()).toBe(0);
    expect(balancer.ready()).toHaveLength(2);
    services[0] = await start();
    balancer.add(services[0].url);
    while (balancer.ready().length < 3) await sleep(50);
    isRestarted = true;
    await clients;

    expect(new Set(stored.map(({ id }) => id)).size).toBe(stored.length);
    const exported = await fetch(`${balancer.url}/v1/memory/export`, { headers: { authorization: `Bearer ${workspace.key}` } });
    const lines = (await exported.text())
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).text);
    expect(lines.filter(Boolean).sort()).toEqual(stored.map(({ text }) => text).sort());
    await sleep(1_000);
    const { body: usage } = await admin(balancer.url, 'GET', `/workspaces/${workspace.id}/usage`);
    expect([usage.memory_writes.used, usage.memory_retrieves.used]).toEqual([stored.length, stored.length * RETRIEVES_A_STORE]);
  });

  it('share one rate limit', async () => {
    const { id, key } = await newWorkspace(balancer.url);
    await admin(balancer.url, 'PATCH', `/workspaces/${id}`, { rpm_limit: 60, burst_limit: BURST });
    await sleep(1_000);
    const knocks = Array.from({ length: 3 * BURST }, () =>
      call('POST', `${balancer.url}/v1/memory/retrieve`, { token: key, body: {} }),
    );
    const passed = (await Promise.all(knocks)).filter(({ status }) => status === 422).length;
    expect(passed).toBeGreaterThanOrEqual(BURST);
    // Those of one bucket and what flowed in meanwhile; with a bucket for each process it would be all of them.
    expect(passed).toBeLessThan(2 * BURST);
  });
});
