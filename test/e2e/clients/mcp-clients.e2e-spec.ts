import { AGENTS, type Agent, describeWithPackages, WITHOUT_PACKAGES } from '../../support/agent-clients.js';
import { newWorkspace } from '../../support/client.js';
import { embedded } from '../../support/engines.js';
import { callByModel, startProvider } from '../../support/provider.js';
import { useSharedService } from '../../support/shared-service.js';

describeWithPackages(`MCP clients of others${WITHOUT_PACKAGES}`, () => {
  const service = useSharedService(embedded);
  let provider: Awaited<ReturnType<typeof startProvider>>;
  beforeAll(async () => {
    provider = await startProvider();
  });
  afterAll(() => provider?.close());

  it.each([
    ['name', { name: 'x'.repeat(65) }],
    ['name', { name: '2nd' }],
    ['description', { description: '' }],
    ['parameters', { parameters: { type: 'object', properties: { a: { anyOf: [{ type: 'string' }, { type: 'null' }] } } } }],
    ['parameters', { parameters: { type: 'object', properties: { a: { type: 'array' } } } }],
    ['parameters', { parameters: { type: 'object', properties: { a: { description: 'Anything' } } } }],
    ['parameters', { parameters: { type: 'object', properties: { 'a b': { type: 'string' } } } }],
    ['parameters', { parameters: {} }],
  ])('have a provider that is as strict as the real ones: %s in %j', async (part, wrong) => {
    const tool = { name: 'fine', description: 'Fine', parameters: { type: 'object', properties: {} }, ...wrong };
    const called = callByModel(provider.url, [tool], { name: tool.name, arguments: {} });
    await expect(called).rejects.toThrow(`400: tools.0.${part}`);
  });

  describe.each(AGENTS)('an agent on %s', (_client, connect) => {
    let workspace: Awaited<ReturnType<typeof newWorkspace>>;
    const agents: Agent[] = [];
    const start = async (path: string) => {
      const agent = await connect({ url: service.url, path, key: workspace.key, provider: provider.url });
      agents.push(agent);
      return agent;
    };
    beforeAll(async () => {
      workspace = await newWorkspace(service.url, 'agents');
    });
    afterAll(() => Promise.all(agents.map((agent) => agent.close())));

    it('offers the tools to its provider and calls each of them', async () => {
      const agent = await start('/mcp');
      const called: string[] = [];
      const call = async (tool: string, given: object = {}) => {
        const name = agent.tools.find((candidate) => candidate.endsWith(tool))!;
        called.push(name);
        const { isError, text, data } = await agent.call(name, given);
        expect([tool, isError && text]).toEqual([tool, false]);
        return { text, data };
      };
      const content = 'Ana Lindqvist prefers async standups on Tuesdays';
      const stored = await call('brain_remember', { content, meta: { source: 'slack', thread: { open: true } }, user_id: 'ana' });
      const { memory_id: id } = stored.data;
      expect(stored.text).toContain(`Remembered.\nID: ${id}\n`);
      expect(stored.data).toMatchObject({ workspace_id: workspace.id, dedup: { action: 'stored_new' } });
      const query = { query: 'how does Ana want her standups?', top_k: 3, min_score: 0.2, user_id: 'ana' };
      const filter = { 'meta.source': { in: ['slack', 'mail'] } };
      const recalled = await call('brain_recall', { ...query, filter });
      expect(recalled.data.memories).toMatchObject([{ id, text: content, meta: { source: 'slack', thread: { open: true } } }]);
      expect(recalled.text).toMatch(/^1\. Ana Lindqvist prefers .*\n {3}Relevance: /);
      expect((await call('brain_recall', { ...query, filter: { 'meta.source': 'fax' } })).data.memories).toEqual([]);
      const listed = await call('brain_list', { q: 'lindqvist', limit: 10, meta: { thread: { open: true } } });
      expect(listed.data).toMatchObject({ memories: [{ id, text: content, version: 1 }], next_cursor: null });
      const changed = 'Ana Lindqvist prefers async standups on Fridays';
      const updated = await call('brain_update', { id, content: changed, ttl_seconds: 3_600 });
      expect(updated.data).toMatchObject({ id, text: changed, version: 2, expires_at: expect.any(String) });
      const history = await call('brain_history', { id });
      expect(history.data).toMatchObject({ memory_id: id, version: 2, revisions: [{ revision: 1, text: content }] });
      expect((await call('brain_health')).data).toEqual((await workspace.health()).body);
      expect((await call('brain_status')).data).toMatchObject({ workspace_id: workspace.id, workspace_status: 'active' });
      expect(await call('brain_forget', { id })).toEqual({
        text: `Forgotten: memory ${id} is deleted.`,
        data: { status: 'ok', memory_id: id },
      });
      expect([...new Set(called)].sort()).toEqual([...agent.tools].sort());
      const forget = agent.tools.find((name) => name.endsWith('brain_forget'))!;
      expect(await agent.call(forget, { id })).toMatchObject({
        isError: true,
        text: expect.stringContaining('Memory not found'),
      });
    });

    it('is refused by its provider with the earlier names of the tools', async () => {
      const agent = await start('/mcp?names=dotted');
      const name = agent.tools.find((candidate) => candidate.endsWith('brain.status'))!;
      await expect(agent.call(name, {})).rejects.toThrow(/^(?:400: )?tools\.0\.name: '.*brain\.remember' does not match/);
    });
  });
});
