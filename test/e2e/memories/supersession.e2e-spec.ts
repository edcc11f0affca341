import { newWorkspace as newClient } from '../../support/client.js';
import { engines } from '../../support/engines.js';
import { newMemoriesWorkspace } from '../../support/memories.js';
import { useSharedService } from '../../support/shared-service.js';
import { exportLines, importLines } from '../../support/transfer.js';

const TIME = expect.stringMatching(/^\d{4}-\d\d-\d\dT/);
const PDF = 'The customer wants invoices as PDF';
const XML = 'The customer switched to XML invoices';

describe.each(engines)('memories that may supersede older ones on $name', (engine) => {
  const service = useSharedService(engine);
  const links = async (workspace: { get(id: number): Promise<{ body: Record<string, unknown> }> }, id: number) => {
    const { supersedes, superseded_by, invalid_at } = (await workspace.get(id)).body;
    return { supersedes, superseded_by, invalid_at };
  };
  const NONE = { supersedes: [], superseded_by: [], invalid_at: null };

  it('are linked, ranked, kept over edits, exports and deletions, and settled', async () => {
    const workspace = await newMemoriesWorkspace(service.url);
    const older = await workspace.remember(PDF);
    const newer = await workspace.remember(XML);
    const confidence = expect.any(Number);
    expect(await links(workspace, newer)).toEqual({ ...NONE, supersedes: [{ id: older, confidence }] });
    expect(await links(workspace, older)).toEqual({ ...NONE, superseded_by: [{ id: newer, confidence }], invalid_at: TIME });
    const found = async ({ retrieve }: Pick<typeof workspace, 'retrieve'>) =>
      (await retrieve('Which format should the invoices of the customer have? PDF?', { min_score: 0 })).body.memories;
    expect((await found(workspace)).map(({ id }: { id: number }) => id)).toEqual([newer, older]);

    expect(await workspace.edit(newer, { meta: { seen: true } })).toMatchObject({ status: 200 });
    expect(await links(workspace, newer)).toMatchObject({ supersedes: [{ id: older }] });
    const { lines } = await exportLines(service.url, workspace.key);
    const elsewhere = await newClient(service.url, 'elsewhere');
    await importLines(service.url, elsewhere.key, lines);
    expect((await found(elsewhere)).map(({ text }: { text: string }) => text)).toEqual([XML, PDF]);

    expect((await workspace.edit(newer, { supersedes: [older] })).body).toMatchObject({
      version: 2,
      supersedes: [{ id: older, confidence: 1 }],
    });
    expect((await workspace.edit(newer, { supersedes: [] })).body).toMatchObject({ version: 2, supersedes: [] });
    expect(await links(workspace, older)).toEqual(NONE);
    expect(await workspace.edit(older, { supersedes: [newer] })).toMatchObject({
      status: 422,
      body: {
        detail: [{ loc: ['body', 'supersedes', 0], msg: 'Value error, not an older memory of the same scope', input: newer }],
      },
    });
    expect(await workspace.edit(newer, { supersedes: [newer + 1_000_000] })).toMatchObject({ status: 422 });
  });

  it('are those of one scope only', async () => {
    const workspace = await newMemoriesWorkspace(service.url);
    const older = await workspace.remember(PDF, { user_id: 'ana' });
    expect(await links(workspace, await workspace.remember(XML, { user_id: 'ben' }))).toEqual(NONE);
    const newer = await workspace.remember(XML, { user_id: 'ana' });
    expect(await links(workspace, newer)).toMatchObject({ supersedes: [{ id: older }] });
    await workspace.edit(newer, { meta: { user_id: 'cleo' } });
    expect(await links(workspace, newer)).toEqual(NONE);
  });

  it('tell why they are linked, or replaced another one, in the answer and in the history', async () => {
    const workspace = await newMemoriesWorkspace(service.url);
    const store = async (text: string) => (await workspace.storeBatch([{ text, explain: true }])).body.results[0].dedup;
    expect(await store('The maximum upload size is 25 MB.')).toMatchObject({ reason: { rule: 'own_fact', words: [] } });
    const updated = await store('The maximum upload size is now 40 MB.');
    expect(updated).toMatchObject({ action: 'updated_existing', reason: { rule: 'renewal', words: ['now', '40'] } });
    const [revision] = (await workspace.history(updated.existing_id)).body.revisions;
    expect(revision).toMatchObject({ reason: updated.reason, valid_from: TIME });
    expect(await store('The maximum upload size is now 40 MB!')).toMatchObject({ reason: { rule: 'same_text' } });
    await store(PDF);
    expect(await store(XML)).toMatchObject({ action: 'stored_new', reason: { rule: 'may_supersede' } });
    expect((await workspace.store(XML)).body.dedup).not.toHaveProperty('reason');
  });

  it.each([
    ['User is allergic to peanuts', 'User is allergic to shellfish'],
    ['82.4 kg on Monday', '81.9 kg on Tuesday'],
    ['My brother works at Siemens', 'My brother-in-law works at Bosch'],
  ])('but %j and %j are not linked', async (before, after) => {
    const workspace = await newMemoriesWorkspace(service.url);
    await workspace.remember(before);
    expect(await links(workspace, await workspace.remember(after))).toEqual(NONE);
  });
});
