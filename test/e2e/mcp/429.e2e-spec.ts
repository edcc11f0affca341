import { admin, newWorkspace } from '../../support/client.js';
import { engines } from '../../support/engines.js';
import { httpMcp, type McpClient } from '../../support/mcp.js';
import { useSharedService } from '../../support/shared-service.js';

const THROTTLED = /^Rate limit exceeded\. Try again in (\d+) s\.$/;
const USED_UP = /^Plan limit reached for the current billing cycle\. Try again after (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)\.$/;

describe.each(engines)('the limits of MCP tools on $name', (engine) => {
  const service = useSharedService(engine);
  const open: McpClient[] = [];
  const agent = async (limits: object) => {
    const workspace = await newWorkspace(service.url, 'limited');
    await admin(service.url, 'PATCH', `/workspaces/${workspace.id}`, limits);
    const mcp = await httpMcp(service.url, workspace.key);
    open.push(mcp);
    return { ...workspace, ...mcp };
  };
  afterAll(() => Promise.all(open.map((mcp) => mcp.close())));

  it('take a token for each memory call, from the buckets of the REST API', async () => {
    const { call, client, store } = await agent({ rpm_limit: 1, burst_limit: 5 });
    for (let i = 0; i < 8; i++) await client.listTools();
    const answers = [
      await call('brain_recall', { query: 'x' }),
      await call('brain_remember', { content: 'The cat sleeps on the radiator' }),
      await call('brain_list'),
      await call('brain_forget', { id: 999 }),
    ];
    expect(answers.map(({ text }) => THROTTLED.test(text))).toEqual([false, false, false, false]);
    expect((await store('The dog sleeps on the sofa')).headers.get('x-ratelimit-remaining')).toBe('0');
    for (const [tool, given] of [
      ['brain_recall', { query: 'x' }],
      ['brain_remember', { content: 'x' }],
      ['brain_list', {}],
      ['brain_forget', { id: 999 }],
    ] as const) {
      const { isError, text } = await call(tool, given);
      expect(isError).toBe(true);
      const [, seconds] = THROTTLED.exec(text) ?? [];
      expect(Number(seconds)).toBeGreaterThan(0);
      expect(Number(seconds)).toBeLessThanOrEqual(60);
    }
    expect((await store('x')).status).toBe(429);
    expect((await call('brain_status')).isError).toBe(false);
    expect((await call('brain_health')).isError).toBe(false);
    expect((await client.listTools()).tools).toHaveLength(8);
  });

  it('take a token of the diagnostic calls for every other message, whatever is in it', async () => {
    const { key } = await agent({});
    const send = (body: string) =>
      fetch(`${service.url}/mcp`, {
        method: 'POST',
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
        body,
      });
    const LIST = '{"jsonrpc":"2.0","id":1,"method":"tools/list"}';
    const answers = await Promise.all([...Array(25).fill(LIST), ...Array(20).fill('{')].map(send));
    const statuses = answers.map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set([200, 400, 429]));
    expect(statuses.filter((status) => status !== 429).length).toBeLessThanOrEqual(35);
    const refused = answers.find(({ status }) => status === 429);
    expect(await refused?.json()).toEqual({ error: 'rate_limited', code: 'rate_limited', detail: 'Rate limit exceeded' });
    expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('take a token before the arguments are checked, and none for an unknown tool', async () => {
    const { call, client } = await agent({ rpm_limit: 1, burst_limit: 1 });
    await expect(client.callTool({ name: 'brain_think' })).rejects.toMatchObject({ code: -32602 });
    expect((await call('brain_remember', {})).text).toMatch(/^Invalid arguments/);
    expect((await call('brain_remember', {})).text).toMatch(THROTTLED);
  });

  it('count the diagnostic tools in the bucket of status and health', async () => {
    const { call, status } = await agent({});
    const answers = await Promise.all(Array.from({ length: 40 }, (_, i) => call(i % 2 ? 'brain_status' : 'brain_health')));
    const refused = answers.filter(({ isError }) => isError);
    expect(refused.length).toBeGreaterThan(0);
    // To connect has taken two of the thirty.
    expect(refused.length).toBeLessThanOrEqual(12);
    expect(refused.every(({ text }) => THROTTLED.test(text))).toBe(true);
    expect(['429', '200']).toContain(String((await status()).status));
    expect((await call('brain_recall', { query: 'x' })).isError).toBe(false);
  });

  it('serve exactly the last unit of a quota, and name the end of the month', async () => {
    const { call } = await agent({ memory_write_limit: 1 });
    const answers = await Promise.all(
      ['apples', 'bananas', 'cherries'].map((fruit) =>
        call('brain_remember', { content: `The ${fruit} are in room ${fruit.length}` }),
      ),
    );
    expect(answers.filter(({ isError }) => !isError)).toHaveLength(1);
    for (const { text } of answers.filter(({ isError }) => isError)) {
      const [, until = ''] = USED_UP.exec(text) ?? [];
      expect(Date.parse(until) - Date.now()).toBeGreaterThan(27 * 86_400_000);
      expect(Date.parse(until) - Date.now()).toBeLessThan(31 * 86_400_000 + 60_000);
    }
    expect((await call('brain_recall', { query: 'x' })).text).toMatch(USED_UP);
    expect((await call('brain_list')).data.memories).toHaveLength(1);
    const status = await call('brain_status');
    expect(status.data.workspace_status).toBe('limit_reached');
    expect(status.text).toMatch(/A quota is used up: .* until the next month, or a higher cap\.$/);
  });

  it('give back the unit of a refused call', async () => {
    const { call } = await agent({ memory_write_limit: 1 });
    expect((await call('brain_remember', { content: 'my password is my dog and the year' })).isError).toBe(true);
    expect((await call('brain_remember', { content: '' })).isError).toBe(true);
    expect((await call('brain_remember', { content: 'The cat sleeps on the radiator' })).isError).toBe(false);
  });
});
