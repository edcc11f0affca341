import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { engines } from '../../support/engines.js';
import { newMemoriesWorkspace } from '../../support/memories.js';
import { useService } from '../../support/service.js';

const FORGETFUL = { NODE_OPTIONS: `--import=${pathToFileURL(join(process.cwd(), 'test/support/forgetful-statements.mjs'))}` };
const NAMES = ['Project A', 'Project B', 'Project C'];

describe.each(engines)('a service on $name whose statements forget their workspace', (engine) => {
  const service = useService(engine, FORGETFUL);

  it('shows and changes nothing of another workspace', async () => {
    const tenants = [];
    for (const name of NAMES) {
      const workspace = await newMemoriesWorkspace(service.url, name);
      const text = `The launch of ${name} is on Tuesday.`;
      tenants.push({ ...workspace, text, memoryId: await workspace.remember(text, { team: 'all' }) });
    }
    const texts = ({ body }: { body: { memories: { text: string }[] } }) => body.memories.map(({ text }) => text);
    for (const [at, { text, memoryId, ...own }] of tenants.entries()) {
      const foreign = tenants[(at + 1) % NAMES.length]!.memoryId;
      expect(texts(await own.list())).toEqual([text]);
      expect(texts(await own.list('?meta.team=all'))).toEqual([text]);
      expect(texts(await own.retrieve('When is the launch?', { min_score: 0 }))).toEqual([text]);
      expect((await own.get(memoryId)).status).toBe(200);
      expect((await own.get(foreign)).status).toBe(404);
      expect((await own.history(foreign)).status).toBe(404);
      expect((await own.edit(foreign, { text: 'Theirs no more.' })).status).toBe(404);
      expect((await own.remove(foreign)).status).toBe(404);
      expect((await own.status()).body.workspace_id).toBe(own.id);
    }
    // Without a condition, this deletes whatever the wall lets it see.
    expect((await tenants[0]!.removeWhere('?meta.team=all&confirm=1')).body).toMatchObject({ deleted: 1 });
    for (const { list, text } of tenants.slice(1)) expect(texts(await list())).toEqual([text]);
  });
});

describe.each(engines)('the same service on $name without row-level security', (engine) => {
  const service = useService(engine, { ...FORGETFUL, FORGET_WALL: '1' });

  it('shows memories of other workspaces, so the test above proves what it says', async () => {
    const [one, other] = [await newMemoriesWorkspace(service.url), await newMemoriesWorkspace(service.url)];
    const memoryId = await one.remember('The launch of Project A is on Tuesday.');
    expect((await other.get(memoryId)).status).toBe(200);
  });
});
