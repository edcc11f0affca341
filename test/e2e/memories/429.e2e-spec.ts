import { setTimeout as sleep } from 'node:timers/promises';
import { admin } from '../../support/client.js';
import { engines } from '../../support/engines.js';
import { newMemoriesWorkspace } from '../../support/memories.js';
import { useSharedService } from '../../support/shared-service.js';

const PLAN_LIMIT_REACHED = {
  error: 'plan_limit_reached',
  code: 'plan_limit_reached',
  detail: 'Plan limit reached for the current billing cycle',
};

describe.each(engines)('429 of the memory resource on $name', (engine) => {
  const service = useSharedService(engine);
  const limit = (id: number, limits: object) => admin(service.url, 'PATCH', `/workspaces/${id}`, limits);
  const writes = async (id: number) => (await admin(service.url, 'GET', `/workspaces/${id}/usage`)).body.memory_writes.used;

  it('comes from the bucket of memory calls, for each of the calls', async () => {
    const w = await newMemoriesWorkspace(service.url);
    await limit(w.id, { rpm_limit: 1, burst_limit: 8 });
    const calls = () => [
      w.list(),
      w.removeWhere(),
      w.get(1),
      w.edit(1, {}),
      w.remove(1),
      w.history(1),
      w.restore(1, {}),
      w.storeBatch(Array.from({ length: 9 }, () => ({}))),
    ];
    for (const { status, headers } of await Promise.all(calls())) {
      expect(status).not.toBe(429);
      expect(headers.get('x-ratelimit-limit')).toBe('1');
    }
    for (const { status, body, headers } of await Promise.all(calls())) {
      expect([status, body.error]).toEqual([429, 'rate_limited']);
      expect(Number(headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    }
  });

  it('comes for a batch for whose texts, ten a token, there are not enough tokens, and takes none then', async () => {
    const w = await newMemoriesWorkspace(service.url);
    await limit(w.id, { rpm_limit: 1, burst_limit: 4 });
    const batch = (texts: number) => w.storeBatch(Array.from({ length: texts }, () => ({})));
    const left = async (texts: number) => {
      const { status, headers } = await batch(texts);
      return [status, headers.get('x-ratelimit-remaining')];
    };
    expect(await left(21)).toEqual([200, '1']);
    expect(await left(11)).toEqual([429, '1']);
    expect(await left(10)).toEqual([200, '0']);
    await limit(w.id, { rpm_limit: 6_000, burst_limit: 2 });
    // A batch for which no bucket would ever have enough takes a full one.
    await sleep(100);
    expect((await left(100))[0]).toBe(200);
  });

  it('answers the texts of a batch for which no unit is left', async () => {
    const w = await newMemoriesWorkspace(service.url);
    await limit(w.id, { memory_write_limit: 3 });
    const { status, body } = await w.storeBatch([
      { text: 'The cat sleeps on the radiator' },
      { text: '' },
      { text: 'the password is my dogs name plus two digits' },
      { text: 'the cat sleeps on the radiator' },
      { text: 'Mira plays the cello' },
      { text: 'Oslo office has a sauna' },
      { text: '' },
    ]);
    expect(status).toBe(200);
    expect(body.results.map((result: { code?: string; status: string }) => result.code ?? result.status)).toEqual([
      'ok',
      'validation_failed',
      'pii_rejected',
      'ok',
      'ok',
      'plan_limit_reached',
      'validation_failed',
    ]);
    expect(body.results[5]).toEqual({ status: 'error', code: 'plan_limit_reached', detail: PLAN_LIMIT_REACHED.detail });
    expect(await writes(w.id)).toBe(3);
    expect((await w.status()).body.workspace_status).toBe('limit_reached');
  });

  it('is caused by edits of the text, but by no other change', async () => {
    const w = await newMemoriesWorkspace(service.url);
    const id = await w.remember('The cat sleeps on the radiator');
    await w.edit(id, { meta: { n: 1 } });
    await w.edit(id, { text: 'The cat sleeps on the radiator' });
    expect(await writes(w.id)).toBe(1);
    await w.edit(id, { text: 'Mira plays the cello' });
    expect(await writes(w.id)).toBe(2);
    await w.restore(id, { revision: 1 });
    expect(await writes(w.id)).toBe(3);
    await w.edit(id, { text: 'the password is my dogs name plus two digits' });
    expect(await writes(w.id)).toBe(3);

    await limit(w.id, { memory_write_limit: 3 });
    for (const refused of [await w.edit(id, { text: 'Oslo office has a sauna' }), await w.restore(id, { revision: 3 })]) {
      expect([refused.status, refused.body]).toEqual([429, PLAN_LIMIT_REACHED]);
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(1);
    }
    const open = [
      await w.list(),
      await w.get(id),
      await w.history(id),
      await w.edit(id, { meta: { n: 2 } }),
      await w.restore(id, { revision: 2 }),
    ];
    expect(open.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect((await w.removeWhere('?q=cat&dry_run=true')).status).toBe(200);
    expect((await w.remove(id)).status).toBe(204);
  });
});
