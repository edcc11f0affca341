import { admin, newWorkspace } from '../../support/client.js';
import { engines } from '../../support/engines.js';
import { httpMcp, type McpClient } from '../../support/mcp.js';
import { useSharedService } from '../../support/shared-service.js';

const PII_REJECTED = 'Submitted memory contains sensitive data and cannot be stored.';
const MEMORY_CALLS: [string, Record<string, unknown>][] = [
  ['brain_remember', { content: 'The cat sleeps on the radiator' }],
  ['brain_recall', { query: 'cat' }],
  ['brain_list', {}],
  ['brain_update', { id: 1, content: 'x' }],
  ['brain_forget', { id: 1 }],
  ['brain_history', { id: 1 }],
];

describe.each(engines)('errors of MCP tools on $name', (engine) => {
  const service = useSharedService(engine);
  const open: McpClient[] = [];
  const agent = async (name = 'agents') => {
    const workspace = await newWorkspace(service.url, name);
    const mcp = await httpMcp(service.url, workspace.key);
    open.push(mcp);
    return { ...workspace, ...mcp };
  };
  afterAll(() => Promise.all(open.map((mcp) => mcp.close())));

  const failure = (text: string) => ({ isError: true, text, data: undefined });

  it('give the reason for refused sensitive data, which is not stored', async () => {
    const { call } = await agent();
    expect(await call('brain_remember', { content: 'my password is my dog and the year' })).toEqual(failure(PII_REJECTED));
    const meta = { note: 'the password is my dog and the year' };
    expect(await call('brain_remember', { content: 'The wifi is called Attic', meta })).toEqual(failure(PII_REJECTED));
    expect((await call('brain_list')).data.memories).toEqual([]);
  });

  it('do not occur for sensitive data that can be cut out', async () => {
    const { call } = await agent();
    const { data } = await call('brain_remember', { content: 'Call Ana on +49 170 1234567 about the offer' });
    const listed = await call('brain_list');
    expect(listed.data.memories[0]).toMatchObject({ id: data.memory_id, text: expect.stringContaining('[REDACTED_PHONE') });
    expect(listed.text).not.toContain('1234567');
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['brain_remember', {}, 'content: Field required'],
    ['brain_remember', { content: '' }, 'content: String should have at least 1 character'],
    ['brain_remember', { content: 'x'.repeat(10_001) }, 'content: String should have at most 10000 characters'],
    ['brain_remember', { content: 5 }, 'content: Input should be a valid string'],
    ['brain_remember', { content: 'a\0b' }, 'content: Value error, NUL characters are not allowed'],
    [
      'brain_remember',
      { content: '\ud800' },
      'content: Input should be a valid string, unable to parse raw data as a unicode string',
    ],
    ['brain_remember', { content: 'x', meta: 'y' }, 'meta: Input should be a valid dictionary'],
    ['brain_remember', { content: 'x', meta: { y: 'z'.repeat(33_000) } }, 'meta: Value error, JSON must not exceed 32 KB'],
    ['brain_remember', { text: 'x' }, 'content: Field required; text: Extra inputs are not permitted'],
    ['brain_recall', { query: 'x'.repeat(1_001) }, 'query: String should have at most 1000 characters'],
    [
      'brain_recall',
      { query: 'x', top_k: 51, min_score: -1 },
      `top_k: Input should be less than or equal to 50; min_score: Input should be greater than or equal to 0`,
    ],
    ['brain_list', { limit: 0 }, 'limit: Input should be greater than or equal to 1'],
    [
      'brain_list',
      { cursor: 'x' },
      'cursor: Value error, not a cursor of this list: it goes with the filters that it was answered to',
    ],
    ['brain_list', { created_after: 'yesterday' }, 'created_after: Input should be a valid datetime or date, invalid format'],
    [
      'brain_list',
      { meta: { tags: ['a'] } },
      'meta: Value error, meta can be compared with strings, numbers, true, false and null, not with lists',
    ],
    ['brain_forget', { id: 'one' }, 'id: Input should be a valid integer, unable to parse string as an integer'],
    ['brain_status', { verbose: true }, 'verbose: Extra inputs are not permitted'],
  ])('name the invalid arguments of %s %p', async (tool, given, reason) => {
    const { call } = await agent();
    expect(await call(tool, given)).toEqual(failure(`Invalid arguments: ${reason}`));
  });

  it('do not occur for arguments that the REST API accepts', async () => {
    const { call } = await agent();
    expect(await call('brain_remember', { content: '𝒳'.repeat(10_000), meta: null })).toMatchObject({ isError: false });
    expect(await call('brain_recall', { query: 'x', top_k: 50, min_score: 0 })).toMatchObject({ isError: false });
    expect(await call('brain_recall', { query: 'x', top_k: '3' })).toMatchObject({ isError: false });
  });

  it('do not occur for arguments as models send them', async () => {
    const { call } = await agent();
    const meta = '{"source":"mail","big":12345678901234567890}';
    const { data } = await call('brain_remember', { content: 'The cat sleeps on the radiator', meta });
    const none = { min_score: null, top_k: '', as_of: 'null' };
    for (const filter of ['{"meta":{"source":"mail"}}', { meta: '{"source":"mail"}', categories: null }, '', null])
      expect((await call('brain_recall', { query: 'cat on the radiator', filter, ...none })).data.memories).toHaveLength(1);
    const listed = { limit: '5', q: '', category: '', archived: false, meta: '{"source":"mail"}', created_after: null };
    expect((await call('brain_list', listed)).data.memories).toHaveLength(1);
    expect(
      (await call('brain_update', { id: String(data.memory_id), content: null, meta: '{"source":"chat"}' })).data,
    ).toMatchObject({
      id: data.memory_id,
      meta: { source: 'chat' },
    });
    expect((await call('brain_history', { id: `${data.memory_id}`, limit: '', cursor: null })).data.revisions).toHaveLength(1);
  });

  it('do not occur for a life time and an own id as models send them', async () => {
    const { call } = await agent();
    const own = { external_id: 'note-1', mode: 'verbatim', user_id: '' };
    const first = await call('brain_remember', {
      content: 'The boat is in the shed',
      ...own,
      ttl_seconds: '3600',
      expires_at: null,
    });
    expect(first.text).toMatch(/\nForgotten at: 20/);
    const again = await call('brain_remember', { content: 'The boat is on the lake', ...own, mode: 'null', ttl_seconds: '' });
    expect(again.data).toMatchObject({ memory_id: first.data.memory_id, dedup: { action: 'updated_existing' } });
    const listed = await call('brain_list', { external_id: 'note-1', user_id: null });
    expect(listed.data.memories).toMatchObject([{ text: 'The boat is on the lake', external_id: 'note-1', expires_at: null }]);
    const id = first.data.memory_id;
    const life = { expires_at: '2099-01-31T00:00:00Z' };
    expect((await call('brain_update', { id, ...life, ttl_seconds: 'None' })).data).toMatchObject({ ...life, version: 2 });
  });

  it.each([0, -1, 999_999, '99999999999999999999'])('say that there is no memory %p', async (id) => {
    const { call } = await agent();
    expect(await call('brain_forget', { id })).toEqual(failure('Memory not found'));
  });

  it('are protocol errors if the method or the tool is unknown', async () => {
    const { client } = await agent();
    await expect(client.callTool({ name: 'brain_think' })).rejects.toMatchObject({
      code: -32602,
      message: expect.stringContaining('Unknown tool: brain_think'),
    });
    await expect(
      client.request({ method: 'tools/call', params: { name: 'brain_list', arguments: [] as never } }),
    ).rejects.toMatchObject({
      code: -32602,
    });
    await expect(client.request({ method: 'completion/complete' })).rejects.toMatchObject({ code: -32601 });
  });

  it('do not reveal memories of another workspace', async () => {
    const [owner, stranger] = [await agent('owner'), await agent('stranger')];
    const { data } = await owner.call('brain_remember', { content: 'The vault of Globex is under the stairs' });
    await owner.call('brain_remember', { content: 'The gardener of Globex comes on Fridays' });
    expect((await stranger.call('brain_recall', { query: 'Where is the vault of Globex?', min_score: 0 })).data.memories).toEqual(
      [],
    );
    expect((await stranger.call('brain_list', { archived: 'any' })).data.memories).toEqual([]);
    expect(await stranger.call('brain_forget', { id: data.memory_id })).toEqual(failure('Memory not found'));
    const { next_cursor: cursor } = (await owner.call('brain_list', { limit: 1 })).data;
    expect((await stranger.call('brain_list', { limit: 1, cursor })).isError).toBe(true);
    expect((await stranger.call('brain_health')).data.signals.total_memories).toBe(0);
    expect((await owner.call('brain_list')).data.memories).toHaveLength(2);
  });

  it('leave brain_status and brain_health available to a suspended workspace', async () => {
    const { id, call } = await agent();
    await admin(service.url, 'PATCH', `/workspaces/${id}`, { status: 'suspended' });
    for (const [tool, given] of MEMORY_CALLS) expect(await call(tool, given)).toEqual(failure('Workspace is suspended'));
    const status = await call('brain_status');
    expect(status.data.workspace_status).toBe('suspended');
    expect(status.text).toMatch(
      /Status: suspended\n.*\nAll tools but brain_status and brain_health are refused until an operator resumes it\.$/s,
    );
    expect((await call('brain_health')).isError).toBe(false);
  });
});
