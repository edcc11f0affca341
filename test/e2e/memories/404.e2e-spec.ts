import { call } from '../../support/client.js';
import { engines } from '../../support/engines.js';
import { newMemoriesWorkspace } from '../../support/memories.js';
import { useSharedService } from '../../support/shared-service.js';

const NOT_FOUND = { detail: 'Memory not found' };
/** Ids that no memory can have, or that no memory has. */
const ABSENT = ['0', '-1', '999999999', '9007199254740993', '9223372036854775807', '9223372036854775808', `1${'0'.repeat(300)}`];

describe.each(engines)('404 of the memory resource on $name', (engine) => {
  const service = useSharedService(engine);
  const workspace = () => newMemoriesWorkspace(service.url);

  const everything = (w: Awaited<ReturnType<typeof workspace>>, id: unknown) => [
    w.get(id),
    w.edit(id, { text: 'x' }),
    w.edit(id, { meta: {} }),
    w.remove(id),
    w.history(id),
    w.restore(id, { revision: 1 }),
  ];

  it.each(ABSENT)('answers the unknown id %s', async (id) => {
    for (const answer of await Promise.all(everything(await workspace(), id)))
      expect([answer.status, answer.body]).toEqual([404, NOT_FOUND]);
  });

  it('answers the id of a deleted memory', async () => {
    const w = await workspace();
    const id = await w.remember('The cat sleeps on the radiator');
    expect((await w.remove(id)).status).toBe(204);
    for (const answer of await Promise.all(everything(w, id))) expect([answer.status, answer.body]).toEqual([404, NOT_FOUND]);
  });

  it('answers an unknown revision', async () => {
    const w = await workspace();
    const id = await w.remember('The cat sleeps on the radiator');
    const { status, body } = await w.restore(id, { revision: 1 });
    expect([status, body]).toEqual([404, { detail: 'Revision not found' }]);
  });

  it('answers every call about a memory of another workspace', async () => {
    const [owner, stranger] = [await workspace(), await workspace()];
    const id = await owner.remember('The cat sleeps on the radiator', { source: 'slack' });
    await owner.edit(id, { meta: { n: 1 } });
    const before = [await owner.get(id), await owner.history(id)].map(({ body }) => body);
    for (const answer of await Promise.all(everything(stranger, id)))
      expect([answer.status, answer.body]).toEqual([404, NOT_FOUND]);

    expect((await stranger.list('?archived=any')).body.memories).toEqual([]);
    expect((await stranger.removeWhere('?meta.source=slack&dry_run=true')).body.matched).toBe(0);
    expect((await stranger.removeWhere('?meta.source=slack&confirm=1')).status).toBe(409);
    expect((await stranger.removeWhere('?meta.source=slack&confirm=0')).body.deleted).toBe(0);
    const [{ dedup }] = (await stranger.storeBatch([{ text: 'The cat sleeps on the radiator' }])).body.results;
    expect(dedup).toEqual({ action: 'stored_new', existing_id: null });
    await owner.remember('Invoices are due on the 5th of a month');
    const { next_cursor } = (await owner.list('?limit=1')).body;
    expect((await stranger.list(`?limit=1&cursor=${next_cursor}`)).status).toBe(422);

    expect([await owner.get(id), await owner.history(id)].map(({ body }) => body)).toEqual(before);
  });

  it('comes after 401, as everywhere', async () => {
    for (const [method, path] of [
      ['GET', ''],
      ['DELETE', '?q=x&confirm=0'],
      ['GET', '/1'],
      ['PATCH', '/1'],
      ['DELETE', '/1'],
      ['GET', '/1/history'],
      ['POST', '/1/restore'],
      ['POST', '/store/batch'],
    ] as const)
      expect((await call(method, `${service.url}/v1/memory${path}`)).status).toBe(401);
  });
});
