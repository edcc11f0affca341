import { admin, call, newWorkspace } from '../../support/client.js';
import { engines } from '../../support/engines.js';
import { ADMIN_TOKEN } from '../../support/service.js';
import { useSharedService } from '../../support/shared-service.js';

describe.each(engines)('the audit on $name', (engine) => {
  const service = useSharedService(engine);
  const entriesOf = async (query: string) => (await admin(service.url, 'GET', `/audit?${query}`)).body.entries;

  it('tells who did what, when and with which request, the newest first', async () => {
    const { id, keyId, key } = await newWorkspace(service.url, 'audited');
    const patch = { token: ADMIN_TOKEN, body: { rpm_limit: 60 }, headers: { 'x-bizx-request-id': 'order-4711' } };
    await call('PATCH', `${service.url}/admin/v1/workspaces/${id}`, patch);
    await admin(service.url, 'PATCH', `/workspaces/${id}`, { rpm_limit: 0 });
    await admin(service.url, 'PATCH', `/keys/${keyId}`, { label: 'renamed' });
    await call('POST', `${service.url}/v1/memory/erase`, { token: key, body: { user_id: 'ana', confirm: 'ana' } });
    await admin(service.url, 'DELETE', `/keys/${keyId}`);
    const entries = await entriesOf(`workspace_id=${id}`);
    expect(entries.map(({ action, actor }: { action: string; actor: string }) => [action, actor])).toEqual([
      ['key.deleted', 'admin'],
      ['memory.erased', `key:${keyId}`],
      ['key.updated', 'admin'],
      ['workspace.updated', 'admin'],
      ['workspace.created', 'admin'],
    ]);
    expect(entries[3]).toEqual({
      id: expect.any(Number),
      workspace_id: id,
      actor: 'admin',
      action: 'workspace.updated',
      details: { id, changes: { rpm_limit: 60 } },
      request_id: 'order-4711',
      created_at: expect.stringMatching(/Z$/),
    });
    expect(entries[2].details).toEqual({ id: keyId, changes: { label: 'renamed' } });
    expect(JSON.stringify(entries)).not.toContain(key);
  });

  it('is answered in pages, by kind of action and by time', async () => {
    const { id } = await newWorkspace(service.url);
    for (const name of ['a', 'b', 'c']) await admin(service.url, 'PATCH', `/workspaces/${id}`, { name });
    const first = (await admin(service.url, 'GET', `/audit?workspace_id=${id}&action=workspace&limit=2`)).body;
    const rest = await entriesOf(`workspace_id=${id}&action=workspace&limit=2&cursor=${first.next_cursor}`);
    const names = [...first.entries, ...rest].map(({ details }) => details.changes.name);
    expect(names).toEqual(['c', 'b', 'a', 'test']);
    expect(await entriesOf(`workspace_id=${id}&action=workspace.updated`)).toHaveLength(3);
    expect(await entriesOf(`workspace_id=${id}&action=work`)).toEqual([]);
    expect(await entriesOf(`workspace_id=${id}&to=2026-01-01`)).toEqual([]);
  });

  it('records once that a key is used after its expiry', async () => {
    const { id, keyId, status } = await newWorkspace(service.url);
    await admin(service.url, 'PATCH', `/keys/${keyId}`, { expires_at: '2026-01-01T00:00:00Z' });
    for (let i = 0; i < 3; i++) expect((await status()).status).toBe(401);
    let entries = [];
    for (let i = 0; i < 100 && entries.length === 0; i++) entries = await entriesOf(`workspace_id=${id}&action=key.used_expired`);
    expect(entries).toEqual([
      expect.objectContaining({ actor: `key:${keyId}`, details: expect.objectContaining({ id: keyId }) }),
    ]);
  });

  it('answers 401 without the admin token, and 422 to unknown parameters', async () => {
    expect((await call('GET', `${service.url}/admin/v1/audit`)).status).toBe(401);
    expect((await admin(service.url, 'GET', '/audit?actor=admin')).status).toBe(422);
  });
});
