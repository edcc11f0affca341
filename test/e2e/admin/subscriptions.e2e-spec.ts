import { admin, newWorkspace, workspaceClient } from '../../support/client.js';
import { engines } from '../../support/engines.js';
import { useSharedService } from '../../support/shared-service.js';
import { expectStatusChanges } from '../../support/status-changes.js';

const NEEDS_A_PLAN = { detail: 'billing_cycle and anchor need a plan: the workspace has none' };
const ANCHOR = '2026-01-31T12:30:00Z';
const HOUR_MS = 3_600_000;

describe.each(engines)('subscriptions on $name', (engine) => {
  const service = useSharedService(engine);
  const change = (id: number, changes: object) => admin(service.url, 'PATCH', `/workspaces/${id}`, changes);
  const usage = async (id: number) => (await admin(service.url, 'GET', `/workspaces/${id}/usage`)).body;

  it('can start together with a workspace', async () => {
    const terms = { plan: 'free', billing_cycle: 'yearly', anchor: '2026-01-31T13:30:00+01:00' };
    const { status, body } = await admin(service.url, 'POST', '/workspaces', { name: 'Acme', ...terms });
    expect(status).toBe(201);
    expect(body.workspace).toMatchObject({ ...terms, anchor: ANCHOR });
    const { cycle, billing_cycle } = await usage(body.workspace.id);
    expect([cycle.start, cycle.end].every((time) => /^\d{4}-\d{2}-(28|29|30|31)T12:30:00Z$/.test(time))).toBe(true);
    expect(Date.parse(cycle.end) - Date.parse(cycle.start)).toBeLessThanOrEqual(31 * 24 * HOUR_MS);
    expect(billing_cycle).toBe('yearly');
  });

  it('are to the plan self-hosted where a new workspace names none, so that no limit stops an agent', async () => {
    const { body } = await admin(service.url, 'POST', '/workspaces', { name: 'Acme', billing_cycle: 'yearly' });
    expect(body.workspace).toMatchObject({ plan: 'self-hosted', billing_cycle: 'yearly' });
    const calls = Array.from({ length: 40 }, () => workspaceClient(service.url, body.api_key.key).retrieve('standups'));
    const answers = await Promise.all(calls);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(answers[0]!.headers.get('x-ratelimit-limit')).toBe('6000');
  });

  it('are monthly and start now by default', async () => {
    const { id, status } = await newWorkspace(service.url, 'Acme', null);
    const { body } = await change(id, { plan: 'free' });
    expect(body).toMatchObject({ plan: 'free', billing_cycle: 'monthly' });
    expect(Math.abs(Date.now() - Date.parse(body.anchor))).toBeLessThan(10_000);
    await change(id, { billing_cycle: 'yearly' });
    expect((await status()).body).toMatchObject({ plan_name: 'Free', billing_cycle: 'yearly' });
  });

  it('keep their terms when the plan changes, and lose them when it is removed', async () => {
    const { id } = await newWorkspace(service.url, 'Acme', 'free');
    const terms = { billing_cycle: 'yearly', anchor: ANCHOR };
    expect((await change(id, terms)).body).toMatchObject({ plan: 'free', ...terms });
    expect((await change(id, { plan: 'growth' })).body).toMatchObject({ plan: 'growth', ...terms });
    expect((await change(id, { plan: 'starter', billing_cycle: 'monthly' })).body).toMatchObject({
      plan: 'starter',
      billing_cycle: 'monthly',
      anchor: ANCHOR,
    });
    expect((await change(id, { plan: null })).body).toMatchObject({ plan: null, billing_cycle: null, anchor: null });
    expect((await change(id, { plan: 'free' })).body.anchor).not.toBe(ANCHOR);
  });

  it.each([
    ['a billing cycle', { billing_cycle: 'yearly' }],
    ['an anchor', { anchor: ANCHOR }],
    ['terms with the end of the plan', { plan: null, anchor: ANCHOR }],
  ])('are required for %s: 409 without any change', async (_what, changes) => {
    const { id } = await newWorkspace(service.url, 'Acme', 'plan' in changes ? 'free' : null);
    const { body: before } = await change(id, {});
    expect(await change(id, { ...changes, rpm_limit: 5, status: 'suspended' })).toMatchObject({
      status: 409,
      body: NEEDS_A_PLAN,
    });
    expect((await change(id, {})).body).toEqual(before);
  });

  it('are required for the terms of a new workspace', async () => {
    const answer = await admin(service.url, 'POST', '/workspaces', { name: 'Acme', plan: null, billing_cycle: 'yearly' });
    expect(answer).toMatchObject({ status: 409, body: NEEDS_A_PLAN });
  });

  it.each([
    [{ billing_cycle: 'weekly' }, 'billing_cycle', 'literal_error'],
    [{ billing_cycle: 0 }, 'billing_cycle', 'literal_error'],
    [{ anchor: 'yesterday' }, 'anchor', 'datetime_from_date_parsing'],
    [{ anchor: [] }, 'anchor', 'datetime_type'],
    [{ anchor: '1969-12-31' }, 'anchor', 'value_error'],
    [{ anchor: '9999-12-31T23:59:59-12:00' }, 'anchor', 'value_error'],
  ])('are validated: 422 for %j', async (changes, field, type) => {
    const answer = await change(1, changes);
    expect(answer.status).toBe(422);
    expect(answer.body.detail).toEqual([expect.objectContaining({ loc: ['body', field], type })]);
  });

  describe('of a workspace at its limit', () => {
    const used = 'active > limit_reached (usage)';
    const raised = 'limit_reached > active (limits_changed)';
    /** Returns a workspace whose month began an hour ago and whose only unit is used up. */
    async function full() {
      const workspace = await newWorkspace(service.url, 'full', 'self-hosted');
      const anchor = new Date(Date.now() - HOUR_MS).toISOString();
      await change(workspace.id, { anchor, memory_write_limit: 1 });
      expect((await workspace.store('the last unit')).status).toBe(200);
      expect((await workspace.store('one too many')).status).toBe(429);
      expect((await workspace.status()).body.workspace_status).toBe('limit_reached');
      return workspace;
    }

    it.each([
      ['a raised cap', { memory_write_limit: 2 }],
      ['no cap of its own', { memory_write_limit: null }],
      ['another month', { anchor: new Date(Date.now() - HOUR_MS / 2).toISOString() }],
      ['a raised cap beside the same status', { memory_write_limit: 2, status: 'active' }],
      ['another plan beside', { plan: 'growth', memory_write_limit: null }],
    ])('make it active at once with %s', async (_what, changes) => {
      const workspace = await full();
      expect((await change(workspace.id, changes)).status).toBe(200);
      expect((await workspace.status()).body.workspace_status).toBe('active');
      await expectStatusChanges(service.env, workspace.id, [used, raised]);
      expect((await workspace.store('goes on')).status).toBe(200);
    });

    it('leave it at its limit if the new limits are used up as well', async () => {
      const workspace = await full();
      await change(workspace.id, { plan: 'free', rpm_limit: 6000, burst_limit: 100 });
      expect((await workspace.status()).body).toMatchObject({ workspace_status: 'limit_reached', plan_name: 'Free' });
      await expectStatusChanges(service.env, workspace.id, [used]);
    });

    it('record one outbox event when status and limits change together', async () => {
      const workspace = await full();
      await change(workspace.id, { status: 'suspended', memory_write_limit: 5 });
      await change(workspace.id, { memory_write_limit: 1 });
      await change(workspace.id, { status: 'active', memory_write_limit: 5 });
      await change(workspace.id, { status: 'pending_payment', memory_write_limit: 0 });
      expect((await workspace.status()).body.workspace_status).toBe('limit_reached');
      await expectStatusChanges(service.env, workspace.id, [
        used,
        'limit_reached > suspended (admin)',
        'suspended > active (admin)',
        'active > limit_reached (admin)',
      ]);
    });

    it('record its status if it starts without any units', async () => {
      await admin(service.url, 'POST', '/plans', { code: 'nothing', name: 'Nothing', memory_retrieve_limit: 0 });
      const workspace = await newWorkspace(service.url, 'nothing', 'nothing');
      expect((await workspace.store('x')).status).toBe(429);
      expect((await workspace.status()).body.workspace_status).toBe('limit_reached');
      await expectStatusChanges(service.env, workspace.id, ['active > limit_reached (limits_changed)']);
    });
  });
});
