import { request as httpRequest, type IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';
import { newAzenWorkspace } from '../../support/azen.js';
import { admin, call, newWorkspace } from '../../support/client.js';
import { embedded } from '../../support/engines.js';
import { ADMIN_TOKEN } from '../../support/service.js';
import { useSharedService } from '../../support/shared-service.js';

describe('The checks of a call', () => {
  const service = useSharedService(embedded);

  it('come in the order credentials, state, rate limit, body, each before the next one is touched', async () => {
    const workspace = await newWorkspace(service.url);
    await admin(service.url, 'PATCH', `/keys/${workspace.keyId}`, { rpm_limit: 1, burst_limit: 1 });
    await admin(service.url, 'PATCH', `/workspaces/${workspace.id}`, { status: 'suspended' });
    const store = `${service.url}/v1/memory/store`;
    const invalid = { text: 1 };

    expect((await call('POST', store, { token: `${workspace.key}x`, body: invalid })).status).toBe(401);
    // A refusal for the state takes no token of the rate limit, which is one call a minute.
    for (let index = 0; index < 3; index++)
      expect((await call('POST', store, { token: workspace.key, body: invalid })).status).toBe(403);
    await admin(service.url, 'PATCH', `/workspaces/${workspace.id}`, { status: 'active' });
    expect((await call('POST', store, { token: workspace.key, body: invalid })).status).toBe(422);
    expect((await call('POST', store, { token: workspace.key, body: invalid })).status).toBe(429);
  });

  /** Sends the beginning of a request and returns the answer, without an end of the body: who waits for it never answers. */
  const begin = (path: string, headers: Record<string, string | number>, body: string) =>
    new Promise<{ status: number; body: unknown }>((resolve, reject) => {
      const request = httpRequest(`${service.url}${path}`, { method: 'POST', headers }, (answer: IncomingMessage) => {
        json(answer).then((read) => resolve({ status: answer.statusCode!, body: read }), reject);
      });
      request.on('error', reject);
      request.write(body);
    });
  const broken = `{${' '.repeat(20_000)}`;
  const wrong = `mnx_ws_${'0'.repeat(40)}`;

  it.each([
    ['/v1/memory/store', 'authorization', `Bearer ${wrong}`, 401, { detail: 'Invalid API key' }],
    ['/v1/memory/import', 'x-api-key', wrong, 401, { detail: 'Invalid API key' }],
    ['/v1/events', 'x-nothing', '', 401, { detail: 'Missing or invalid Authorization header' }],
    ['/mcp', 'authorization', `Bearer ${wrong}`, 401, { detail: 'Invalid API key' }],
    ['/admin/v1/workspaces', 'authorization', `Bearer ${ADMIN_TOKEN}x`, 401, { detail: 'Invalid API key' }],
    ['/api/v1/memory', 'azen-api-key', wrong, 403, { message: 'Invalid API key' }],
    ['/api/v1/memory', 'x-nothing', '', 401, { message: 'no api key' }],
  ])("read no large body of a stranger on %s, with %s '%s'", async (path, header, value, status, body) => {
    const headers = { [header]: value, 'content-type': 'application/json' };
    expect(await begin(path, { ...headers, 'content-length': 200_000 }, '{')).toMatchObject({ status, body });
    expect(await begin(path, { ...headers, 'transfer-encoding': 'chunked' }, broken)).toMatchObject({ status, body });
  });

  it('parse a small body before the credentials are looked at, and a large one of a known caller', async () => {
    const { key } = await newWorkspace(service.url);
    const azen = await newAzenWorkspace(service.url);
    const send = async (path: string, headers: Record<string, string>, body: string) =>
      (await fetch(service.url + path, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body }))
        .status;
    for (const path of ['/v1/memory/store', '/admin/v1/workspaces']) expect(await send(path, {}, '{')).toBe(400);
    expect(await send('/v1/memory/store', { authorization: `Bearer ${key}` }, broken)).toBe(400);
    expect(await send('/admin/v1/workspaces', { authorization: `Bearer ${ADMIN_TOKEN}` }, broken)).toBe(400);
    expect(await send('/api/v1/memory', { 'azen-api-key': azen.key }, broken)).toBe(400);
    expect(await send('/v1/memory/store', {}, `"${'x'.repeat(262_144)}"`)).toBe(413);
    expect(await send('/v1/nothing', {}, broken)).toBe(404);
  });
});
