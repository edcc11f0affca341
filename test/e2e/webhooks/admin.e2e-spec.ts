import { admin, call, newWorkspace } from '../../support/client.js';
import { engines } from '../../support/engines.js';
import { ADMIN_TOKEN } from '../../support/service.js';
import { useSharedService } from '../../support/shared-service.js';

/** A URL that is allowed, and has no server: the domain can have none. */
const URL_OF_NOBODY = 'https://hooks.invalid/mnemonest';
const UNKNOWN_ID = 2_000_000_000;

describe.each(engines)('the webhooks of the admin API on $name', (engine) => {
  const service = useSharedService(engine);
  const send = (method: string, path: string, body?: unknown) => admin(service.url, method, path, body);
  const create = async (settings: object = {}) => {
    const workspace = await newWorkspace(service.url);
    const { body } = await send('POST', `/workspaces/${workspace.id}/webhooks`, { url: URL_OF_NOBODY, ...settings });
    return { workspace, ...body };
  };

  it('are made with a secret that is shown once, listed in pages, and shown', async () => {
    const { workspace, webhook, secret } = await create({ event_types: ['memory.deleted'], description: 'for audits' });
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(webhook).toEqual({
      id: expect.any(Number),
      workspace_id: workspace.id,
      url: URL_OF_NOBODY,
      event_types: ['memory.deleted'],
      description: 'for audits',
      include_text: false,
      enabled: true,
      failing_since: null,
      disabled_at: null,
      previous_secret_until: null,
      created_at: expect.stringMatching(/Z$/),
    });
    const { body: second } = await send('POST', `/workspaces/${workspace.id}/webhooks`, { url: URL_OF_NOBODY });
    const { body: page } = await send('GET', `/workspaces/${workspace.id}/webhooks?limit=1`);
    expect(page).toEqual({ webhooks: [webhook], next_cursor: expect.any(String) });
    const { body: rest } = await send('GET', `/workspaces/${workspace.id}/webhooks?limit=1&cursor=${page.next_cursor}`);
    expect(rest).toEqual({ webhooks: [second.webhook], next_cursor: null });
    expect((await send('GET', `/webhooks/${webhook.id}`)).body).toEqual(webhook);
  });

  it('are made once with an Idempotency-Key, and every change is in the audit', async () => {
    const { id } = await newWorkspace(service.url);
    const post = () =>
      call('POST', `${service.url}/admin/v1/workspaces/${id}/webhooks`, {
        token: ADMIN_TOKEN,
        body: { url: URL_OF_NOBODY },
        headers: { 'idempotency-key': `webhook of ${id}` },
      });
    const [first, again] = [await post(), await post()];
    expect(again).toMatchObject({ status: 201, body: first.body });
    expect((await send('GET', `/workspaces/${id}/webhooks`)).body.webhooks).toHaveLength(1);
    await send('PATCH', `/webhooks/${first.body.webhook.id}`, { enabled: false });
    await send('DELETE', `/webhooks/${first.body.webhook.id}`);
    const { entries } = (await send('GET', `/audit?workspace_id=${id}&action=webhook`)).body;
    const actions = entries.map(({ action }: { action: string }) => action);
    expect(actions).toEqual(['webhook.deleted', 'webhook.updated', 'webhook.created']);
    expect(JSON.stringify(entries)).not.toContain('whsec_');
  });

  it('are changed, rotated and deleted', async () => {
    const { webhook, secret } = await create();
    const changes = { event_types: ['memory.stored'], include_text: true, enabled: false, url: `${URL_OF_NOBODY}/2` };
    expect(await send('PATCH', `/webhooks/${webhook.id}`, changes)).toMatchObject({
      status: 200,
      body: { ...webhook, ...changes },
    });
    const { body } = await send('PATCH', `/webhooks/${webhook.id}`, { event_types: null });
    expect(body).toEqual({ ...webhook, ...changes, event_types: null });
    const rotated = await send('POST', `/webhooks/${webhook.id}/rotate-secret`);
    expect(rotated.body.secret).not.toBe(secret);
    const hours = (Date.parse(rotated.body.webhook.previous_secret_until) - Date.now()) / 3_600_000;
    expect(hours).toBeGreaterThan(23.9);
    expect(hours).toBeLessThanOrEqual(24.01);
    expect((await send('DELETE', `/webhooks/${webhook.id}`)).status).toBe(204);
    expect((await send('GET', `/webhooks/${webhook.id}`)).status).toBe(404);
  });

  it('are tested at once, and say why a test did not arrive; a finished delivery can be replayed', async () => {
    const { webhook } = await create({ event_types: ['recommendation.created'] });
    const { status, body: tested } = await send('POST', `/webhooks/${webhook.id}/test`);
    expect(status).toBe(200);
    expect(tested).toMatchObject({ event_type: 'webhook.test', state: 'dead', attempts: 1, status_code: null });
    expect(tested.payload).toEqual({ webhook_id: webhook.id });
    expect(tested.error).toMatch(/^there is no connection \(E\w+\)$/);
    const { body: listed } = await send('GET', `/webhooks/${webhook.id}/deliveries?state=dead`);
    expect(listed).toEqual({ deliveries: [tested], next_cursor: null });
    const replayed = await send('POST', `/deliveries/${tested.id}/replay`);
    expect(replayed).toMatchObject({
      status: 202,
      body: { event_id: tested.event_id, webhook_id: webhook.id, state: 'pending' },
    });
    expect((await send('POST', `/deliveries/${replayed.body.id}/replay`)).status).toBe(409);
    const { entries } = (await send('GET', `/audit?workspace_id=${webhook.workspace_id}&action=delivery`)).body;
    expect(entries).toMatchObject([{ action: 'delivery.replayed', details: { id: tested.id } }]);
  });

  it('answer 401 to any other token than that of the admin', async () => {
    const { workspace, webhook } = await create();
    for (const [method, path] of [
      ['POST', `/workspaces/${workspace.id}/webhooks`],
      ['GET', `/workspaces/${workspace.id}/webhooks`],
      ['GET', `/webhooks/${webhook.id}`],
      ['PATCH', `/webhooks/${webhook.id}`],
      ['DELETE', `/webhooks/${webhook.id}`],
      ['POST', `/webhooks/${webhook.id}/rotate-secret`],
      ['POST', `/webhooks/${webhook.id}/test`],
      ['GET', `/webhooks/${webhook.id}/deliveries`],
      ['POST', '/deliveries/1/replay'],
    ] as const)
      expect((await call(method, `${service.url}/admin/v1${path}`, { token: workspace.key })).status).toBe(401);
  });

  it.each([
    ['POST', `/workspaces/${UNKNOWN_ID}/webhooks`, 'Workspace not found'],
    ['GET', `/webhooks/${UNKNOWN_ID}`, 'Webhook not found'],
    ['PATCH', `/webhooks/${UNKNOWN_ID}`, 'Webhook not found'],
    ['DELETE', `/webhooks/${UNKNOWN_ID}`, 'Webhook not found'],
    ['POST', `/webhooks/${UNKNOWN_ID}/rotate-secret`, 'Webhook not found'],
    ['POST', `/webhooks/${UNKNOWN_ID}/test`, 'Webhook not found'],
    ['GET', `/webhooks/${UNKNOWN_ID}/deliveries`, 'Webhook not found'],
    ['POST', `/deliveries/${UNKNOWN_ID}/replay`, 'Delivery not found'],
  ])('answer 404 to %s %s', async (method, path, detail) => {
    // The other calls take no field.
    const body = method === 'PATCH' || path.endsWith('/webhooks') ? { url: URL_OF_NOBODY } : undefined;
    expect(await send(method, path, body)).toMatchObject({ status: 404, body: { detail } });
  });

  it.each([
    [{}, 'Field required'],
    [{ url: 'http://example.com/' }, 'only https is allowed'],
    [{ url: 'https://169.254.169.254/latest' }, '169.254.169.254 is no public address'],
    [{ url: 'https://user:secret@example.com/' }, 'a URL with a user name or a password is not allowed'],
    [{ url: URL_OF_NOBODY, event_types: ['memory.lost'] }, 'Input should be'],
    [{ url: URL_OF_NOBODY, event_types: ['webhook.test'] }, 'Input should be'],
    [{ url: URL_OF_NOBODY, secret: 'mine' }, 'Extra inputs are not permitted'],
  ])('answer 422 to %j', async (body, message) => {
    const { id } = await newWorkspace(service.url);
    const answer = await send('POST', `/workspaces/${id}/webhooks`, body);
    expect(answer.status).toBe(422);
    expect(answer.body.detail[0].msg).toContain(message);
  });

  it('answer 409 to one more than a workspace may have', async () => {
    const { id } = await newWorkspace(service.url);
    const make = () => send('POST', `/workspaces/${id}/webhooks`, { url: URL_OF_NOBODY });
    const answers = await Promise.all(Array.from({ length: 21 }, make));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(20);
    expect(answers.find(({ status }) => status !== 201)).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining('at most 20') },
    });
  });
});
