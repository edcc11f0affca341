import { newWorkspace } from '../../support/client.js';
import { mnemonest } from '../../support/command-line.js';
import { embedded, type TestDatabase } from '../../support/engines.js';
import { answersOf, type McpClient, stdioMcp } from '../../support/mcp.js';
import { BOOTSTRAP_KEY, type RunningService, startService } from '../../support/service.js';

describe('mnemonest mcp', () => {
  let database: TestDatabase;
  let service: RunningService;
  beforeAll(async () => {
    database = await embedded.create();
    service = await startService(database.env);
  });
  afterAll(async () => {
    await service?.stop();
    await database?.drop();
  });

  const failsWith = async (env: Record<string, string>, args: string[], stderr: string) =>
    expect(await mnemonest(['mcp', ...args], env)).toEqual({ code: 1, stdout: '', stderr: `mnemonest: ${stderr}\n` });

  it('prints the missing setting to standard error, and nothing to standard output', async () => {
    await failsWith({}, [], 'no API key: set MNEMONEST_API_KEY, or give --key');
    await failsWith({ MNEMEXA_API_KEY: 'two words' }, [], 'MNEMEXA_API_KEY must hold printable ASCII characters without spaces');
    const url = 'must be an http:// or https:// URL such as http://127.0.0.1:8080';
    await failsWith({ MNEMONEST_API_KEY: 'x', MNEMEXA_BASE_URL: 'ftp://x' }, [], `MNEMEXA_BASE_URL ${url}`);
    await failsWith({ MNEMONEST_API_KEY: 'x' }, ['--url', 'x'], `--url ${url}`);
  });

  it('reports a service that cannot be reached, another service, and a refused key', async () => {
    const unreachable = 'cannot reach http://127.0.0.1:2 (MNEMONEST_BASE_URL): ECONNREFUSED. Is the service running?';
    await failsWith({ MNEMONEST_API_KEY: 'x', MNEMONEST_BASE_URL: 'http://127.0.0.1:2' }, [], unreachable);
    await failsWith({ MNEMONEST_URL: service.url }, ['--key', 'mnx_ws_no'], 'Invalid API key (taken from --key)');
    await failsWith({ MNEMONEST_URL: `${service.url}/elsewhere` }, ['--key', BOOTSTRAP_KEY], 'Not Found');
  });

  it('reports a key that is deleted later as a failure of the tool', async () => {
    const { key, keyId } = await newWorkspace(service.url);
    const mcp = await stdioMcp({ MNEMEXA_BASE_URL: service.url, MNEMEXA_API_KEY: key });
    expect((await mcp.call('brain_status')).isError).toBe(false);
    await mnemonest(['key', 'delete', String(keyId), '--yes'], {
      MNEMONEST_URL: service.url,
      MNEMONEST_ADMIN_TOKEN: 'test-admin-token-0123456789',
    });
    const { isError, text } = await mcp.call('brain_status');
    expect([isError, text]).toEqual([true, 'Invalid API key (taken from MNEMEXA_API_KEY)']);
    await mcp.close();
  });

  it('forwards the answers of the service', async () => {
    const mcp = await stdioMcp({ MNEMONEST_URL: service.url, MNEMONEST_KEY: BOOTSTRAP_KEY });
    expect(await mcp.call('brain_remember', { content: 'my password is my dog and the year' })).toMatchObject({
      isError: true,
      text: 'Submitted memory contains sensitive data and cannot be stored.',
    });
    expect(await mcp.call('brain_remember', { content: 'x'.repeat(262_144) })).toMatchObject({
      isError: true,
      text: 'Payload exceeds the 256 KB limit',
    });
    await expect(mcp.client.callTool({ name: 'brain_think' })).rejects.toMatchObject({ code: -32602 });
    expect(mcp.stderr()).toBe('');
    await mcp.close();
  });

  it('lists the tools by their earlier names, and works on a project', async () => {
    const { key } = await newWorkspace(service.url);
    const env = { MNEMONEST_URL: service.url, MNEMONEST_KEY: key };
    const mcp = await stdioMcp({ ...env, MNEMONEST_PROJECT: 'Müller 東京' }, ['--names', 'dotted']);
    const { tools } = await mcp.client.listTools();
    expect(tools.map(({ name }) => name)).toContain('brain.remember');
    expect(JSON.stringify(tools)).not.toContain('brain_');
    await mcp.call('brain.remember', { content: 'The deploy runs on Mondays' });
    expect((await mcp.call('brain.list')).data.memories).toMatchObject([{ meta: { project: 'Müller 東京' } }]);
    await mcp.close();
    const other = await stdioMcp(env, ['--project', 'other']);
    expect((await other.call('brain_list')).data.memories).toEqual([]);
    await other.close();
  });

  it('reads messages as clients send them', async () => {
    const send = (id: number, method: string, params: unknown) => JSON.stringify({ jsonrpc: '2.0', id, method, params });
    const client = { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'test', version: '1' } };
    const lines = [
      send(1, 'initialize', client),
      send(2, 'tools/list', null),
      send(3, 'tools/call', { name: 'brain_status', arguments: null }),
      send(4, 'tools/call', { name: 'brain_list', arguments: '{"limit":"1","meta":"{}"}' }),
    ];
    const answers = await answersOf(lines, { MNEMONEST_URL: service.url, MNEMONEST_KEY: BOOTSTRAP_KEY });
    expect(answers.map(({ id, error }) => [id, error])).toEqual([1, 2, 3, 4].map((id) => [id, undefined]));
    expect(answers.slice(2).map(({ result }) => result.isError)).toEqual([undefined, undefined]);
  });

  it('survives a restart of the service', async () => {
    const mcp: McpClient = await stdioMcp({ MNEMONEST_URL: service.url, MNEMONEST_KEY: BOOTSTRAP_KEY });
    const { url } = service;
    await mcp.call('brain_remember', { content: 'The cat sleeps on the radiator' });
    await service.stop('SIGKILL');
    const away = await mcp.call('brain_recall', { query: 'cat' });
    expect(away).toMatchObject({
      isError: true,
      text: `cannot reach ${url} (MNEMONEST_URL): ECONNREFUSED. Is the service running?`,
    });
    expect((await mcp.client.listTools()).tools).toHaveLength(8);
    service = await startService({ ...database.env, PORT: new URL(url).port });
    expect((await mcp.call('brain_recall', { query: 'cat' })).text).toContain('The cat sleeps on the radiator');
    await mcp.close();
  });

  it('exits at the end of its input', async () => {
    expect(await mnemonest(['mcp'], { MNEMONEST_URL: service.url, MNEMONEST_KEY: BOOTSTRAP_KEY })).toEqual({
      code: 0,
      stdout: '',
      stderr: '',
    });
  });
});
