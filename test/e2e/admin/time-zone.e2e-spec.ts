import { admin, newWorkspace } from '../../support/client.js';
import { engines } from '../../support/engines.js';
import { useSharedService } from '../../support/shared-service.js';

const timeIn = (timeZone: string, time: string) =>
  new Intl.DateTimeFormat('en-GB', { timeZone, timeStyle: 'medium' }).format(new Date(time));

describe.each(engines)('the time zone of a workspace on $name', (engine) => {
  const service = useSharedService(engine);
  const create = (body: object) => admin(service.url, 'POST', '/workspaces', { name: 'zone', ...body });

  it('is UTC by default, and can be set by an operator', async () => {
    const { workspace } = (await create({})).body;
    expect(workspace.time_zone).toBe('UTC');
    const changed = await admin(service.url, 'PATCH', `/workspaces/${workspace.id}`, { time_zone: 'Asia/Kolkata' });
    expect(changed.body.time_zone).toBe('Asia/Kolkata');
    expect((await create({ time_zone: 'America/Lima' })).body.workspace.time_zone).toBe('America/Lima');
  });

  it.each(['Mars/Olympus', '', 'UTC\u0000'])('is refused if it does not exist: %j', async (time_zone) => {
    const { status, body } = await create({ time_zone });
    expect(status).toBe(422);
    expect(body.detail[0].loc).toEqual(['body', 'time_zone']);
  });

  it.each(['UTC', 'Pacific/Auckland', 'America/Los_Angeles'])('determines the end of a day: %s', async (time_zone) => {
    const workspace = await newWorkspace(service.url);
    await admin(service.url, 'PATCH', `/workspaces/${workspace.id}`, { time_zone });
    const { body } = await workspace.store('The demo for the board is tomorrow.');
    expect(body.temporal.type).toBe('temporal');
    expect(timeIn(time_zone, body.temporal.valid_until)).toBe('23:59:59');
  });
});
