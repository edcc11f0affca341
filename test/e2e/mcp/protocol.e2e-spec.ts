import { type Answer, admin, call, newWorkspace } from '../../support/client.js';
import { embedded } from '../../support/engines.js';
import { httpMcp } from '../../support/mcp.js';
import { BOOTSTRAP_KEY, untilWritten } from '../../support/service.js';
import { useSharedService } from '../../support/shared-service.js';

const LIST = { jsonrpc: '2.0', id: 7, method: 'tools/list' };
const HEADERS = { 'content-type': 'application/json', accept: 'application/json, text/event-stream' };

describe('the MCP endpoint', () => {
  const service = useSharedService(embedded);
  const mcpUrl = () => `${service.url}/mcp`;
  const post = (body: unknown, headers: Record<string, string> = {}, token = BOOTSTRAP_KEY) =>
    call('POST', mcpUrl(), { token, body, headers: { ...HEADERS, ...headers } });
  const postRaw = async (body: string | Buffer, headers: Record<string, string> = {}): Promise<Answer> => {
    const authorization = `Bearer ${BOOTSTRAP_KEY}`;
    const response = await fetch(mcpUrl(), {
      method: 'POST',
      body: body as BodyInit,
      headers: { ...HEADERS, authorization, ...headers },
    });
    return { status: response.status, headers: response.headers, body: JSON.parse(await response.text()) };
  };

  it('answers a request with one JSON document, without a session', async () => {
    const { status, headers, body } = await post(LIST, { 'x-bizx-request-id': 'mine' });
    expect(status).toBe(200);
    expect(body).toMatchObject({ jsonrpc: '2.0', id: 7, result: { tools: expect.any(Array) } });
    expect(headers.get('content-type')).toBe('application/json');
    expect(headers.get('x-bizx-request-id')).toBe('mine');
    expect(headers.get('mcp-session-id')).toBeNull();
  });

  it('acknowledges a notification', async () => {
    const { status, headers, body } = await post({ jsonrpc: '2.0', method: 'notifications/initialized' });
    expect([status, body]).toEqual([202, '']);
    expect(headers.get('x-bizx-request-id')).toBeTruthy();
  });

  it.each(['GET', 'DELETE', 'PUT'])('refuses %s, as it has neither sessions nor streams', async (method) => {
    const { status, headers, body } = await call(method, mcpUrl(), { token: BOOTSTRAP_KEY });
    expect([status, body, headers.get('allow')]).toEqual([405, { detail: 'Method Not Allowed' }, 'POST']);
  });

  it.each([undefined, '', 'Bearer', 'Basic abc', BOOTSTRAP_KEY])('refuses the Authorization header %p', async (authorization) => {
    const headers = { ...HEADERS, ...(authorization !== undefined && { authorization }) };
    const answer = await call('POST', mcpUrl(), { body: LIST, headers });
    expect([answer.status, answer.body]).toEqual([401, { detail: 'Missing or invalid Authorization header' }]);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
  });

  it('refuses an unknown key, and the admin token', async () => {
    for (const token of [`mnx_ws_${'f'.repeat(40)}`, 'test-admin-token-0123456789']) {
      const { status, headers, body } = await post(LIST, {}, token);
      expect([status, body, headers.get('www-authenticate')]).toEqual([401, { detail: 'Invalid API key' }, 'Bearer']);
    }
    await expect(httpMcp(service.url, 'mnx_ws_unknown')).rejects.toMatchObject({ status: 401 });
  });

  it('refuses a disabled key, and a key of a deleted workspace', async () => {
    const [disabled, deleted] = [await newWorkspace(service.url), await newWorkspace(service.url)];
    await admin(service.url, 'PATCH', `/keys/${disabled.keyId}`, { enabled: false });
    await admin(service.url, 'DELETE', `/workspaces/${deleted.id}`);
    expect(await post(LIST, {}, disabled.key)).toMatchObject({ status: 403, body: { code: 'api_key_disabled' } });
    expect(await post(LIST, {}, deleted.key)).toMatchObject({ status: 403, body: { code: 'workspace_deleted' } });
  });

  it('refuses browser pages of other origins', async () => {
    for (const origin of ['http://evil.example', 'https://evil.example:8080', 'null', 'http://localhost.evil.example', 'x'])
      expect(await post(LIST, { origin })).toMatchObject({ status: 403, body: { code: 'origin_not_allowed' } });
    for (const origin of ['http://localhost:6274', 'http://127.0.0.1:3000', 'http://[::1]'])
      expect((await post(LIST, { origin })).status).toBe(200);
  });

  it('answers a JSON-RPC error to a message that is not JSON-RPC', async () => {
    for (const text of ['', '{', '{"jsonrpc":"2.0",}', '"\u0001"'])
      expect(await postRaw(text)).toMatchObject({ status: 400, body: { jsonrpc: '2.0', id: null, error: { code: -32700 } } });
    expect((await postRaw(Buffer.from([0x22, 0xff, 0x22]))).body.error.code).toBe(-32700);
    for (const message of [null, 5, 'x', {}, { jsonrpc: '1.0', id: 1, method: 'ping' }, [LIST, LIST], []])
      expect(await postRaw(JSON.stringify(message))).toMatchObject({
        status: 400,
        body: { jsonrpc: '2.0', error: { code: -32600 } },
      });
    expect((await post({ jsonrpc: '2.0', id: 1, method: 'no/such' })).body).toMatchObject({ id: 1, error: { code: -32601 } });
  });

  it('refuses another content type, and a client that does not accept JSON', async () => {
    expect((await postRaw(JSON.stringify(LIST), { 'content-type': 'text/plain' })).status).toBe(415);
    expect((await postRaw(JSON.stringify(LIST), { accept: 'text/html' })).status).toBe(406);
  });

  it('refuses an unknown protocol version', async () => {
    const { status, body } = await post(LIST, { 'mcp-protocol-version': '1999-01-01' });
    expect([status, body.error.message]).toEqual([400, expect.stringContaining('1999-01-01')]);
  });

  it('refuses a body above 256 KB as the REST API does', async () => {
    const content = 'x'.repeat(262_144);
    const { status, body } = await post({
      ...LIST,
      method: 'tools/call',
      params: { name: 'brain.remember', arguments: { content } },
    });
    expect([status, body]).toEqual([413, { detail: 'Payload exceeds the 256 KB limit' }]);
  });

  it('keeps the digits of numbers in meta', async () => {
    const key = (await newWorkspace(service.url)).key;
    const params = '{"name":"brain.remember","arguments":{"content":"Budget","meta":{"big":12345678901234567890,"float":1.0}}}';
    const message = `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":${params}}`;
    expect((await postRaw(message, { authorization: `Bearer ${key}` })).body.result.isError).toBeUndefined();
    const listed = await fetch(`${service.url}/v1/memory`, { headers: { authorization: `Bearer ${key}` } });
    expect(await listed.text()).toMatch(/"meta":\{"big":12345678901234567890,"float":1\.0\}/);
  });

  it('is not part of the OpenAPI document', async () => {
    const { paths } = (await call('GET', `${service.url}/openapi.json`)).body;
    expect(Object.keys(paths)).not.toContain('/mcp');
  });

  it('logs the refused tool and the reason, but neither keys nor texts', async () => {
    const content = 'my secret word is a fish of the north sea';
    const answer = await post({
      ...LIST,
      method: 'tools/call',
      params: { name: 'brain.remember', arguments: { content: `${content} ${'y'.repeat(10_000)}` } },
    });
    expect(answer.body.result.isError).toBe(true);
    await untilWritten(service, /"tool":"brain\.remember","status":422/);
    expect(service.output()).not.toContain(content);
    expect(
      service
        .output()
        .split('\n')
        .filter((line) => line.startsWith('{'))
        .join('\n'),
    ).not.toContain(BOOTSTRAP_KEY);
  });
});
