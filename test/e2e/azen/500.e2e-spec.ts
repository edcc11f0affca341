import { newAzenWorkspace } from '../../support/azen.js';
import { useServiceBehindProxy } from '../../support/broken-parts.js';
import { describeOnPostgres } from '../../support/engines.js';

describeOnPostgres('500 of the Azen API while the database cannot be reached', (engine) => {
  const parts = useServiceBehindProxy(engine);

  it('has the form of Azen, and calls succeed again once the database is back', async () => {
    const w = await newAzenWorkspace(parts.service.url);
    const id = await w.remember('Before the outage');
    parts.proxy.cut();
    // The key may or may not be cached: if it is not, the call fails before any other check.
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
    await parts.proxy.mend();
    expect((await w.get(id)).status).toBe(200);
    await w.remember('After the outage');
    expect((await w.list()).body.total_count).toBe(2);
  });
});
