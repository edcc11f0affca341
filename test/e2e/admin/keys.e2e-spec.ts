import { admin, newWorkspace, workspaceClient } from '../../support/client.js';
import { engines } from '../../support/engines.js';
import { useSharedService } from '../../support/shared-service.js';

describe.each(engines)('the limits of API keys on $name', (engine) => {
  const service = useSharedService(engine);
  const change = (id: number, changes: object) => admin(service.url, 'PATCH', `/keys/${id}`, changes);

  it('are changed by a PATCH', async () => {
    const { id, keyId, key } = await newWorkspace(service.url);
    const changed = await change(keyId, { rpm_limit: 5, burst_limit: 2 });
    expect(changed.status).toBe(200);
    expect(changed.body).toEqual({
      id: keyId,
      workspace_id: id,
      kind: 'workspace',
      label: 'default',
      prefix: key.slice(0, 14),
      enabled: true,
      rpm_limit: 5,
      burst_limit: 2,
      operations: ['read', 'write'],
      user_id: null,
      expires_at: null,
      last_used_at: null,
      created_at: expect.stringMatching(/Z$/),
    });
    expect(await change(keyId, {})).toMatchObject({ status: 200, body: changed.body });
    expect((await change(keyId, { enabled: false, rpm_limit: null })).body).toEqual({
      ...changed.body,
      enabled: false,
      rpm_limit: null,
    });
  });

  it('apply to one key, while those of the workspace apply to all its keys', async () => {
    const { id, store } = await newWorkspace(service.url);
    const limits = { rpm_limit: 1, burst_limit: 1 };
    const { body: small } = await admin(service.url, 'POST', `/workspaces/${id}/keys`, { label: 'small', ...limits });
    const client = workspaceClient(service.url, small.key);
    const first = await client.store('x');
    expect([first.status, first.headers.get('x-ratelimit-limit')]).toEqual([200, '1']);
    expect((await client.store('x')).body.code).toBe('rate_limited');
    expect((await store('x')).status).toBe(200);
    // However high a key's limit is, the limit of its workspace still applies.
    await change(small.id, { rpm_limit: 2_000_000_000, burst_limit: 2_000_000_000 });
    await admin(service.url, 'PATCH', `/workspaces/${id}`, { rpm_limit: 1, burst_limit: 1 });
    const statuses = [await client.store('x'), await client.store('x')].map(({ status }) => status);
    expect(statuses).toContain(429);
  });

  it.each([
    ['PATCH', '/keys/1', { rpm_limit: 0 }, 'rpm_limit', 'greater_than_equal'],
    ['PATCH', '/keys/1', { enabled: [] }, 'enabled', 'bool_type'],
    ['POST', '/workspaces/1/keys', { label: 'x', burst_limit: 'many' }, 'burst_limit', 'int_parsing'],
  ])('are validated: 422 for %s %s %j', async (method, path, body, field, type) => {
    const answer = await admin(service.url, method, path, body);
    expect(answer.status).toBe(422);
    expect(answer.body.detail).toEqual([expect.objectContaining({ loc: ['body', field], type })]);
  });

  it('answer 404 for an unknown key', async () => {
    for (const changes of [{}, { rpm_limit: 1 }])
      expect(await change(999999, changes)).toMatchObject({ status: 404, body: { detail: 'API key not found' } });
  });
});
