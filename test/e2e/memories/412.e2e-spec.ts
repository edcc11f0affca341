import { engines } from '../../support/engines.js';
import { newMemoriesWorkspace } from '../../support/memories.js';
import { useSharedService } from '../../support/shared-service.js';

const CHANGED = { detail: 'The memory has changed: its ETag is not the one in If-Match' };

describe.each(engines)('412 of the memory resource on $name', (engine) => {
  const service = useSharedService(engine);
  const workspace = () => newMemoriesWorkspace(service.url);

  it('answers an old ETag, and nothing is changed', async () => {
    const w = await workspace();
    const id = await w.remember('The cat sleeps on the radiator');
    const ifMatch = (await w.get(id)).headers.get('etag') as string;
    const edited = await w.edit(id, { meta: { n: 1 } }, { ifMatch });
    expect(edited.status).toBe(200);
    const late = [
      await w.edit(id, { meta: { n: 2 } }, { ifMatch }),
      await w.edit(id, { text: 'Mira plays the cello' }, { ifMatch }),
      await w.restore(id, { revision: 1 }, { ifMatch }),
      await w.remove(id, { ifMatch }),
      await w.edit(id, { meta: { n: 2 } }, { ifMatch: `W/${edited.headers.get('etag')}` }),
    ];
    for (const { status, body } of late) expect([status, body]).toEqual([412, CHANGED]);
    expect((await w.get(id)).body).toEqual(edited.body);
    expect((await w.edit(id, { meta: { n: 3 } }, { ifMatch: '*' })).status).toBe(200);
  });

  it('answers all but one of several concurrent edits of the same version', async () => {
    const w = await workspace();
    const id = await w.remember('The cat sleeps on the radiator', { n: 0 });
    const ifMatch = (await w.get(id)).headers.get('etag') as string;
    const edits = Array.from({ length: 6 }, (_, i) =>
      w.edit(id, i % 2 ? { meta: { n: i } } : { text: `The cat has ${i + 2} kittens` }, { ifMatch }),
    );
    const statuses = (await Promise.all(edits)).map(({ status }) => status).sort();
    expect(statuses).toEqual([200, 412, 412, 412, 412, 412]);
    expect((await w.get(id)).body.version).toBe(2);
  });

  it('does not answer edits without If-Match, all of which take effect', async () => {
    const w = await workspace();
    const id = await w.remember('The cat sleeps on the radiator');
    const edits = [1, 2, 3].map((n) => w.edit(id, { meta: { [`key${n}`]: n } }));
    expect((await Promise.all(edits)).map(({ status }) => status)).toEqual([200, 200, 200]);
    expect((await w.get(id)).body).toMatchObject({ meta: { key1: 1, key2: 2, key3: 3 }, version: 4 });
  });
});
