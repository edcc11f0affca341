import { admin, call } from '../../support/client.js';
import { engines } from '../../support/engines.js';
import { useSharedService } from '../../support/shared-service.js';

describe.each(engines)('the admin API on $name', (engine) => {
  const service = useSharedService(engine);

  it('creates a workspace with its first key', async () => {
    const { status, body } = await admin(service.url, 'POST', '/workspaces', { name: 'Acme', plan: 'free' });
    expect(status).toBe(201);
    expect(body).toEqual({
      workspace: expect.objectContaining({ id: expect.any(Number), account_id: 1, name: 'Acme', status: 'active', plan: 'free' }),
      api_key: {
        id: expect.any(Number),
        key: expect.stringMatching(/^mnx_ws_[0-9a-f]{40}$/),
        prefix: body.api_key.key.slice(0, 14),
      },
    });
    expect((await call('GET', `${service.url}/v1/status`, { token: body.api_key.key })).body).toMatchObject({
      plan_name: 'Free',
    });
  });

  it('changes the given fields and no others', async () => {
    const { body: made } = await admin(service.url, 'POST', '/workspaces', { name: 'Acme', plan: 'starter' });
    const path = `/workspaces/${made.workspace.id}`;
    const changed = await admin(service.url, 'PATCH', path, { rpm_limit: 10, memory_write_limit: 0 });
    expect(changed.status).toBe(200);
    expect(changed.body).toMatchObject({
      plan: 'starter',
      status: 'active',
      rpm_limit: 10,
      burst_limit: null,
      memory_write_limit: 0,
    });
    expect((await admin(service.url, 'PATCH', path, {})).body).toEqual(changed.body);
    expect((await admin(service.url, 'PATCH', path, { rpm_limit: null, plan: 'growth' })).body).toMatchObject({
      rpm_limit: null,
      plan: 'growth',
    });
  });

  it('creates further keys of a workspace', async () => {
    const { body: made } = await admin(service.url, 'POST', '/workspaces', { name: 'Acme' });
    const { status, body } = await admin(service.url, 'POST', `/workspaces/${made.workspace.id}/keys`, { label: 'ci' });
    expect(status).toBe(201);
    expect(body).toEqual({ id: expect.any(Number), key: expect.stringMatching(/^mnx_ws_/), prefix: body.key.slice(0, 14) });
    for (const token of [body.key, made.api_key.key])
      expect((await call('GET', `${service.url}/v1/status`, { token })).body.workspace_id).toBe(made.workspace.id);
  });

  it.each([
    ['PATCH', '/workspaces/999999', {}, 'Workspace not found'],
    ['DELETE', '/workspaces/999999', undefined, 'Workspace not found'],
    ['POST', '/workspaces/999999/keys', { label: 'x' }, 'Workspace not found'],
    ['POST', '/workspaces', { name: 'x', plan: 'gold' }, 'Plan not found'],
    ['POST', '/workspaces', { name: 'x', account_id: 999 }, 'Account not found'],
    ['PATCH', '/keys/999999', { enabled: true }, 'API key not found'],
    ['POST', '/keys/999999/regenerate', undefined, 'API key not found'],
    ['DELETE', '/keys/999999', undefined, 'API key not found'],
    ['PATCH', '/accounts/999999', { suspended: true }, 'Account not found'],
  ])('answers 404 to %s %s', async (method, path, body, detail) => {
    expect(await admin(service.url, method, path, body)).toMatchObject({ status: 404, body: { detail } });
  });

  it.each([
    ['POST', '/workspaces', {}, ['body', 'name'], 'missing'],
    ['POST', '/workspaces', { name: '' }, ['body', 'name'], 'string_too_short'],
    ['PATCH', '/workspaces/1', { status: 'limit_reached' }, ['body', 'status'], 'literal_error'],
    ['PATCH', '/workspaces/1', { rpm_limit: 0 }, ['body', 'rpm_limit'], 'greater_than_equal'],
    ['PATCH', '/workspaces/1', { rpm_limit: 2 ** 31 }, ['body', 'rpm_limit'], 'less_than_equal'],
    ['PATCH', '/workspaces/x', {}, ['path', 'id'], 'int_parsing'],
    ['DELETE', '/keys/99999999999999999999', undefined, ['path', 'id'], 'less_than_equal'],
    ['PATCH', '/keys/1', { enabled: 'maybe' }, ['body', 'enabled'], 'bool_parsing'],
  ])('answers 422 to %s %s %j', async (method, path, body, loc, type) => {
    const answer = await admin(service.url, method, path, body);
    expect(answer.status).toBe(422);
    expect(answer.body.detail[0]).toMatchObject({ loc, type });
  });

  it('answers 404 for a deleted workspace', async () => {
    const { body: made } = await admin(service.url, 'POST', '/workspaces', { name: 'Gone' });
    const path = `/workspaces/${made.workspace.id}`;
    expect((await admin(service.url, 'DELETE', path)).status).toBe(204);
    expect((await admin(service.url, 'DELETE', path)).status).toBe(404);
    expect((await admin(service.url, 'POST', `${path}/keys`, { label: 'x' })).status).toBe(404);
  });
});
