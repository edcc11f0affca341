import { newWorkspace } from '../../support/client.js';
import { engines } from '../../support/engines.js';
import { httpMcp, type McpClient, stdioMcp } from '../../support/mcp.js';
import { useSharedService } from '../../support/shared-service.js';

const WAYS: [string, (url: string, key: string) => Promise<McpClient>][] = [
  ['Streamable HTTP of 2025', (url, key) => httpMcp(url, key)],
  ['Streamable HTTP of 2026', (url, key) => httpMcp(url, key, { pin: '2026-07-28' })],
  ['standard input and output', (url, key) => stdioMcp({ MNEMONEST_URL: url, MNEMONEST_API_KEY: key })],
];

describe.each(engines)('MCP on $name', (engine) => {
  const service = useSharedService(engine);

  describe.each(WAYS)('over %s', (_way, connect) => {
    let workspace: Awaited<ReturnType<typeof newWorkspace>>;
    let mcp: McpClient;
    beforeAll(async () => {
      workspace = await newWorkspace(service.url, 'agents');
      mcp = await connect(service.url, workspace.key);
    });
    afterAll(() => mcp?.close());

    it('introduces the server and its purpose', () => {
      expect(mcp.client.getServerVersion()).toMatchObject({
        name: 'mnemonest',
        version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      });
      expect(mcp.client.getInstructions()).toMatch(/Recall before you answer.*Do not remember greetings/s);
      expect(mcp.client.getServerCapabilities()).toMatchObject({ tools: {}, prompts: {}, resources: {} });
    });

    it('lists the tools, with their arguments and hints', async () => {
      const { tools } = await mcp.client.listTools();
      const { readOnlyHint, destructiveHint, idempotentHint } = hintsOf(tools);
      expect(tools.map(({ name }) => name)).toEqual([
        'brain_remember',
        'brain_recall',
        'brain_list',
        'brain_update',
        'brain_forget',
        'brain_history',
        'brain_health',
        'brain_status',
      ]);
      expect(readOnlyHint).toEqual(['brain_recall', 'brain_list', 'brain_history', 'brain_health', 'brain_status']);
      expect(destructiveHint).toEqual(['brain_forget']);
      expect(idempotentHint).toEqual(['brain_remember', 'brain_update', 'brain_forget']);
      expect(tools.every(({ title, description }) => title && description)).toBe(true);
      const [remember, recall] = tools.map(({ inputSchema }) => inputSchema);
      expect(remember).toMatchObject({
        required: ['content'],
        additionalProperties: false,
        properties: { content: { type: 'string', minLength: 1, maxLength: 10_000 } },
      });
      expect(recall).toMatchObject({
        required: ['query'],
        properties: {
          query: { maxLength: 1_000 },
          top_k: { minimum: 1, maximum: 50, default: 5 },
          min_score: { minimum: 0, maximum: 1, default: 0.35 },
          filter: { type: 'object', properties: { meta: { type: 'object' }, categories: { type: 'array' } } },
          as_of: { type: 'string', format: 'date-time' },
        },
      });
      const text = JSON.stringify(tools);
      expect(text).not.toMatch(/\$ref|anyOf/);
      expect(Buffer.byteLength(text)).toBeLessThan(8_000);
    });

    it('remembers, recalls, lists and forgets a memory', async () => {
      const content = 'Ana Lindqvist prefers async standups on Tuesdays';
      const stored = await mcp.call('brain_remember', { content, meta: { source: 'slack', thread: { open: true } } });
      const { memory_id: id, importance, categories, dedup } = stored.data;
      expect(dedup).toEqual({ action: 'stored_new', existing_id: null });
      expect(stored).toMatchObject({ isError: false, data: { status: 'ok', workspace_id: workspace.id } });
      expect(stored.text).toBe(
        [
          'Remembered.',
          `ID: ${id}`,
          `Importance: ${importance}/10`,
          `Categories: ${categories.join(', ')}`,
          'Temporal: persistent',
          'Dedup: stored_new',
        ].join('\n'),
      );
      const again = await mcp.call('brain_remember', { content });
      expect(again.data).toMatchObject({ memory_id: id, dedup: { action: 'duplicate_exact', existing_id: id } });
      expect(again.text).toMatch(/^Known already: nothing was added\.\n/);

      const recalled = await mcp.call('brain_recall', { query: 'how does Ana want her standups?', top_k: 1 });
      expect(recalled.data).toMatchObject({ memories: [{ id, text: content, importance, meta: { source: 'slack' } }] });
      const relevance = (recalled.data.memories[0].score * 100).toFixed(1);
      const { created_at } = recalled.data.memories[0];
      expect(Math.abs(Date.now() - Date.parse(created_at))).toBeLessThan(60_000);
      expect(recalled.text).toBe(
        `1. ${content}\n   Relevance: ${relevance}% | Importance: ${importance}/10 | Stored: ${created_at} | ID: ${id}`,
      );

      const listed = await mcp.call('brain_list', { q: 'lindqvist', meta: { source: 'slack', thread: { open: true } } });
      expect(listed.data).toMatchObject({ memories: [{ id, text: content, version: 1 }], next_cursor: null });
      expect(listed.text).toContain(`- ${content}\n  ID: ${id} | Importance: ${importance}/10`);
      expect((await mcp.call('brain_list', { meta: { source: 'mail' } })).text).toBe('No memories.');

      const forgotten = await mcp.call('brain_forget', { id });
      expect(forgotten).toEqual({
        isError: false,
        text: `Forgotten: memory ${id} is deleted.`,
        data: { status: 'ok', memory_id: id },
      });
      expect((await mcp.call('brain_recall', { query: content })).text).toBe('No memories fit the query.');
    });

    it('corrects a memory, and tells what it was', async () => {
      const content = 'The parcel locker of Nora has the number 14';
      const { memory_id: id } = (await mcp.call('brain_remember', { content, meta: { source: 'mail', draft: true } })).data;
      const changed = 'The parcel locker of Nora has the number 41';
      const update = await mcp.call('brain_update', { id, content: changed, meta: { draft: null } });
      expect(update.data).toMatchObject({ id, text: changed, meta: { source: 'mail' }, version: 2 });
      expect(update.text).toContain(`Memory ${id} says now: ${changed}\nVersion: 2 | Changed: `);
      const history = await mcp.call('brain_history', { id });
      const revisions = [{ revision: 1, cause: 'edited', text: content, meta: { source: 'mail', draft: true } }];
      expect(history.data).toMatchObject({ memory_id: id, version: 2, revisions, next_cursor: null });
      expect(history.text).toContain(`Memory ${id} is at version 2.\n\n- ${content}\n  Version: 1 | Replaced: `);
      const recalled = await mcp.call('brain_recall', { query: 'parcel locker of Nora', top_k: 1 });
      expect(recalled.data.memories[0]).toMatchObject({ id, text: changed });
      const asOf = recalled.data.memories[0].created_at;
      expect((await mcp.call('brain_recall', { query: 'parcel locker of Nora', as_of: asOf })).isError).toBe(false);
      expect((await mcp.call('brain_update', { id })).text).toBe('Invalid arguments: Value error, content or meta is needed');
    });

    it('offers memories as prompts and as resources', async () => {
      const content = 'The spare wheel of Ida hangs in the cellar';
      const { memory_id: id } = (await mcp.call('brain_remember', { content })).data;
      const { client } = mcp;
      expect((await client.listPrompts()).prompts.map(({ name }) => name)).toEqual(['recall_context', 'remember_this']);
      const prompt = async (name: string, given: Record<string, string>) =>
        JSON.stringify((await client.getPrompt({ name, arguments: given })).messages);
      expect(await prompt('recall_context', { topic: 'spare wheel of Ida' })).toContain(content);
      expect(await prompt('recall_context', {})).toContain(content);
      expect(await prompt('remember_this', { content: 'Ida has moved' })).toContain('brain_remember');
      await expect(client.getPrompt({ name: 'other' })).rejects.toMatchObject({ code: -32602 });
      expect((await client.listResources()).resources.map(({ uri }) => uri)).toEqual(['memory://recent']);
      expect((await client.listResourceTemplates()).resourceTemplates).toMatchObject([{ uriTemplate: 'memory://{id}' }]);
      const read = async (uri: string) => (await client.readResource({ uri })).contents as { text: string }[];
      expect((await read('memory://recent'))[0]?.text).toContain(content);
      expect(JSON.parse((await read(`memory://${id}`))[0]!.text)).toMatchObject({ id, text: content, version: 1 });
      for (const uri of ['memory://999999999', 'memory://x', 'file:///etc/passwd'])
        await expect(read(uri)).rejects.toMatchObject({ message: expect.stringMatching(/not found/i) });
    });

    it('recalls by filter, and shows until when a memory holds', async () => {
      const content = 'The key of the bike shed is with Otto until 2099-05-01';
      await mcp.call('brain_remember', { content, meta: { source: 'phone' } });
      const query = 'who has the key of the bike shed?';
      const found = await mcp.call('brain_recall', { query, filter: { meta: { source: 'phone' } } });
      expect(found.data.memories).toMatchObject([{ text: content }]);
      expect(found.text).toMatch(/ \| Until: 2099-05-01T/);
      expect((await mcp.call('brain_recall', { query, filter: { meta: { source: 'fax' } } })).data.memories).toEqual([]);
      const where = { 'meta.source': { in: ['fax', 'phone'] }, 'meta.done': { exists: false } };
      expect((await mcp.call('brain_recall', { query, filter: where })).data.memories).toMatchObject([{ text: content }]);
      expect((await mcp.call('brain_list', { filter: where })).data.memories).toMatchObject([{ id: found.data.memories[0].id }]);
      expect((await mcp.call('brain_recall', { query, as_of: '2020-01-01T00:00:00Z' })).data.memories).toEqual([]);
    });

    it('takes tools by their earlier names', async () => {
      expect((await mcp.call('brain.status')).data.workspace_id).toBe(workspace.id);
      expect((await mcp.call('brain.recall', { query: 'x' })).isError).toBe(false);
    });

    it('splits a list into pages', async () => {
      for (const fruit of ['apples', 'bananas', 'cherries'])
        await workspace.store(`Room ${fruit.length} is where the ${fruit} are`);
      const first = await mcp.call('brain_list', { limit: 2, q: 'is where the' });
      expect(first.data.memories.map(({ text }: { text: string }) => text)).toEqual([
        'Room 8 is where the cherries are',
        'Room 7 is where the bananas are',
      ]);
      expect(first.text).toContain(`More with cursor: ${first.data.next_cursor}`);
      const second = await mcp.call('brain_list', { limit: 2, q: 'is where the', cursor: first.data.next_cursor });
      expect(second.data).toMatchObject({ memories: [{ text: 'Room 6 is where the apples are' }], next_cursor: null });
    });

    it('shows the end of a time-bound memory', async () => {
      const { text, data } = await mcp.call('brain_remember', { content: 'The demo for Globex is tomorrow at 3pm' });
      expect(data.temporal.type).toBe('temporal');
      expect(text).toContain(`Temporal: temporal until ${data.temporal.valid_until}`);
    });

    it('answers health and status as the REST API does', async () => {
      const [health, status] = [await mcp.call('brain_health'), await mcp.call('brain_status')];
      const [restHealth, restStatus] = [(await workspace.health()).body, (await workspace.status()).body];
      expect(health.data).toEqual(restHealth);
      expect(health.text).toMatch(/^Quality score: \d+\/100\nTotal memories: \d+\nStale: 0\nDuplicates: \d+\nOverlong: 0\n/);
      expect({ ...status.data, server_time: null }).toEqual({ ...restStatus, server_time: null });
      expect(status.text).toMatch(
        new RegExp(
          [
            `^Workspace: agents \\(ID: ${workspace.id}\\)`,
            'Status: active',
            'Plan: Self-hosted / monthly',
            `API key: ${workspace.key.slice(0, 14)}… \\(ID: ${workspace.keyId}\\)`,
            'Server time: \\S+Z$',
          ].join('\n'),
        ),
      );
    });
  });
});

interface Listed {
  readonly name: string;
  readonly annotations?: object | undefined;
}

/** Returns the names of the tools whose hint is true, for each hint. */
function hintsOf(tools: readonly Listed[]): Record<string, string[]> {
  const hints: Record<string, string[]> = {};
  for (const { name, annotations = {} } of tools)
    for (const [hint, value] of Object.entries(annotations)) if (value) hints[hint] = [...(hints[hint] ?? []), name];
  return hints;
}
