import { call, newWorkspace } from '../../support/client.js';
import { engines } from '../../support/engines.js';
import { useSharedService } from '../../support/shared-service.js';
import { exportLines, importLines } from '../../support/transfer.js';

const TEA = 'My favourite drink is green tea';
const COFFEE = 'My favourite drink is black coffee';

describe.each(engines)('memories with ids of their caller on $name', (engine) => {
  const service = useSharedService(engine);

  async function open() {
    const { key: token } = await newWorkspace(service.url);
    const send = (method: string, path: string, body?: unknown) =>
      call(method, `${service.url}/v1/memory${path}`, { token, ...(body !== undefined && { body }) });
    return { token, send, store: async (body: object) => (await send('POST', '/store', body)).body };
  }

  it('get a new text if they are stored again, and keep the old one in their history', async () => {
    const { send, store } = await open();
    const first = await store({ text: TEA, external_id: 'drink', meta: { a: 1, b: 1 } });
    expect(first.dedup).toEqual({ action: 'stored_new', existing_id: null });
    expect(await store({ text: TEA, external_id: 'drink', meta: { a: 1 } })).toMatchObject({
      memory_id: first.memory_id,
      dedup: { action: 'duplicate_exact' },
    });
    expect(await store({ text: 'The train leaves at noon', external_id: 'drink', meta: { b: 2 } })).toMatchObject({
      memory_id: first.memory_id,
      dedup: { action: 'updated_existing', existing_id: first.memory_id },
    });
    expect((await send('GET', `/${first.memory_id}`)).body).toMatchObject({
      text: 'The train leaves at noon',
      meta: { a: 1, b: 2 },
      external_id: 'drink',
      version: 2,
    });
    const history = await send('GET', `/${first.memory_id}/history`);
    expect(history.body.revisions).toMatchObject([{ text: TEA, cause: 'updated_existing' }]);
    // New meta alone is a change, too.
    const again = await store({ text: 'The train leaves at noon', external_id: 'drink', meta: { c: 3 } });
    expect(again.dedup.action).toBe('updated_existing');
  });

  it('are compared with no other memory', async () => {
    const { send, store } = await open();
    const plain = await store({ text: TEA });
    const ids = [await store({ text: TEA, external_id: '1' }), await store({ text: TEA, external_id: '2' })];
    expect(ids.map(({ dedup }) => dedup.action)).toEqual(['stored_new', 'stored_new']);
    expect(await store({ text: COFFEE })).toMatchObject({ memory_id: plain.memory_id, dedup: { action: 'updated_existing' } });
    expect((await store({ text: COFFEE, external_id: '1' })).dedup.action).toBe('updated_existing');
    const path = `/${ids[1]!.memory_id}`;
    expect((await send('PATCH', path, { text: COFFEE })).body).toMatchObject({ text: COFFEE, external_id: '2' });
    expect((await send('GET', '')).body.memories).toHaveLength(3);
  });

  it('are unique for each user, and found by a filter', async () => {
    const { send, store } = await open();
    const ana = await store({ text: TEA, external_id: 'drink', user_id: 'ana' });
    const ben = await store({ text: COFFEE, external_id: 'drink', user_id: 'ben' });
    expect(ben.dedup.action).toBe('stored_new');
    const listed = await send('GET', '?external_id=drink&user_id=ana');
    expect(listed.body.memories.map(({ id }: { id: number }) => id)).toEqual([ana.memory_id]);
    expect((await send('PATCH', `/${ben.memory_id}`, { meta: { user_id: 'ana' } })).body.detail).toBe(
      `Memory ${ana.memory_id} has this external_id`,
    );
    expect((await send('DELETE', '?external_id=drink&confirm=2')).body).toMatchObject({ deleted: 2 });
    expect((await store({ text: TEA, external_id: 'drink', user_id: 'ana' })).dedup.action).toBe('stored_new');
  });

  it('keep their ids through a batch, an export and an import', async () => {
    const { token, send } = await open();
    const memories = [
      { text: TEA, external_id: 'a' },
      { text: TEA, external_id: 'b' },
      { text: COFFEE, external_id: 'a' },
    ];
    const { results } = (await send('POST', '/store/batch', { memories })).body;
    expect(results.map(({ dedup }: { dedup: { action: string } }) => dedup.action)).toEqual([
      'stored_new',
      'stored_new',
      'updated_existing',
    ]);
    const { lines } = await exportLines(service.url, token);
    const to = await open();
    expect((await importLines(service.url, to.token, lines)).body).toMatchObject({ created: 2, skipped: 0 });
    expect((await importLines(service.url, to.token, lines)).body).toMatchObject({ created: 0, skipped: 2 });
    const again = [
      { text: 'Another', external_id: 'a' },
      { text: 'A third', external_id: 'a', meta: { n: 3 } },
      { text: 'Told earlier', external_id: 'b', updated_at: '2020-01-01T00:00:00Z' },
    ];
    expect((await importLines(service.url, to.token, again)).body).toMatchObject({ updated: 2, skipped: 1, created: 0 });
    expect((await importLines(service.url, to.token, again.slice(1))).body).toMatchObject({ updated: 0, skipped: 2 });
    // What the export says was said before.
    expect((await importLines(service.url, to.token, lines)).body).toMatchObject({ updated: 0, skipped: 2 });
    const listed = (await to.send('GET', '')).body.memories;
    expect(listed.map((memory: { external_id: string; text: string }) => [memory.external_id, memory.text]).sort()).toEqual([
      ['a', 'A third'],
      ['b', TEA],
    ]);
    const { id } = listed.find(({ external_id }: { external_id: string }) => external_id === 'a');
    const { revisions } = (await to.send('GET', `/${id}/history`)).body;
    expect(revisions.map(({ text }: { text: string }) => text)).toEqual(['Another', COFFEE, TEA]);
    expect((await to.store({ text: TEA, external_id: 'a' })).dedup.action).toBe('updated_existing');
  });

  it('are made once by stores at the same time, all of which succeed', async () => {
    const { send, store } = await open();
    // Each store of a round but one finds its memory changed by another.
    for (const round of [1, 2]) {
      const answers = await Promise.all(
        Array.from({ length: 12 }, (_, i) => store({ text: `Number ${round} of ${i}`, external_id: 'x', meta: { [i]: round } })),
      );
      expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 'ok'));
    }
    const meta = Object.fromEntries(Array.from({ length: 12 }, (_, i) => [i, 2]));
    expect((await send('GET', '')).body.memories).toMatchObject([{ version: 24, meta }]);
  });

  it('stores verbatim what a store would have merged', async () => {
    const { store } = await open();
    const tea = await store({ text: TEA });
    expect((await store({ text: COFFEE, mode: 'verbatim' })).dedup.action).toBe('stored_new');
    expect(await store({ text: `${TEA}.`, mode: 'verbatim' })).toMatchObject({
      memory_id: tea.memory_id,
      dedup: { action: 'duplicate_exact' },
    });
  });

  it.each([
    [{ mode: 'exact' }, 'mode'],
    [{ external_id: '' }, 'external_id'],
    [{ external_id: 'x'.repeat(257) }, 'external_id'],
  ])('refuses %j', async (fields, name) => {
    const { send } = await open();
    const { status, body } = await send('POST', '/store', { text: TEA, ...fields });
    expect({ status, loc: body.detail[0].loc }).toEqual({ status: 422, loc: ['body', name] });
  });
});
