import { setTimeout as sleep } from 'node:timers/promises';
import { newWorkspace as newClient } from '../../support/client.js';
import { engines } from '../../support/engines.js';
import { newMemoriesWorkspace } from '../../support/memories.js';
import { useSharedService } from '../../support/shared-service.js';
import { exportLines, importLines } from '../../support/transfer.js';

interface Hit {
  readonly id: number;
  readonly text: string;
  readonly explain: Record<'frequency', number>;
}

describe.each(engines)('a retrieve of versions of a fact on $name', (engine) => {
  const service = useSharedService(engine);
  /** Access counts are written within about a second. */
  const counted = () => sleep(1_500);

  it('has the newer one first, which inherits how often the older one was used, and counts its own uses', async () => {
    const workspace = await newMemoriesWorkspace(service.url);
    const older = await workspace.remember('Our office is in Bern', { n: 1 });
    const search = async (query: string, options: object = {}): Promise<Hit[]> =>
      (await workspace.retrieve(query, { min_score: 0, explain: true, ...options })).body.memories;
    for (let i = 0; i < 5; i++) expect(await search('Where do we work?')).toHaveLength(1);
    await counted();
    const newer = await workspace.remember('Our office moved from Bern to Basel', { n: 2 });
    expect((await workspace.get(older)).body).toMatchObject({ access_count: 5 });
    expect((await workspace.get(newer)).body).toMatchObject({ access_count: 0, last_accessed_at: null });

    const [first, second] = await search('Where is our office?');
    expect([first?.id, second?.id]).toEqual([newer, older]);
    expect(first?.explain.frequency).toBeCloseTo(Math.log(6) / Math.log(101), 5);
    for (let i = 0; i < 5; i++) await search('Where is our office?', { filter: { meta: { n: 1 } } });
    await counted();
    expect((await search('Where is our office?')).map(({ id }) => id)).toEqual([newer, older]);
    expect((await search('Where is our office?', { top_k: 1 })).map(({ id }) => id)).toEqual([newer]);
    await counted();
    // Shown is what each was returned itself.
    expect((await workspace.get(older)).body).toMatchObject({ access_count: 12 });
    expect((await workspace.get(newer)).body).toMatchObject({ access_count: 3 });

    const { lines } = await exportLines(service.url, workspace.key);
    const elsewhere = await newClient(service.url, 'elsewhere');
    expect((await importLines(service.url, elsewhere.key, lines)).body).toMatchObject({ created: 2 });
    const restored = await elsewhere.retrieve('Where is our office?', { min_score: 0, explain: true });
    expect(restored.body.memories.map(({ text }: Hit) => text)).toEqual([
      'Our office moved from Bern to Basel',
      'Our office is in Bern',
    ]);
    expect(restored.body.memories[0].explain.frequency).toBeCloseTo(Math.log(9) / Math.log(101), 5);
  });

  it('finds them after an edit, and after an import elsewhere', async () => {
    const workspace = await newMemoriesWorkspace(service.url);
    const older = await workspace.remember('Our office is in Bern');
    const newer = await workspace.remember('Our office moved from Bern to Basel');
    const texts = async ({ retrieve }: Pick<typeof workspace, 'retrieve'>) =>
      (await retrieve('Where is our office?', { min_score: 0 })).body.memories.map(({ text }: Hit) => text);
    expect(await workspace.edit(older, { text: 'The office was in Bern' })).toMatchObject({ status: 200 });
    expect(await workspace.edit(newer, { text: 'Our office moved to Chur' })).toMatchObject({ status: 200 });
    expect((await texts(workspace)).sort()).toEqual(['Our office moved to Chur', 'The office was in Bern']);
    expect(await workspace.edit(newer, { text: 'Our office moved to Genf' })).toMatchObject({ status: 200 });
    expect(await workspace.remove(older)).toMatchObject({ status: 204 });
    expect(await texts(workspace)).toEqual(['Our office moved to Genf']);

    const { lines } = await exportLines(service.url, workspace.key);
    const elsewhere = await newClient(service.url, 'elsewhere');
    expect(await importLines(service.url, elsewhere.key, lines)).toMatchObject({ status: 200 });
    expect(await texts(elsewhere)).toEqual(['Our office moved to Genf']);
    // Its older version stayed behind, and is no other memory there.
    expect((await elsewhere.store('Mira drinks her coffee black')).status).toBe(200);
    expect(await texts(elsewhere)).toHaveLength(2);
  });
});
