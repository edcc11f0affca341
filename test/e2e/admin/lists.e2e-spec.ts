import { readFileSync } from 'node:fs';
import { admin, call, newWorkspace } from '../../support/client.js';
import { engines } from '../../support/engines.js';
import { useSharedService } from '../../support/shared-service.js';

/** The paths of the operators' calls that need no body, after `/admin/v1`. */
const BODYLESS = Object.entries<{ post?: { requestBody?: object } }>(JSON.parse(readFileSync('openapi.json', 'utf8')).paths)
  .filter(([path, { post }]) => path.startsWith('/admin/') && post && !post.requestBody)
  .map(([path]) => path.replace('/admin/v1', '').replace('{id}', '999999'));

describe.each(engines)('accounts, workspaces, keys and plans on $name', (engine) => {
  const service = useSharedService(engine);
  const get = (path: string) => admin(service.url, 'GET', path);
  const name = () => `n${Math.random()}`;

  it('are listed in pages, which end', async () => {
    const account = (await admin(service.url, 'POST', '/accounts', { name: name() })).body;
    const made = [];
    for (const each of ['Alpha', 'alphabet', 'Beta_'])
      made.push((await admin(service.url, 'POST', '/workspaces', { name: each, account_id: account.id })).body);
    const list = `/workspaces?account_id=${account.id}`;
    const first = await get(`${list}&limit=2`);
    expect(first.status).toBe(200);
    expect(first.body.workspaces).toEqual(made.slice(0, 2).map(({ workspace }) => workspace));
    const second = await get(`${list}&limit=2&cursor=${first.body.next_cursor}`);
    expect(second.body).toEqual({ workspaces: [made[2].workspace], next_cursor: null });
    const names = async (query: string) =>
      (await get(`${list}&${query}`)).body.workspaces.map((each: { name: string }) => each.name);
    expect(await names('q=ALPHA')).toEqual(['Alpha', 'alphabet']);
    expect(await names('q=a_')).toEqual(['Beta_']);
    await admin(service.url, 'PATCH', `/workspaces/${made[0].workspace.id}`, { status: 'suspended' });
    await admin(service.url, 'PATCH', `/workspaces/${made[2].workspace.id}`, { memory_write_limit: 0 });
    expect(await names('status=suspended')).toEqual(['Alpha']);
    expect(await names('status=limit_reached')).toEqual(['Beta_']);
    expect(await get(`/workspaces?limit=2&cursor=${first.body.next_cursor}`)).toMatchObject({
      status: 422,
      body: { detail: [{ loc: ['query', 'cursor'], type: 'value_error' }] },
    });
  });

  it.each([
    ['/accounts', 'accounts'],
    ['/plans', 'plans'],
    ['/workspaces/1/keys', 'keys'],
  ])('of %s have the same form', async (path, plural) => {
    const { status, body } = await get(`${path}?limit=1`);
    expect([status, Object.keys(body), body[plural].length]).toEqual([200, [plural, 'next_cursor'], 1]);
    expect((await get(`${path}?limit=101`)).body.detail[0]).toMatchObject({ loc: ['query', 'limit'], type: 'less_than_equal' });
    expect((await get(`${path}?page=2`)).body.detail[0]).toMatchObject({ loc: ['query', 'page'], type: 'extra_forbidden' });
  });

  it('show an account, and change its name alone', async () => {
    const { status, body: made } = await admin(service.url, 'POST', '/accounts', { name: name() });
    expect([status, made]).toEqual([
      201,
      { id: expect.any(Number), name: made.name, suspended: false, created_at: expect.stringMatching(/Z$/) },
    ]);
    const path = `/accounts/${made.id}`;
    expect((await get(path)).body).toEqual(made);
    await admin(service.url, 'PATCH', path, { suspended: true });
    expect((await admin(service.url, 'PATCH', path, { name: 'Renamed', suspended: null })).body).toEqual({
      ...made,
      name: 'Renamed',
      suspended: true,
    });
  });

  it('show a deleted workspace, which a restore brings back', async () => {
    const { id, status } = await newWorkspace(service.url);
    const path = `/workspaces/${id}`;
    const before = (await get(path)).body;
    await admin(service.url, 'DELETE', path);
    expect((await status()).body.code).toBe('workspace_deleted');
    expect((await get(path)).body).toEqual({ ...before, deleted_at: expect.stringMatching(/Z$/) });
    expect((await admin(service.url, 'PATCH', path, { name: 'x' })).status).toBe(404);
    const deleted = (await get(`/workspaces?status=deleted&account_id=${before.account_id}&limit=100`)).body.workspaces;
    expect(deleted.map((each: { id: number }) => each.id)).toContain(id);
    expect(await admin(service.url, 'POST', `${path}/restore`)).toMatchObject({ status: 200, body: before });
    expect((await status()).status).toBe(200);
  });

  it('take at creation what can be set later', async () => {
    const settings = {
      name: name(),
      rpm_limit: 7,
      burst_limit: 3,
      memory_write_limit: 5,
      memory_retrieve_limit: 6,
      time_zone: 'Europe/Paris',
      auto_apply: ['expired'],
    };
    const { body } = await admin(service.url, 'POST', '/workspaces', settings);
    expect(body.workspace).toMatchObject({ ...settings, plan: 'self-hosted', deleted_at: null });
    const changes = { name: 'Other', auto_apply: [] };
    expect((await admin(service.url, 'PATCH', `/workspaces/${body.workspace.id}`, changes)).body).toEqual({
      ...body.workspace,
      ...changes,
    });
  });

  it('move a workspace to another account, whose state its keys have from then on', async () => {
    const { id, status } = await newWorkspace(service.url);
    const account = (await admin(service.url, 'POST', '/accounts', { name: name() })).body;
    await admin(service.url, 'PATCH', `/accounts/${account.id}`, { suspended: true });
    const move = (account_id: number) => admin(service.url, 'PATCH', `/workspaces/${id}`, { account_id });
    expect(await move(999_999)).toMatchObject({ status: 404, body: { detail: 'Account not found' } });
    expect((await status()).status).toBe(200);
    expect(await move(account.id)).toMatchObject({ status: 200, body: { account_id: account.id } });
    expect((await status()).body.code).toBe('account_suspended');
    expect((await move(1)).body.account_id).toBe(1);
    expect((await status()).status).toBe(200);
  });

  it('take null for what is not given', async () => {
    const nothing = { time_zone: null, scope_keys: null, auto_apply: null, billing_cycle: null, anchor: null, account_id: null };
    const { body } = await admin(service.url, 'POST', '/workspaces', { name: name(), ...nothing });
    expect(body.workspace).toMatchObject({ account_id: 1, time_zone: 'UTC', auto_apply: [], billing_cycle: 'monthly' });
    const patch = (path: string, changes: object) => admin(service.url, 'PATCH', path, changes);
    expect((await patch(`/workspaces/${body.workspace.id}`, { ...nothing, status: null })).body).toEqual(body.workspace);
    const key = (await admin(service.url, 'POST', `/workspaces/${body.workspace.id}/keys`, { label: 'x', kind: null })).body;
    expect((await patch(`/keys/${key.id}`, { enabled: null })).body).toMatchObject({ kind: 'workspace', enabled: true });
    const code = `p-${body.workspace.id}`;
    const rates = { rpm_limit: null, burst_limit: null };
    const plan = (await admin(service.url, 'POST', '/plans', { code, name: 'Plan', ...rates })).body;
    expect(plan).toMatchObject({ rpm_limit: 30, burst_limit: 15 });
    expect((await patch(`/plans/${code}`, { name: null, ...rates })).body).toEqual(plan);
  });

  it.each([
    ['POST', '/accounts', { name: 'x', suspended: true }, 'suspended'],
    ['PATCH', '/accounts/1', { names: 'x' }, 'names'],
    ['POST', '/workspaces', { name: 'x', rpmlimit: 5 }, 'rpmlimit'],
    ['PATCH', '/workspaces/1', { account: 1 }, 'account'],
    ['POST', '/workspaces/1/keys', { label: 'x', expires: 1 }, 'expires'],
    ['PATCH', '/keys/1', { key: 'x' }, 'key'],
    ['POST', '/plans', { code: 'x', name: 'x', keys: 1 }, 'keys'],
    ['PATCH', '/plans/free', { code: 'y' }, 'code'],
    ['POST', '/reembedding', { modell: 'x' }, 'modell'],
  ])('refuse unknown fields: %s %s %j', async (method, path, body, field) => {
    const answer = await admin(service.url, method, path, body);
    expect(answer.status).toBe(422);
    expect(answer.body.detail).toEqual([expect.objectContaining({ loc: ['body', field], type: 'extra_forbidden' })]);
  });

  it.each(BODYLESS)('refuse any field of a body that is not needed: POST %s', async (path) => {
    const body = { workspace: 1 };
    const refused = await admin(service.url, 'POST', path, body);
    expect(refused.status).toBe(422);
    expect(refused.body.detail).toEqual([expect.objectContaining({ loc: ['body', 'workspace'], type: 'extra_forbidden' })]);
    expect((await call('POST', `${service.url}/admin/v1${path}`, { token: 'wrong', body })).status).toBe(401);
    if (path.includes('999999')) expect((await admin(service.url, 'POST', path, {})).status).toBe(404);
  });

  it.each([
    ['GET', '/accounts/999999', 'Account not found'],
    ['GET', '/workspaces/999999', 'Workspace not found'],
    ['GET', '/workspaces/999999/keys', 'Workspace not found'],
    ['POST', '/workspaces/999999/restore', 'Workspace not found'],
    ['GET', '/keys/999999', 'API key not found'],
  ])('answer 404 to %s %s', async (method, path, detail) => {
    expect(await admin(service.url, method, path)).toMatchObject({ status: 404, body: { detail } });
  });
});
