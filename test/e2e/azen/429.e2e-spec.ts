import { newAzenKey, newAzenWorkspace } from '../../support/azen.js';
import { admin } from '../../support/client.js';
import { engines } from '../../support/engines.js';
import { useSharedService } from '../../support/shared-service.js';

const RATE_LIMITED = { status: 'rate_limited', message: 'Rate limit exceeded for this API key', code: 429 };

describe.each(engines)('429 of the Azen API on $name', (engine) => {
  const service = useSharedService(engine);

  it('answers a key after 60 calls at once, whatever the limits of its workspace', async () => {
    const w = await newAzenWorkspace(service.url, 'free');
    const usual = { rpm_limit: null, burst_limit: null };
    const [one, other] = [
      await newAzenKey(service.url, w.workspace.id, usual),
      await newAzenKey(service.url, w.workspace.id, usual),
    ];
    for (let i = 0; i < 60; i++) expect((await one.usage()).status).toBe(200);
    // The bucket gains one token per second: this many calls take longer than as many seconds.
    let refused = await one.usage();
    for (let i = 0; refused.status !== 429 && i < 600; i++) refused = await one.usage();
    expect([refused.status, refused.body]).toEqual([429, RATE_LIMITED]);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    expect((await other.usage()).status).toBe(200);
    const { keys } = (await admin(service.url, 'GET', `/workspaces/${w.workspace.id}/usage`)).body;
    expect(keys.at(-1)).toMatchObject({ kind: 'azen', rpm_limit: 60, burst_limit: 60 });
  });

  it("answers creates and searches, but no other calls, once the month's quota is used up", async () => {
    const w = await newAzenWorkspace(service.url);
    await admin(service.url, 'PATCH', `/workspaces/${w.workspace.id}`, { memory_write_limit: 2, memory_retrieve_limit: 100 });
    const { memoryId } = (await w.create('x')).body;
    expect((await w.create('')).status).toBe(400);
    const answers = await Promise.all([w.create('y'), w.create('z')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 429]);
    for (const refused of [await w.create('a'), await w.search('a')]) {
      expect([refused.status, refused.body]).toEqual([
        429,
        { status: 'rate_limited', message: 'Plan limit reached for the current billing cycle', code: 429 },
      ]);
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(60);
    }
    expect((await w.get(memoryId)).status).toBe(200);
    expect((await w.list()).body.total_count).toBe(2);
    expect((await w.remove(memoryId)).status).toBe(200);
    expect((await w.usage()).body.summary.memory_count).toBe(2);
    expect((await w.workspace.store('b')).body.code).toBe('plan_limit_reached');
  });
});
