import { setTimeout as sleep } from 'node:timers/promises';
import { describeWithPackages, packageOf, WITHOUT_PACKAGES } from '../../support/agent-clients.js';
import { newWorkspace } from '../../support/client.js';
import { embedded } from '../../support/engines.js';
import { useSharedService } from '../../support/shared-service.js';

const DONE_WITHIN_MS = 30_000;
// The client sends telemetry to its maker unless it is told not to before it is loaded.
process.env['MEM0_TELEMETRY'] = 'false';

/** The calls of the client that docs/mem0.md says are not there, each with arguments that it takes. */
const ABSENT: Readonly<Record<string, readonly unknown[]>> = {
  deleteUser: [{ entity_id: 1, entity_type: 'user' }],
  getProject: [{ fields: ['customInstructions'] }],
  updateProject: [{ customInstructions: 'Only food' }],
  getWebhooks: [],
  createWebhook: [{ name: 'a', url: 'https://example.org', eventTypes: ['memory_add'] }],
  updateWebhook: [{ webhookId: '1', name: 'b' }],
  deleteWebhook: [{ webhookId: '1' }],
  feedback: [{ memoryId: '1', feedback: 'POSITIVE' }],
  getProfile: [{ entityId: 'ana' }],
  generateProfile: [{ entityId: 'ana' }],
  getProfileSettings: [],
  updateProfileSettings: [{ enabled: true }],
  sampleProfiles: [],
  getProfileJob: ['1'],
  createMemoryExport: [{ schema: {}, filters: { user_id: 'ana' } }],
  getMemoryExport: [{ memoryExportId: '1' }],
};

