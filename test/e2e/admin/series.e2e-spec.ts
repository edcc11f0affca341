import { setTimeout as sleep } from 'node:timers/promises';
import { admin, call, newWorkspace, workspaceClient } from '../../support/client.js';
import { engines } from '../../support/engines.js';
import { ADMIN_TOKEN } from '../../support/service.js';
import { useSharedService } from '../../support/shared-service.js';

const WRITTEN_WITHIN_MS = 15_000;

describe.each(engines)('usage, overview and repeated calls on $name', (engine) => {
  const service = useSharedService(engine);

  it('count what each key is used for, and when it was used last', async () => {
    const { id, keyId, store, retrieve } = await newWorkspace(service.url);
    const { body: other } = await admin(service.url, 'POST', `/workspaces/${id}/keys`, { label: 'other' });
    await store('The office is in Lisbon');
    await store('');
    await retrieve('Where is the office?');
    await workspaceClient(service.url, other.key).store('The canteen opens at noon');
    const series = async (query: string) => (await admin(service.url, 'GET', `/workspaces/${id}/usage/series${query}`)).body;
    let byKey = await series('?by=key');
    // A call is counted when it comes, its unit when it is answered: what is written in between has the call alone.
    const isComplete = () => byKey.series.length === 2 && byKey.series.at(-1).memory_writes === 1;
    for (const end = Date.now() + WRITTEN_WITHIN_MS; !isComplete() && Date.now() < end; byKey = await series('?by=key'))
      await sleep(50);
    expect(byKey.series).toEqual([
      { api_key_id: keyId, label: 'default', calls: 3, memory_writes: 1, memory_retrieves: 1 },
      { api_key_id: other.id, label: 'other', calls: 1, memory_writes: 1, memory_retrieves: 0 },
    ]);
    const days = await series('');
    expect(days).toMatchObject({ workspace_id: id, by: 'day', series: expect.any(Array) });
    expect(days.series).toHaveLength(30);
    expect(days.series.at(-1)).toEqual({ day: days.to, calls: 4, memory_writes: 2, memory_retrieves: 1 });
    expect(days.series[0]).toEqual({ day: days.from, calls: 0, memory_writes: 0, memory_retrieves: 0 });
    expect((await series('?from=2026-01-30&to=2026-02-02')).series.map(({ day }: { day: string }) => day)).toEqual([
      '2026-01-30',
      '2026-01-31',
      '2026-02-01',
      '2026-02-02',
    ]);
    expect((await admin(service.url, 'GET', `/keys/${keyId}`)).body.last_used_at).toMatch(/Z$/);
  });

  it.each([
    ['from=2026-02-01&to=2026-01-01', 422],
    ['from=2024-01-01&to=2026-01-01', 422],
    ['by=month', 422],
    ['days=3', 422],
  ])('answer %s with %d', async (query, status) => {
    expect((await admin(service.url, 'GET', `/workspaces/1/usage/series?${query}`)).status).toBe(status);
  });

  it('answer 404 for an unknown workspace', async () => {
    expect((await admin(service.url, 'GET', '/workspaces/999999/usage/series')).status).toBe(404);
  });

  it('tell an operator what there is', async () => {
    const { status, body } = await admin(service.url, 'GET', '/overview');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      status: 'ready',
      checks: { database: 'up', embeddings: 'up' },
      started_at: expect.stringMatching(/Z$/),
      encryption: 'off',
      totals: { accounts: expect.any(Number), workspaces: { active: expect.any(Number) }, memories: expect.any(Number) },
      latencies: { store: { calls: expect.any(Number) }, retrieve: { calls: expect.any(Number) } },
      queues: { turns: expect.any(Number), embedding_jobs: expect.any(Number), purges: expect.any(Number) },
      versions: { mnemonest: expect.any(String), database: expect.stringMatching(/^(embedded|postgresql) \d/) },
      last_errors: expect.any(Array),
    });
    expect((await call('GET', `${service.url}/admin/v1/overview`)).status).toBe(401);
  });

  it('replay the answer to an operator who repeats a call, and to nobody else', async () => {
    const key = `k${Math.random()}`;
    const post = (name: string, token = ADMIN_TOKEN) =>
      call('POST', `${service.url}/admin/v1/workspaces`, { token, body: { name }, headers: { 'idempotency-key': key } });
    const first = await post('once');
    const again = await post('once');
    expect(again.body).toEqual(first.body);
    expect([first, again].map(({ status, headers }) => [status, headers.get('idempotency-replayed')])).toEqual([
      [201, null],
      [201, 'true'],
    ]);
    expect((await post('twice')).status).toBe(409);
    expect((await post('once', 'another-token-0123456789')).status).toBe(401);
    const { body } = await admin(service.url, 'GET', `/audit?workspace_id=${first.body.workspace.id}`);
    expect(body.entries).toHaveLength(1);
    const headers = { 'idempotency-key': `${key}-d` };
    const remove = () => call('DELETE', `${service.url}/admin/v1/keys/${first.body.api_key.id}`, { token: ADMIN_TOKEN, headers });
    expect([(await remove()).status, (await remove()).status]).toEqual([204, 204]);
  });
});
