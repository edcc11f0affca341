import { engines } from '../../support/engines.js';
import { newMemoriesWorkspace } from '../../support/memories.js';
import { useSharedService } from '../../support/shared-service.js';

describe.each(engines)('409 of the memory resource on $name', (engine) => {
  const service = useSharedService(engine);
  const workspace = () => newMemoriesWorkspace(service.url);

  it('names the memory that already has the text of an edit', async () => {
    const w = await workspace();
    const cat = await w.remember('The cat sleeps on the radiator');
    const cello = await w.remember('Mira plays the cello');
    const { status, body } = await w.edit(cello, { text: ' the cat SLEEPS on the radiator. ' });
    expect([status, body]).toEqual([409, { detail: `Memory ${cat} says the same already` }]);
    expect((await w.get(cello)).body).toMatchObject({ text: 'Mira plays the cello', version: 1 });
    expect((await w.edit(cat, { text: 'The cat sleeps on the RADIATOR' })).status).toBe(200);
  });

  it('names the memory that already has the text of a restore', async () => {
    const w = await workspace();
    const id = await w.remember('The cat sleeps on the radiator');
    await w.edit(id, { text: 'Mira plays the cello' });
    const other = await w.remember('The cat sleeps on the radiator');
    const { status, body } = await w.restore(id, { revision: 1 });
    expect([status, body]).toEqual([409, { detail: `Memory ${other} says the same already` }]);
  });

  it('answers all but one of several concurrent edits to the same text', async () => {
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

  it('gives the number of matches if it is not the confirmed number', async () => {
    const w = await workspace();
    await w.remember('The cat sleeps on the radiator', { source: 'slack' });
    await w.remember('Mira plays the cello', { source: 'slack' });
    for (const confirm of [0, 1, 3]) {
      const { status, body } = await w.removeWhere(`?meta.source=slack&confirm=${confirm}`);
      expect([status, body]).toEqual([409, { detail: `The filter matches 2 memories now, not ${confirm}` }]);
    }
    expect((await w.list()).body.memories).toHaveLength(2);
  });

  it('brings no memories back if a live one says the same as one of them', async () => {
    const w = await workspace();
    const id = await w.remember('The cat sleeps on the radiator', { source: 'slack' });
    await w.remember('Mira plays the cello', { source: 'slack' });
    expect((await w.archiveWhere('?meta.source=slack&confirm=2')).body.changed).toBe(2);
    await w.remember('The cat sleeps on the radiator');
    const { status, body } = await w.archiveWhere('?archived=true&meta.source=slack&confirm=2', false);
    expect([status, body]).toEqual([409, { detail: 'A live memory says the same as one of them already' }]);
    expect((await w.get(id)).body.archived_at).not.toBeNull();
    expect((await w.archiveWhere('?meta.source=slack&confirm=1')).status).toBe(409);
  });
});
