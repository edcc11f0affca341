import { admin, call, newWorkspace } from '../../support/client.js';
import { engines } from '../../support/engines.js';
import { eventsClient } from '../../support/events.js';
import { httpMcp } from '../../support/mcp.js';
import { useSharedService } from '../../support/shared-service.js';

describe.each(engines)('a key that is bound to a user, on $name', (engine) => {
  const service = useSharedService(engine);
  let workspaceId: number;
  let all: string;
  let ana: string;
  let annasMemory: number;
  let bensMemory: number;
  const send = (token: string, method: string, path: string, body?: object, headers?: Record<string, string>) =>
    call(method, `${service.url}/v1/${path}`, { token, body, ...(headers && { headers }) });
  const refused = { status: 403, body: { code: 'operation_not_allowed', detail: 'This API key is bound to user_id "ana"' } };

  beforeAll(async () => {
    const workspace = await newWorkspace(service.url);
    [workspaceId, all] = [workspace.id, workspace.key];
    ana = (await admin(service.url, 'POST', `/workspaces/${workspaceId}/keys`, { label: 'a', user_id: 'ana' })).body.key;
    // Even where the users of a workspace are not kept apart, a bound key is.
    await admin(service.url, 'PATCH', `/workspaces/${workspaceId}`, { scope_keys: [] });
    bensMemory = (await send(all, 'POST', 'memory/store', { text: 'The favourite colour is green', user_id: 'ben' })).body
      .memory_id;
    annasMemory = (await send(ana, 'POST', 'memory/store', { text: 'The favourite colour is green' })).body.memory_id;
  });

  it('stores for its user, and compares with nothing of others', async () => {
    expect(annasMemory).not.toBe(bensMemory);
    expect((await send(all, 'GET', `memory/${annasMemory}`)).body.meta).toEqual({ user_id: 'ana' });
    const again = await send(ana, 'POST', 'memory/store', { text: 'The favourite colour is green', user_id: 'ana' });
    expect(again.body).toMatchObject({ memory_id: annasMemory, dedup: { action: 'duplicate_exact' } });
    expect(await send(ana, 'POST', 'memory/store', { text: 'x', user_id: 'ben' })).toMatchObject(refused);
    expect(await send(ana, 'POST', 'memory/store', { text: 'x', meta: { user_id: 'ben' } })).toMatchObject(refused);
    const batch = await send(ana, 'POST', 'memory/store/batch', {
      memories: [{ text: 'The desk is by the window' }, { text: 'x', user_id: 'ben' }],
    });
    expect(batch.body.results).toMatchObject([{ status: 'ok' }, { status: 'error', code: 'operation_not_allowed' }]);
    expect((await send(all, 'GET', `memory/${batch.body.results[0].memory_id}`)).body.meta).toEqual({ user_id: 'ana' });
  });

  it('finds the memories of its user alone', async () => {
    const idsOf = ({ body }: { body: { memories: { id: number }[] } }) => body.memories.map(({ id }) => id);
    for (const options of [
      {},
      { user_id: 'ben' },
      { filter: { not: { 'meta.user_id': 'ana' } } },
      { as_of: new Date().toISOString() },
    ]) {
      const found = idsOf(await send(ana, 'POST', 'memory/retrieve', { query: 'favourite colour', ...options }));
      expect(found).not.toContain(bensMemory);
    }
    expect(idsOf(await send(ana, 'POST', 'memory/retrieve', { query: 'favourite colour' }))).toContain(annasMemory);
    const listed = idsOf(await send(ana, 'GET', 'memory?limit=100&archived=any'));
    expect(listed).toContain(annasMemory);
    expect(listed).not.toContain(bensMemory);
    const lines = await (await fetch(`${service.url}/v1/memory/export`, { headers: { authorization: `Bearer ${ana}` } })).text();
    const exported = lines
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(exported.map(({ id }) => id)).toContain(annasMemory);
    expect(new Set(exported.map(({ meta }) => meta.user_id))).toEqual(new Set(['ana']));
  });

  it.each([
    ['GET', 'memory/ID', undefined],
    ['GET', 'memory/ID/history', undefined],
    ['PATCH', 'memory/ID', { meta: { a: 1 } }],
    ['DELETE', 'memory/ID', undefined],
    ['POST', 'memory/ID/restore', { revision: 1 }],
  ])('does not know the memory of another user: %s %s', async (method, path, body) => {
    const answer = await send(ana, method, path.replace('ID', String(bensMemory)), body);
    expect(answer).toMatchObject({ status: 404, body: { detail: 'Memory not found' } });
  });

  it('cannot give a memory away, or take one', async () => {
    for (const meta of [{ user_id: 'ben' }, { user_id: null }, null])
      expect(await send(ana, 'PATCH', `memory/${annasMemory}`, { meta })).toMatchObject(refused);
    expect((await send(ana, 'PATCH', `memory/${annasMemory}`, { supersedes: [bensMemory] })).status).toBe(404);
    expect((await send(ana, 'PATCH', `memory/${annasMemory}`, { meta: { a: 1 } })).body.meta).toEqual({ a: 1, user_id: 'ana' });
  });

  it('deletes and erases what is of its user alone', async () => {
    expect((await send(ana, 'DELETE', 'memory?q=colour&dry_run=true')).body).toMatchObject({ matched: 1 });
    expect(await send(ana, 'POST', 'memory/erase', { user_id: 'ben', confirm: 'ben' })).toMatchObject(refused);
    expect(await send(ana, 'POST', 'memory/erase', { run_id: 'r', dry_run: true })).toMatchObject(refused);
    expect((await send(ana, 'POST', 'memory/erase', { user_id: 'ana', dry_run: true })).status).toBe(200);
  });

  it('queues and imports for its user', async () => {
    const events = [{ role: 'user', content: 'My sister lives in Porto' }];
    const queued = await send(ana, 'POST', 'events', { events });
    const { results } = await eventsClient(service.url, ana).until(queued.body.event_id);
    expect((await send(all, 'GET', `memory/${results[0].memory_id}`)).body.meta.user_id).toBe('ana');
    expect(await send(ana, 'POST', 'events', { events: [{ ...events[0], user_id: 'ben' }] })).toMatchObject(refused);
    const theirs = await send(all, 'POST', 'events', { events });
    expect((await send(ana, 'GET', `events/${theirs.body.event_id}`)).status).toBe(404);
    const response = await fetch(`${service.url}/v1/memory/import`, {
      method: 'POST',
      headers: { authorization: `Bearer ${ana}`, 'content-type': 'application/x-ndjson' },
      body: '{"text":"The car is blue"}\n{"text":"The car is red","meta":{"user_id":"ben"}}\n',
    });
    expect(await response.json()).toMatchObject({ created: 1, failed: 1 });
  });

  it('is bound under MCP too, and gets no numbers of all users', async () => {
    const mcp = await httpMcp(service.url, ana);
    const text = async (name: string, args = {}) => (await mcp.call(name, args)).text;
    expect(await text('brain_remember', { content: 'x', user_id: 'ben' })).toContain('bound to user_id');
    expect(await text('brain_forget', { id: bensMemory })).toContain('not found');
    expect(await text('brain_list', { user_id: 'ben' })).toContain('No memories');
    await mcp.close();
    expect(await send(ana, 'GET', 'optimize/health')).toMatchObject(refused);
    expect(await send(ana, 'GET', 'optimize/recommendations')).toMatchObject(refused);
    expect(await send(ana, 'POST', 'optimize/run')).toMatchObject(refused);
    expect((await send(ana, 'GET', 'status')).status).toBe(200);
  });

  it('gets no answer that is remembered for another user', async () => {
    const headers = { 'idempotency-key': `k${Math.random()}` };
    expect((await send(all, 'PATCH', `memory/${bensMemory}`, { meta: { b: 1 } }, headers)).status).toBe(200);
    expect((await send(ana, 'PATCH', `memory/${bensMemory}`, { meta: { b: 1 } }, headers)).status).toBe(409);
  });

  it('cannot be one of the Azen API', async () => {
    const body = { label: 'x', kind: 'azen', user_id: 'ana' };
    expect((await admin(service.url, 'POST', `/workspaces/${workspaceId}/keys`, body)).status).toBe(409);
  });
});
