import { setTimeout as sleep } from 'node:timers/promises';
import { admin, newWorkspace } from '../../support/client.js';
import { engines } from '../../support/engines.js';
import { useSharedService } from '../../support/shared-service.js';
import { expectStatusChanges } from '../../support/status-changes.js';

/** A cycle that has ended is looked for this often. */
const WATCH_MS = 5_000;

describe.each(engines)('the states of a workspace on $name', (engine) => {
  const service = useSharedService(engine);
  const change = (id: number, changes: object) => admin(service.url, 'PATCH', `/workspaces/${id}`, changes);
  const limited = async (changes: object) => {
    const workspace = await newWorkspace(service.url, 'states', 'free');
    expect((await change(workspace.id, changes)).status).toBe(200);
    const shown = async () => (await workspace.status()).body.workspace_status as string;
    return { ...workspace, shown };
  };

  it('are limit_reached from the last unit on, and active again with the next cycle, whether or not anybody calls', async () => {
    const end = new Date(Math.ceil((Date.now() + 2_000) / 1000) * 1000);
    const workspace = await limited({ memory_write_limit: 2, anchor: end.toISOString() });
    await workspace.store('The first');
    expect(await workspace.shown()).toBe('active');
    await workspace.store('The last');
    expect(await workspace.shown()).toBe('limit_reached');
    const refused = await workspace.store('One too many');
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(3);
    await sleep(end.getTime() - Date.now() + 50);
    expect(await workspace.shown()).toBe('active');
    await sleep(WATCH_MS + 1_000);
    await expectStatusChanges(service.env, workspace.id, [
      'active > limit_reached (usage)',
      'limit_reached > active (new_cycle)',
    ]);
    expect((await workspace.store('In the new cycle')).status).toBe(200);
  });

  it('stay suspended whatever is used, and come back to what they were', async () => {
    const workspace = await limited({ memory_write_limit: 1, status: 'pending_payment' });
    await workspace.store('Served while a payment is awaited');
    expect(await workspace.shown()).toBe('limit_reached');
    await change(workspace.id, { status: 'suspended' });
    expect(await workspace.shown()).toBe('suspended');
    expect((await workspace.store('x')).body.code).toBe('workspace_suspended');
    await change(workspace.id, { status: 'active' });
    expect(await workspace.shown()).toBe('limit_reached');
    await change(workspace.id, { memory_write_limit: null });
    expect(await workspace.shown()).toBe('active');
    await expectStatusChanges(service.env, workspace.id, [
      'active > pending_payment (admin)',
      'pending_payment > limit_reached (usage)',
      'limit_reached > suspended (admin)',
      'suspended > limit_reached (admin)',
      'limit_reached > active (limits_changed)',
    ]);
  });

  it('follow a cap that is lowered below what was used', async () => {
    const workspace = await limited({ memory_write_limit: 3 });
    await workspace.store('One');
    await workspace.store('Two');
    await change(workspace.id, { memory_write_limit: 1 });
    expect(await workspace.shown()).toBe('limit_reached');
    expect((await workspace.retrieve('x')).body.code).toBe('plan_limit_reached');
    await expectStatusChanges(service.env, workspace.id, ['active > limit_reached (limits_changed)']);
  });
});
