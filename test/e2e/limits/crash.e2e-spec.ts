import { admin, newWorkspace, workspaceClient } from '../../support/client.js';
import { engines } from '../../support/engines.js';
import { startService } from '../../support/service.js';

describe.each(engines)('after kill -9 on $name', (engine) => {
  it('no call that was acknowledged is missing from the count, and the cap holds', async () => {
    const database = await engine.create();
    let service = await startService(database.env);
    const { id, key } = await newWorkspace(service.url);
    await admin(service.url, 'PATCH', `/workspaces/${id}`, { memory_retrieve_limit: 100 });
    let acknowledged = 0;
    const calling = Array.from({ length: 8 }, async () => {
      const client = workspaceClient(service.url, key);
      for (;;) {
        const { status } = await client.retrieve('x');
        if (status !== 200) return;
        acknowledged++;
      }
    });
    while (acknowledged < 40) await new Promise((resolve) => setTimeout(resolve, 1));
    await service.stop('SIGKILL');
    await Promise.allSettled(calling);
    expect(acknowledged).toBeLessThan(100);

    service = await startService(database.env);
    const client = workspaceClient(service.url, key);
    let more = 0;
    while ((await client.retrieve('x')).status === 200) more++;
    // Every answered call is counted; those under way at the kill may be counted.
    expect(acknowledged + more).toBeLessThanOrEqual(100);
    expect(acknowledged + more).toBeGreaterThanOrEqual(100 - calling.length);
    await service.stop();
    await database.drop();
  });
});