describeWithPackages(`mem0ai, the client of mem0's platform${WITHOUT_PACKAGES}`, () => {
  const service = useSharedService(embedded);
  const newClient = async (key?: string) => {
    const { MemoryClient } = packageOf('mem0ai');
    return new MemoryClient({ apiKey: key ?? (await newWorkspace(service.url)).key, host: `${service.url}/mem0` });
  };
  const said = (content: string) => [{ role: 'user', content }];
  const textsOf = ({ results }: { results: { memory: string }[] }) => results.map(({ memory }) => memory);

  it('is answered in all calls that docs/mem0.md lists', async () => {
    const plain = await newClient();
    const used = new Set<string>();
    const client = new Proxy(plain, {
      get: (target, name) => {
        used.add(String(name));
        return target[name];
      },
    });
    await client.ping();

    const queued = await client.add(said('I am allergic to peanuts'), { userId: 'ana', metadata: { topic: 'food' } });
    expect(queued).toMatchObject({ status: 'PENDING', eventId: expect.stringMatching(/^\d+$/) });
    const ana = { filters: { user_id: 'ana' } };
    const deadline = Date.now() + DONE_WITHIN_MS;
    while ((await client.getAll(ana)).count === 0 && Date.now() < deadline) await sleep(50);
    const question = 'what is Ana allergic to';
    const filters = { AND: [{ user_id: 'ana' }, { metadata: { topic: 'food' } }] };
    const { results } = await client.search(question, { filters, topK: 5, threshold: 0.2, rerank: true });
    expect((await client.search(question, { ...ana, metadata: { topic: 'work' } })).results).toEqual([]);
    expect(results).toMatchObject([
      { memory: 'I am allergic to peanuts', userId: 'ana', metadata: { topic: 'food' }, score: expect.any(Number) },
    ]);
    expect((await client.search(question, { filters: { user_id: 'ben' } })).results).toEqual([]);

    const vet = { agentId: 'vet', infer: false };
    const added = await client.add(said('The dog is called Rex'), { ...vet, expirationDate: '2099-01-01', timestamp: 1.7e9 });
    expect(added).toMatchObject({ status: 'SUCCEEDED', results: [{ event: 'ADD', data: { memory: 'The dog is called Rex' } }] });
    const { id } = added.results[0];
    await client.add(said('The cat is called Tom'), { ...vet, appId: 'clinic', runId: 'visit' });
    expect(await client.get(id)).toMatchObject({ id, agentId: 'vet', expirationDate: '2099-01-01T00:00:00Z' });
    expect((await client.getAll({ filters: { agent_id: 'vet' }, endDate: '2020-01-01' })).count).toBe(0);
    const page = await client.getAll({ filters: { agent_id: 'vet' }, page: 2, pageSize: 1 });
    expect(page).toMatchObject({ count: 2, next: null, previous: expect.any(String), results: [{ id }] });

    const changed = await client.update(id, { text: 'The dog is called Max', metadata: { tag: 7 }, expirationDate: null });
    expect(changed).toMatchObject({ id, memory: 'The dog is called Max', metadata: { tag: 7 }, expirationDate: null });
    await client.batchUpdate([{ memoryId: id, text: 'The dog is called Bo' }]);
    const steps = (await client.history(id)).map(({ event, newMemory }: Record<string, string>) => [event, newMemory]);
    expect(steps).toEqual([
      ['ADD', 'The dog is called Rex'],
      ['UPDATE', 'The dog is called Max'],
      ['UPDATE', 'The dog is called Bo'],
    ]);

    const { results: entities } = await client.users({ page: 1, pageSize: 50 });
    expect(entities).toMatchObject([
      { type: 'user', name: 'ana', totalMemories: 1 },
      { type: 'agent', name: 'vet', totalMemories: 2 },
      { type: 'run', name: 'visit', totalMemories: 1 },
    ]);
    expect(await client.delete(id, { deleteLinked: true })).toEqual({ message: 'Memory deleted successfully!' });
    await client.batchDelete([results[0].id]);
    expect((await client.getAll(ana)).count).toBe(0);
    await client.deleteAll({ agentId: 'vet', appId: 'clinic' });
    expect((await client.getAll({ filters: { agent_id: '*' } })).count).toBe(0);
    for (const userId of ['cy', 'dan']) await client.add(said(`The seat of ${userId} is by the door`), { userId, infer: false });
    await client.deleteUsers({ userId: 'cy' });
    expect(textsOf(await client.getAll({ filters: { user_id: '*' } }))).toEqual(['The seat of dan is by the door']);
    await client.deleteUsers();
    expect((await client.users()).results).toEqual([]);

    const calls = Object.getOwnPropertyNames(packageOf('mem0ai').MemoryClient.prototype).filter((name) =>
      /^(?!constructor$)[a-z]/.test(name),
    );
    expect(calls.filter((name) => !used.has(name)).sort()).toEqual(Object.keys(ABSENT).sort());
  });

  it('throws its own exceptions', async () => {
    const client = await newClient();
    const failure = (call: Promise<unknown>) => call.then(String, ({ name, message }: Error) => `${name}: ${message}`);
    for (const [name, given] of Object.entries(ABSENT))
      expect([name, await failure(client[name](...given))]).toEqual([
        name,
        expect.stringMatching(/^MemoryNotFoundError: .*Not Found/),
      ]);
    expect(await failure(client.get('999999999'))).toMatch(/^MemoryNotFoundError: .*Memory not found/);
    expect(await failure(client.search('x', { filters: { user_id: 'a', keywords: 'y' } }))).toMatch(
      /^ValidationError: .*filters\.and\.1\.keywords/,
    );
    expect(await failure(client.deleteAll())).toMatch(/^ValidationError: .*at least one of user_id/);
    const [error, warn] = (['error', 'warn'] as const).map((level) => jest.spyOn(console, level).mockImplementation(() => {}));
    const refused = await newClient(`mnx_ws_${'1'.repeat(40)}`);
    expect(await failure(refused.ping())).toMatch(/^AuthenticationError: .*Invalid API key/);
    await refused.initialized;
    expect(error).toHaveBeenCalledWith('Failed to initialize client:', expect.any(Error));
    error?.mockRestore();
    warn?.mockRestore();
  });
});
