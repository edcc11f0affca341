import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { type Answer, admin, call, newWorkspace } from '../../support/client.js';
import { embedded } from '../../support/engines.js';
import { httpMcp } from '../../support/mcp.js';
import { untilWritten } from '../../support/service.js';
import { useSharedService } from '../../support/shared-service.js';

const LIST = { jsonrpc: '2.0', id: 7, method: 'tools/list' };
const HEADERS = { 'content-type': 'application/json', accept: 'application/json, text/event-stream' };

describe('the MCP endpoint', () => {
  const service = useSharedService(embedded);
  const mcpUrl = () => `${service.url}/mcp`;
  // Each test has a key of its own: messages that call no tool take tokens from a small bucket.
  let key: string;
  beforeEach(async () => {
    ({ key } = await newWorkspace(service.url));
  });
  const post = (body: unknown, headers: Record<string, string> = {}, token = key) =>
    call('POST', mcpUrl(), { token, body, headers: { ...HEADERS, ...headers } });
  const postRaw = async (body: string | Buffer, headers: Record<string, string> = {}): Promise<Answer> => {
    const authorization = `Bearer ${key}`;
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
    const { status, headers, body } = await call(method, mcpUrl(), { token: key });
    expect([status, body, headers.get('allow')]).toEqual([405, { detail: 'Method Not Allowed' }, 'POST']);
  });

  it.each([undefined, '', 'Bearer', 'Basic abc', 'mnx_ws_abc'])('refuses the Authorization header %p', async (authorization) => {
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

  it('tells the browsers of pages that may call it so, before it looks for a key', async () => {
    const ask = (origin: string) =>
      fetch(mcpUrl(), {
        method: 'OPTIONS',
        headers: {
          origin,
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'authorization,mcp-protocol-version',
        },
      });
    const { status, headers } = await ask('http://localhost:6274');
    expect([status, headers.get('access-control-allow-origin'), headers.get('access-control-allow-headers')]).toEqual([
      204,
      'http://localhost:6274',
      'authorization,mcp-protocol-version',
    ]);
    expect(headers.get('x-bizx-request-id')).toBeTruthy();
    expect((await ask('http://evil.example')).headers.get('access-control-allow-origin')).toBeNull();
    const refused = await post(LIST, { origin: 'http://localhost:6274', authorization: '' });
    expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([401, 'http://localhost:6274']);
    expect(refused.headers.get('access-control-expose-headers')).toContain('WWW-Authenticate');
    expect((await call('OPTIONS', mcpUrl(), { token: key })).status).toBe(405);
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

  it('refuses another content type', async () => {
    expect((await postRaw(JSON.stringify(LIST), { 'content-type': 'text/plain' })).status).toBe(415);
  });

  it.each([
    'application/json',
    '*/*',
    '',
    'application/*',
    'text/html, */*;q=0.1',
    'text/event-stream, application/json',
    'APPLICATION/JSON; charset=utf-8',
    'application/json;q=0.5;charset=utf-8, text/event-stream',
    '*',
    'json',
  ])('answers JSON to a client that accepts %p', async (accept) => {
    const { status, headers, body } = await postRaw(JSON.stringify(LIST), { accept });
    expect([status, headers.get('content-type')]).toEqual([200, 'application/json']);
    expect(body.result.tools).toHaveLength(8);
  });

  it('answers JSON to a client that says nothing of what it accepts', async () => {
    const { status, body } = await new Promise<{ status: number | undefined; body: string }>((resolve, reject) => {
      const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
      const sent = request(mcpUrl(), { method: 'POST', headers }, async (answer) =>
        resolve({ status: answer.statusCode, body: await text(answer) }),
      );
      sent.once('error', reject).end(JSON.stringify(LIST));
    });
    expect([status, JSON.parse(body).result.tools.length]).toEqual([200, 8]);
  });

  it.each(['text/event-stream', 'text/*', 'application/json;q=0, */*'])(
    'answers an event stream to a client that accepts only %p',
    async (accept) => {
      const response = await fetch(mcpUrl(), {
        method: 'POST',
        headers: { ...HEADERS, accept, authorization: `Bearer ${key}` },
        body: JSON.stringify(LIST),
      });
      expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/event-stream']);
      const [, data = ''] = /^event: message\ndata: (.+)\n\n$/.exec(await response.text()) ?? [];
      expect(JSON.parse(data)).toMatchObject({ jsonrpc: '2.0', id: 7, result: { tools: expect.any(Array) } });
    },
  );

  it.each(['text/html', 'image/png, text/plain'])('refuses a client that accepts only %p', async (accept) => {
    const { status, body } = await postRaw(JSON.stringify(LIST), { accept });
    expect([status, body.error.code]).toEqual([406, -32_000]);
  });

  it.each([
    { 'x-api-key': 'KEY' },
    { 'x-api-key': 'Bearer KEY' },
    { 'X-API-Key': 'bearer KEY', authorization: 'Basic cHJveHk6cGFzcw==' },
    { 'X-API-Key': 'other', authorization: 'Bearer KEY' },
  ])('takes the key from %j', async (template) => {
    const given = JSON.parse(JSON.stringify(template).replace('KEY', key));
    const answer = await call('POST', mcpUrl(), { body: LIST, headers: { ...HEADERS, ...given } });
    expect([answer.status, answer.body.result.tools.length]).toEqual([200, 8]);
    expect((await call('GET', `${service.url}/v1/status`, { headers: given })).status).toBe(200);
  });

  it('lists the tools by their earlier names where asked to', async () => {
    const { tools } = (await call('POST', `${mcpUrl()}?names=dotted`, { token: key, body: LIST, headers: HEADERS })).body.result;
    expect(tools[1].name).toBe('brain.recall');
    expect(JSON.stringify(tools)).not.toContain('brain_');
  });

  it('reads a call without arguments in all its forms', async () => {
    for (const params of [
      { name: 'brain_status' },
      { name: 'brain_status', arguments: null },
      { name: 'brain_status', arguments: '' },
    ])
      expect((await post({ ...LIST, method: 'tools/call', params })).body.result.structuredContent.workspace_status).toBe(
        'active',
      );
    expect((await post({ ...LIST, params: null })).body.result.tools).toHaveLength(8);
    const params = { name: 'brain_list', arguments: '{"limit":1}' };
    expect((await post({ ...LIST, method: 'tools/call', params })).body.result.isError).toBeUndefined();
  });

  it('works on the project that a header names', async () => {
    const tool = async (name: string, given: object, project?: string) => {
      const headers = { 'x-project': project ?? '' };
      return (await post({ ...LIST, method: 'tools/call', params: { name, arguments: given } }, headers, key)).body.result;
    };
    await tool('brain_remember', { content: 'The deploy of Apollo runs on Mondays', meta: { source: 'wiki' } }, 'apollo');
    await tool('brain_remember', { content: 'The kitchen of the office is on the third floor' });
    const query = { query: 'when does the deploy of Apollo run' };
    const recalled = await tool('brain_recall', query, 'apollo');
    expect(recalled.structuredContent.memories).toMatchObject([{ meta: { project: 'apollo', source: 'wiki' } }]);
    expect((await tool('brain_recall', query, 'gemini')).structuredContent.memories).toEqual([]);
    expect(
      (await tool('brain_recall', { ...query, filter: { meta: { project: 'apollo' } } }, 'gemini')).structuredContent.memories,
    ).toHaveLength(1);
    expect((await tool('brain_list', {}, 'apollo')).structuredContent.memories).toHaveLength(1);
    expect((await tool('brain_list', {})).structuredContent.memories).toHaveLength(2);
  });

  it('refuses an unknown protocol version', async () => {
    const { status, body } = await post(LIST, { 'mcp-protocol-version': '1999-01-01' });
    expect([status, body.error.message]).toEqual([400, expect.stringContaining('1999-01-01')]);
  });

  it('refuses a body above 64 KB, unless it is a fact to remember', async () => {
    const filler = 'x'.repeat(65_536);
    const refused = await post({ ...LIST, method: 'tools/call', params: { name: 'brain_recall', arguments: { query: filler } } });
    expect([refused.status, refused.body]).toEqual([413, { detail: 'Payload exceeds the 64 KB limit' }]);
    expect((await post({ ...LIST, params: { filler } })).status).toBe(413);
    const params = { name: 'brain.remember', arguments: { content: '東'.repeat(30_000) } };
    expect((await post({ ...LIST, method: 'tools/call', params })).body.result.isError).toBe(true);
  });

  it('refuses a body above 256 KB as the REST API does', async () => {
    const content = 'x'.repeat(262_144);
    const { status, body } = await post({
      ...LIST,
      method: 'tools/call',
      params: { name: 'brain_remember', arguments: { content } },
    });
    expect([status, body]).toEqual([413, { detail: 'Payload exceeds the 256 KB limit' }]);
  });

  it('keeps the digits of numbers in meta', async () => {
    const params = '{"name":"brain_remember","arguments":{"content":"Budget","meta":{"big":12345678901234567890,"float":1.0}}}';
    const message = `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":${params}}`;
    expect((await postRaw(message, { authorization: `Bearer ${key}` })).body.result.isError).toBeUndefined();
    const listed = await fetch(`${service.url}/v1/memory`, { headers: { authorization: `Bearer ${key}` } });
    expect(await listed.text()).toMatch(/"meta":\{"big":12345678901234567890,"float":1\.0\}/);
  });

  it('has no OAuth where the service does not know its public address', async () => {
    for (const path of ['/.well-known/oauth-protected-resource/mcp', '/oauth/authorize'])
      expect((await call('GET', service.url + path)).status).toBe(404);
  });

  it('is served with a slash at its end, too', async () => {
    expect((await call('POST', `${mcpUrl()}/`, { token: key, body: LIST, headers: HEADERS })).status).toBe(200);
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
      params: { name: 'brain_remember', arguments: { content: `${content} ${'y'.repeat(10_000)}` } },
    });
    expect(answer.body.result.isError).toBe(true);
    await untilWritten(service, /"tool":"brain_remember","status":422/);
    expect(service.output()).not.toContain(content);
    expect(
      service
        .output()
        .split('\n')
        .filter((line) => line.startsWith('{'))
        .join('\n'),
    ).not.toContain(key);
  });
});
