import { admin, call, newWorkspace } from '../../support/client.js';
import { engines } from '../../support/engines.js';
import { useSharedService } from '../../support/shared-service.js';
import { expectStatusChanges } from '../../support/status-changes.js';

describe.each(engines)('the usage of a workspace on $name', (engine) => {
  const service = useSharedService(engine);
  const usage = (id: number) => admin(service.url, 'GET', `/workspaces/${id}/usage`);
  const reset = (id: number) => admin(service.url, 'POST', `/workspaces/${id}/usage/reset`);
  const change = (id: number, changes: object) => admin(service.url, 'PATCH', `/workspaces/${id}`, changes);

  it('is shown with its limits', async () => {
    const { id, keyId, key, store, retrieve } = await newWorkspace(service.url, 'Acme', 'free');
    const limits = { rpm_limit: 7, burst_limit: 3 };
    const { body: ci } = await admin(service.url, 'POST', `/workspaces/${id}/keys`, { label: 'ci', ...limits });
    await admin(service.url, 'PATCH', `/keys/${ci.id}`, { enabled: false, burst_limit: null });
    await change(id, { memory_retrieve_limit: 10, burst_limit: 20, billing_cycle: 'yearly', anchor: '2026-01-15' });
    for (const text of ['one', 'two', 'one']) expect((await store(text)).status).toBe(200);
    expect((await retrieve('one')).status).toBe(200);
    const { status, body } = await usage(id);
    expect(status).toBe(200);
    expect(body).toEqual({
      workspace_id: id,
      name: 'Acme',
      status: 'active',
      plan: 'free',
      billing_cycle: 'yearly',
      cycle: { start: expect.stringMatching(/-15T00:00:00Z$/), end: expect.stringMatching(/-15T00:00:00Z$/) },
      memory_writes: { used: 3, limit: 1000, remaining: 997 },
      memory_retrieves: { used: 1, limit: 10, remaining: 9 },
      rate_limit: { rpm_limit: 30, burst_limit: 20 },
      keys: [
        {
          id: keyId,
          kind: 'workspace',
          label: 'default',
          prefix: key.slice(0, 14),
          enabled: true,
          rpm_limit: 30,
          burst_limit: 20,
        },
        { id: ci.id, kind: 'workspace', label: 'ci', prefix: ci.prefix, enabled: false, rpm_limit: 7, burst_limit: 20 },
      ],
    });
  });

  it('is counted without limits if there is no subscription', async () => {
    const { id, store } = await newWorkspace(service.url, 'Free', null);
    await store('counted');
    expect((await usage(id)).body).toMatchObject({
      plan: null,
      billing_cycle: null,
      memory_writes: { used: 1, limit: null, remaining: null },
      memory_retrieves: { used: 0, limit: null, remaining: null },
      rate_limit: { rpm_limit: 30, burst_limit: 15 },
    });
  });

  it('shows the status of the workspace, and a remainder of at least 0', async () => {
    const { id, store } = await newWorkspace(service.url);
    for (const text of ['one', 'two']) await store(text);
    await change(id, { memory_write_limit: 1 });
    expect((await usage(id)).body).toMatchObject({
      status: 'limit_reached',
      memory_writes: { used: 2, limit: 1, remaining: 0 },
    });
    await change(id, { status: 'suspended' });
    expect((await usage(id)).body.status).toBe('suspended');
  });

  it('is set to 0 by a reset, which makes the workspace active again', async () => {
    const workspace = await newWorkspace(service.url);
    await change(workspace.id, { memory_write_limit: 1 });
    for (const status of [200, 429]) expect((await workspace.store('x')).status).toBe(status);
    const answer = await reset(workspace.id);
    expect(answer).toMatchObject({
      status: 200,
      body: { status: 'active', memory_writes: { used: 0, limit: 1, remaining: 1 }, memory_retrieves: { used: 0 } },
    });
    expect((await usage(workspace.id)).body).toEqual(answer.body);
    expect((await workspace.status()).body.workspace_status).toBe('active');
    await reset(workspace.id);
    const told = ['active > limit_reached (usage)', 'limit_reached > active (limits_changed)'];
    await expectStatusChanges(service.env, workspace.id, told);
    expect((await workspace.store('x')).status).toBe(200);
  });

  it('is separate from that of other workspaces', async () => {
    const [one, other] = [await newWorkspace(service.url), await newWorkspace(service.url)];
    await Promise.all([one, other].map(({ store }) => store('x')));
    await reset(one.id);
    expect((await usage(other.id)).body.memory_writes.used).toBe(1);
  });

  it('is a 404 for an unknown or deleted workspace', async () => {
    const { id } = await newWorkspace(service.url);
    await admin(service.url, 'DELETE', `/workspaces/${id}`);
    for (const gone of [id, 999999])
      for (const ask of [usage, reset])
        expect(await ask(gone)).toMatchObject({ status: 404, body: { detail: 'Workspace not found' } });
    expect((await usage(0)).body.detail[0]).toMatchObject({ loc: ['path', 'id'], type: 'greater_than_equal' });
  });

  it('is visible to operators only', async () => {
    const { id, key } = await newWorkspace(service.url);
    expect((await call('GET', `${service.url}/admin/v1/workspaces/${id}/usage`, { token: key })).status).toBe(401);
    expect((await call('GET', `${service.url}/admin/v1/plans`, { token: key })).status).toBe(401);
  });
});
