import { admin, call, newWorkspace } from '../../support/client.js';
import { embedded } from '../../support/engines.js';
import { useSharedService } from '../../support/shared-service.js';

describe('The checks of a call', () => {
  const service = useSharedService(embedded);

  it('come in the order credentials, state, rate limit, body, each before the next one is touched', async () => {
    const workspace = await newWorkspace(service.url);
    await admin(service.url, 'PATCH', `/keys/${workspace.keyId}`, { rpm_limit: 1, burst_limit: 1 });
    await admin(service.url, 'PATCH', `/workspaces/${workspace.id}`, { status: 'suspended' });
    const store = `${service.url}/v1/memory/store`;
    const invalid = { text: 1 };

    expect((await call('POST', store, { token: `${workspace.key}x`, body: invalid })).status).toBe(401);
    // A refusal for the state takes no token of the rate limit, which is one call a minute.
    for (let index = 0; index < 3; index++)
      expect((await call('POST', store, { token: workspace.key, body: invalid })).status).toBe(403);
    await admin(service.url, 'PATCH', `/workspaces/${workspace.id}`, { status: 'active' });
    expect((await call('POST', store, { token: workspace.key, body: invalid })).status).toBe(422);
    expect((await call('POST', store, { token: workspace.key, body: invalid })).status).toBe(429);
  });
});
