import { engines } from '../../support/engines.js';
import { newMemoriesWorkspace } from '../../support/memories.js';
import { useSharedService } from '../../support/shared-service.js';

describe.each(engines)('204 of the memory resource on $name', (engine) => {
  const service = useSharedService(engine);

  it('removes a deleted memory from every answer at once', async () => {
    const w = await newMemoriesWorkspace(service.url);
    const id = await w.remember('The cat sleeps on the radiator', { source: 'slack' });
    const other = await w.remember('Invoices are due on the 5th of a month');
    await w.edit(id, { meta: { source: 'mail' } });
    const { status, body, headers } = await w.remove(id);
    expect([status, body, headers.get('content-type')]).toEqual([204, '', null]);
    expect((await w.get(id)).status).toBe(404);
    expect((await w.history(id)).status).toBe(404);
    expect((await w.list('?archived=any')).body.memories.map((memory: { id: number }) => memory.id)).toEqual([other]);
    expect((await w.list('?q=radiator')).body.memories).toEqual([]);
    expect((await w.retrieve('cat on the radiator', { min_score: 0 })).body.memories.map(({ id }: { id: number }) => id)).toEqual(
      [other],
    );
    expect((await w.health()).body.signals.total_memories).toBe(1);
  });

  it('lets the same text be stored again, as another memory', async () => {
    const w = await newMemoriesWorkspace(service.url);
    const id = await w.remember('The cat sleeps on the radiator');
    await w.remove(id);
    expect(await w.remember('The cat sleeps on the radiator')).toBeGreaterThan(id);
  });

  it('deletes the version that If-Match names', async () => {
    const w = await newMemoriesWorkspace(service.url);
    const id = await w.remember('The cat sleeps on the radiator');
    const ifMatch = (await w.get(id)).headers.get('etag') as string;
    expect((await w.remove(id, { ifMatch })).status).toBe(204);
  });
});
