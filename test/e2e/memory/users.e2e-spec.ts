import { newAzenKey } from '../../support/azen.js';
import { admin, call, newWorkspace } from '../../support/client.js';
import { engines } from '../../support/engines.js';
import { eventsClient } from '../../support/events.js';
import { httpMcp } from '../../support/mcp.js';
import { useSharedService } from '../../support/shared-service.js';
import { exportLines, importLines } from '../../support/transfer.js';

const ALLERGY = 'I am allergic to peanuts';
const HOME = { ana: 'I live in Lisbon', ben: 'I live in Oslo' } as const;
type User = keyof typeof HOME;
const USERS = ['ana', 'ben'] as const;

type Workspace = Awaited<ReturnType<typeof newWorkspace>>;
/** The facts of one user, of which the first one is the same for both. */
const factsOf = (user: User) => [ALLERGY, HOME[user]];

describe.each(engines)('two users of one workspace on $name', (engine) => {
  const service = useSharedService(engine);
  const post = ({ key: token }: Workspace, path: string, body: object) =>
    call('POST', `${service.url}/v1/memory/${path}`, { token, body });

  /** Ways to store the facts of a user. */
  const WAYS: Record<string, (workspace: Workspace, user: User) => Promise<unknown>> = {
    store: async (workspace, user) => {
      for (const text of factsOf(user)) await post(workspace, 'store', { text, user_id: user });
    },
    'a meta': async (workspace, user) => {
      for (const text of factsOf(user)) await workspace.store(text, { user_id: user });
    },
    batch: (workspace, user) =>
      post(workspace, 'store/batch', { memories: factsOf(user).map((text) => ({ text, user_id: user })) }),
    import: ({ key: token }, user) =>
      importLines(service.url, token, [
        { text: ALLERGY, user_id: user },
        { memory: HOME[user], user_id: user },
      ]),
    events: async ({ key: token }, user) => {
      const events = eventsClient(service.url, token);
      const turns = factsOf(user).map((content) => ({ role: 'user', content }));
      const { body } = await events.post({ user_id: user, events: turns });
      await events.until(body.event_id);
    },
    mcp: async ({ key: token }, user) => {
      const mcp = await httpMcp(service.url, token);
      for (const content of factsOf(user)) await mcp.call('brain_remember', { content, user_id: user });
      await mcp.close();
    },
  };

  it.each(Object.keys(WAYS))('each keep and find their own by %s', async (way) => {
    const workspace = await newWorkspace(service.url);
    const azen = await newAzenKey(service.url, workspace.id);
    // What a client of the Azen API stores is nobody's.
    const { body } = await azen.create(ALLERGY);
    await azen.untilEmbedded(body.memoryId);
    for (const user of USERS) await WAYS[way]!(workspace, user);
    // Once more: what is there is known again, for each of them.
    for (const user of USERS) await WAYS[way]!(workspace, user);

    for (const user of USERS) {
      const listed = await call('GET', `${service.url}/v1/memory?user_id=${user}`, { token: workspace.key });
      expect(listed.body.memories.map((memory: { text: string }) => memory.text).sort()).toEqual(factsOf(user).sort());
      for (const memory of listed.body.memories) expect(memory.meta).toMatchObject({ user_id: user });
      const found = await post(workspace, 'retrieve', { query: 'where do I live', user_id: user, min_score: 0 });
      expect(found.body.memories.map((memory: { text: string }) => memory.text).sort()).toEqual(factsOf(user).sort());
    }
    const all = await call('GET', `${service.url}/v1/memory`, { token: workspace.key });
    expect(all.body.memories).toHaveLength(5);
  });

  it('keep what they have through an export, and an import that is sent twice', async () => {
    const [from, to] = [await newWorkspace(service.url), await newWorkspace(service.url)];
    for (const user of USERS) await WAYS['store']!(from, user);
    const { lines } = await exportLines(service.url, from.key);
    expect((await importLines(service.url, to.key, lines)).body).toMatchObject({ created: 4, skipped: 0 });
    expect((await importLines(service.url, to.key, lines)).body).toMatchObject({ created: 0, skipped: 4 });
    expect((await post(to, 'store', { text: ALLERGY, user_id: 'ben' })).body.dedup.action).toBe('duplicate_exact');
  });

  it('may edit a text to what the other one has, and not move a memory to the other one who has it', async () => {
    const workspace = await newWorkspace(service.url);
    const ana = (await post(workspace, 'store', { text: ALLERGY, user_id: 'ana' })).body.memory_id;
    const ben = (await post(workspace, 'store', { text: 'I love peanuts', user_id: 'ben' })).body.memory_id;
    const patch = (body: object) => call('PATCH', `${service.url}/v1/memory/${ben}`, { token: workspace.key, body });
    expect(await patch({ text: ALLERGY })).toMatchObject({ status: 200, body: { meta: { user_id: 'ben' } } });
    expect(await patch({ meta: { user_id: 'ana' } })).toMatchObject({
      status: 409,
      body: { detail: `Memory ${ana} says the same already` },
    });
    expect(await patch({ meta: { user_id: 'cem' } })).toMatchObject({ status: 200 });
  });

  it('have no near-duplicates in common', async () => {
    const workspace = await newWorkspace(service.url);
    for (const user of USERS) await post(workspace, 'store', { text: ALLERGY, user_id: user });
    expect((await workspace.health()).body.signals.duplicate_count).toBe(0);
  });

  it('deletes what belongs to one of them', async () => {
    const workspace = await newWorkspace(service.url);
    for (const user of USERS) await WAYS['store']!(workspace, user);
    const url = `${service.url}/v1/memory?user_id=ana`;
    expect((await call('DELETE', `${url}&confirm=2`, { token: workspace.key })).body).toMatchObject({ deleted: 2 });
    expect((await call('GET', `${service.url}/v1/memory`, { token: workspace.key })).body.memories).toHaveLength(2);
  });

  it('shares memories in a workspace without scope keys', async () => {
    const workspace = await newWorkspace(service.url);
    const path = `/workspaces/${workspace.id}`;
    expect((await admin(service.url, 'PATCH', path, { scope_keys: [] })).body.scope_keys).toEqual([]);
    await post(workspace, 'store', { text: ALLERGY, user_id: 'ana' });
    expect((await post(workspace, 'store', { text: ALLERGY, user_id: 'ben' })).body.dedup.action).toBe('duplicate_exact');
    expect((await admin(service.url, 'PATCH', path, { scope_keys: ['user_id', 'user id'] })).body.detail[0].loc).toEqual([
      'body',
      'scope_keys',
    ]);
  });

  it.each([
    [{ user_id: '' }, 'user_id'],
    [{ user_id: 'x'.repeat(257) }, 'user_id'],
    [{ run_id: 7 }, 'run_id'],
    [{ agent_id: 'a', meta: { agent_id: 'b' } }, 'agent_id'],
  ])('refuses %j', async (fields, name) => {
    const workspace = await newWorkspace(service.url);
    const { status, body } = await post(workspace, 'store', { text: ALLERGY, ...fields });
    expect({ status, loc: body.detail[0].loc }).toEqual({ status: 422, loc: ['body', name] });
  });
});
