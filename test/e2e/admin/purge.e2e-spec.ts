import { admin, call, newWorkspace } from '../../support/client.js';
import { engines } from '../../support/engines.js';
import { useSharedService } from '../../support/shared-service.js';

const SETTLES_WITHIN_MS = 30_000;

describe.each(engines)('a purge on $name', (engine) => {
  const service = useSharedService(engine);

  it('needs the name of the workspace, and leaves nothing but its entry in the audit', async () => {
    const { id, key, keyId, store, status } = await newWorkspace(service.url, 'To be purged');
    expect((await store('The office is in Lisbon')).status).toBe(200);
    const path = `/workspaces/${id}/purge`;
    expect(await admin(service.url, 'POST', path, { confirm: 'to be purged' })).toMatchObject({
      status: 422,
      body: { detail: [{ loc: ['body', 'confirm'] }] },
    });
    expect((await admin(service.url, 'GET', path)).status).toBe(404);
    const begun = await admin(service.url, 'POST', path, { confirm: 'To be purged' });
    expect(begun).toMatchObject({ status: 202, body: { workspace_id: id } });
    expect([401, 403]).toContain((await status()).status);
    let { body } = begun;
    for (const end = Date.now() + SETTLES_WITHIN_MS; body.state !== 'done' && Date.now() < end; )
      body = (await admin(service.url, 'GET', path)).body;
    expect(body).toMatchObject({ state: 'done', finished_at: expect.stringMatching(/Z$/) });
    expect(body.rows_deleted).toBeGreaterThan(2);
    expect((await admin(service.url, 'GET', `/workspaces/${id}`)).status).toBe(404);
    expect((await admin(service.url, 'GET', `/keys/${keyId}`)).status).toBe(404);
    expect((await admin(service.url, 'POST', `/workspaces/${id}/restore`)).status).toBe(404);
    // 403 for the seconds in which the key is still remembered as that of a deleted workspace.
    expect([401, 403]).toContain((await call('GET', `${service.url}/v1/status`, { token: key })).status);
    expect((await admin(service.url, 'GET', `/audit?workspace_id=${id}`)).body.entries).toEqual([]);
    const purges = (await admin(service.url, 'GET', '/audit?action=workspace.purged&limit=100')).body.entries;
    expect(purges.map(({ details }: { details: object }) => details)).toContainEqual({
      purged_workspace_id: id,
      rows: body.rows_deleted,
    });
  });

  it('answers 404 for an unknown workspace, and 422 to anything but confirm', async () => {
    expect((await admin(service.url, 'POST', '/workspaces/999999/purge', { confirm: 'x' })).status).toBe(404);
    expect((await admin(service.url, 'POST', '/workspaces/1/purge', {})).status).toBe(422);
    expect((await admin(service.url, 'POST', '/workspaces/1/purge', { confirm: 'x', force: true })).status).toBe(422);
  });
});
