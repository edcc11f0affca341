import { admin, call, newWorkspace } from '../../support/client.js';
import { engines } from '../../support/engines.js';
import { httpMcp } from '../../support/mcp.js';
import { useSharedService } from '../../support/shared-service.js';

const NDJSON = { 'content-type': 'application/x-ndjson' };

describe.each(engines)('the operations of an API key on $name', (engine) => {
  const service = useSharedService(engine);
  let workspace: Awaited<ReturnType<typeof newWorkspace>>;
  let id: number;
  beforeAll(async () => {
    workspace = await newWorkspace(service.url);
    id = (await workspace.store('The office is in Lisbon')).body.memory_id;
  });
  const issue = async (operations: string[], kind = 'workspace') =>
    (await admin(service.url, 'POST', `/workspaces/${workspace.id}/keys`, { label: 'x', operations, kind })).body.key as string;

  const writes: [method: string, path: string, body: object | undefined][] = [
    ['POST', 'memory/store', { text: 'x' }],
    ['POST', 'memory/store/batch', { memories: [{ text: 'x' }] }],
    ['POST', 'events', { events: [{ role: 'user', content: 'x' }] }],
    ['POST', 'memory/import', undefined],
    ['POST', 'memory/erase', { user_id: 'ana', dry_run: true }],
    ['PATCH', 'memory/ID', { meta: {} }],
    ['DELETE', 'memory/ID', undefined],
    ['DELETE', 'memory?q=x&dry_run=true', undefined],
    ['POST', 'memory/ID/restore', { revision: 1 }],
  ];
  const reads: typeof writes = [
    ['GET', 'memory', undefined],
    ['GET', 'memory/ID', undefined],
    ['GET', 'memory/ID/history', undefined],
    ['GET', 'memory/export', undefined],
    ['GET', 'events/1', undefined],
    ['POST', 'memory/retrieve', { query: 'office' }],
  ];
  const send = (token: string, method: string, path: string, body?: object) =>
    call(method, `${service.url}/v1/${path.replace('ID', String(id))}`, {
      token,
      body,
      ...(path.endsWith('import') && { headers: NDJSON }),
    });
  const refusal = (operation: string) => ({
    status: 403,
    body: { error: 'operation_not_allowed', code: 'operation_not_allowed', detail: `This API key may only ${operation}` },
  });

  it.each(writes)('refuse a write with a key for reading: %s %s', async (method, path, body) => {
    expect(await send(await issue(['read']), method, path, body)).toMatchObject(refusal('read'));
  });

  it.each(reads)('refuse a read with a key for writing: %s %s', async (method, path, body) => {
    expect(await send(await issue(['write']), method, path, body)).toMatchObject(refusal('write'));
  });

  it('allow everything else, and a change is effective at once', async () => {
    const [reader, writer] = [await issue(['read']), await issue(['write'])];
    for (const token of [reader, writer]) {
      expect((await send(token, 'GET', 'status')).status).toBe(200);
      expect((await send(token, 'GET', 'optimize/health')).status).toBe(200);
    }
    expect((await send(reader, 'POST', 'memory/retrieve', { query: 'Where is the office?' })).body.memories).toHaveLength(1);
    expect((await send(writer, 'POST', 'memory/store', { text: 'The canteen opens at noon' })).status).toBe(200);
    const { body } = await admin(service.url, 'GET', `/workspaces/${workspace.id}/keys?limit=100`);
    const last = body.keys.at(-1).id;
    await admin(service.url, 'PATCH', `/keys/${last}`, { operations: ['read'] });
    expect((await send(writer, 'POST', 'memory/store', { text: 'y' })).status).toBe(403);
  });

  it('are those of the tools of MCP', async () => {
    const [reader, writer] = [await issue(['read']), await issue(['write'])];
    const text = async (token: string, name: string, args = {}) => {
      const client = await httpMcp(service.url, token);
      const answer = await client.call(name, args);
      await client.close();
      return answer.text;
    };
    expect(await text(reader, 'brain_remember', { content: 'x' })).toContain('may only read');
    expect(await text(reader, 'brain_forget', { id })).toContain('may only read');
    expect(await text(reader, 'brain_list', {})).toContain('Lisbon');
    expect(await text(writer, 'brain_recall', { query: 'x' })).toContain('may only write');
    expect(await text(writer, 'brain_status', {})).not.toContain('may only');
  });

  it('are those of the Azen API', async () => {
    const [reader, writer] = [await issue(['read'], 'azen'), await issue(['write'], 'azen')];
    const azen = async (key: string, method: string, path: string, body?: object) =>
      (await call(method, `${service.url}/api/v1/${path}`, { headers: { 'azen-api-key': key }, body })).status;
    expect(await azen(reader, 'POST', 'memory', { text: 'x' })).toBe(403);
    expect(await azen(reader, 'DELETE', 'memory/x')).toBe(403);
    expect(await azen(reader, 'GET', 'memory')).toBe(200);
    expect(await azen(reader, 'POST', 'memory/search', { query: 'x' })).toBe(200);
    expect(await azen(writer, 'GET', 'memory')).toBe(403);
    expect(await azen(writer, 'POST', 'memory/search', { query: 'x' })).toBe(403);
    expect(await azen(writer, 'POST', 'memory', { text: 'x' })).toBe(201);
  });
});
