import { admin, call, newWorkspace } from '../../support/client.js';
import { engines } from '../../support/engines.js';
import { useSharedService } from '../../support/shared-service.js';

describe.each(engines)('the settings of API keys on $name', (engine) => {
  const service = useSharedService(engine);
  const change = (id: number, changes: object) => admin(service.url, 'PATCH', `/keys/${id}`, changes);

  it('are taken at creation, shown and changed', async () => {
    const { id } = await newWorkspace(service.url);
    const settings = { label: 'ci', expires_at: '2999-01-01T00:00:00Z', operations: ['read'], user_id: 'ana', rpm_limit: 9 };
    const { body: made } = await admin(service.url, 'POST', `/workspaces/${id}/keys`, settings);
    const { status, body: shown } = await admin(service.url, 'GET', `/keys/${made.id}`);
    expect([status, shown]).toEqual([200, expect.objectContaining({ ...settings, workspace_id: id, last_used_at: null })]);
    expect((await admin(service.url, 'GET', `/workspaces/${id}/keys`)).body.keys.at(-1)).toEqual(shown);
    const changes = { label: 'deploy', expires_at: null, operations: ['read', 'write'], user_id: null };
    expect((await change(made.id, changes)).body).toEqual({ ...shown, ...changes });
    expect((await change(made.id, { operations: null, label: null })).body).toEqual({ ...shown, ...changes });
  });

  it('end a key at its time: 401, and 403 under the Azen API', async () => {
    const { id, keyId, status } = await newWorkspace(service.url);
    const past = { expires_at: '2026-01-01T00:00:00Z' };
    expect((await status()).status).toBe(200);
    expect((await change(keyId, past)).status).toBe(200);
    expect(await status()).toMatchObject({ status: 401, body: { detail: 'Invalid API key' } });
    await change(keyId, { expires_at: null });
    expect((await status()).status).toBe(200);
    const { body: azen } = await admin(service.url, 'POST', `/workspaces/${id}/keys`, { label: 'a', kind: 'azen' });
    await change(azen.id, past);
    const headers = { 'azen-api-key': azen.key };
    expect(await call('GET', `${service.url}/api/v1/memory`, { headers })).toMatchObject({ status: 403 });
  });

  it.each([
    [{ expires_at: '2026-01-01T00:00:00Z' }, 'expires_at'],
    [{ operations: ['delete'] }, 'operations'],
    [{ operations: ['read', 'read'] }, 'operations'],
    [{ operations: [] }, 'operations'],
    [{ user_id: '' }, 'user_id'],
  ])('are validated: 422 for %j', async (settings, field) => {
    const answer = await admin(service.url, 'POST', '/workspaces/1/keys', { label: 'x', ...settings });
    expect([answer.status, answer.body.detail[0].loc]).toEqual([422, ['body', field]]);
  });

  it('keep to the number of keys of the plan: 409, also of several calls at once', async () => {
    const code = `keys-${Date.now()}`;
    const plan = await admin(service.url, 'POST', '/plans', { code, name: 'Keys', max_keys: 3 });
    expect(plan.body.max_keys).toBe(3);
    const { id, keyId } = await newWorkspace(service.url, 'few keys', code);
    const issue = () => admin(service.url, 'POST', `/workspaces/${id}/keys`, { label: 'x' });
    const statuses = (await Promise.all([issue(), issue(), issue(), issue()])).map(({ status }) => status);
    expect(statuses.sort()).toEqual([201, 201, 409, 409]);
    await admin(service.url, 'DELETE', `/keys/${keyId}`);
    expect((await issue()).status).toBe(201);
    await admin(service.url, 'PATCH', `/plans/${code}`, { max_keys: null });
    expect((await issue()).status).toBe(201);
  });
});
