import { engines } from '../../support/engines.js';
import { newMemoriesWorkspace } from '../../support/memories.js';
import { useSharedService } from '../../support/shared-service.js';

describe.each(engines)('409 of the memories on $name', (engine) => {
  const service = useSharedService(engine);
  const workspace = () => newMemoriesWorkspace(service.url);

  it('names the memory that says already what another one is to say', async () => {
    const w = await workspace();
    const cat = await w.remember('The cat sleeps on the radiator');
    const cello = await w.remember('Mira plays the cello');
    const { status, body } = await w.edit(cello, { text: ' the cat SLEEPS on the radiator. ' });
    expect([status, body]).toEqual([409, { detail: `Memory ${cat} says the same already` }]);
    expect((await w.get(cello)).body).toMatchObject({ text: 'Mira plays the cello', version: 1 });
    expect((await w.edit(cat, { text: 'The cat sleeps on the RADIATOR' })).status).toBe(200);
  });

  it('names the memory that says already what was to be restored', async () => {
    const w = await workspace();
    const id = await w.remember('The cat sleeps on the radiator');
    await w.edit(id, { text: 'Mira plays the cello' });
    const other = await w.remember('The cat sleeps on the radiator');
    const { status, body } = await w.restore(id, { revision: 1 });
    expect([status, body]).toEqual([409, { detail: `Memory ${other} says the same already` }]);
  });

  it('lets one of several memories have a text that all are to have', async () => {
    const w = await workspace();
    const ids = [
      await w.remember('The cat sleeps on the radiator'),
      await w.remember('Mira plays the cello'),
      await w.remember('Oslo has a sauna'),
    ];
    const answers = await Promise.all(ids.map((id) => w.edit(id, { text: 'Invoices are due on the 5th' })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect((await w.list('?q=invoices')).body.memories).toHaveLength(1);
  });

  it('tells how many memories a filter fits, if it is not the confirmed number', async () => {
    const w = await workspace();
    await w.remember('The cat sleeps on the radiator', { source: 'slack' });
    await w.remember('Mira plays the cello', { source: 'slack' });
    for (const confirm of [0, 1, 3]) {
      const { status, body } = await w.removeWhere(`?meta.source=slack&confirm=${confirm}`);
      expect([status, body]).toEqual([409, { detail: `The filter matches 2 memories now, not ${confirm}` }]);
    }
    expect((await w.list()).body.memories).toHaveLength(2);
  });
});
