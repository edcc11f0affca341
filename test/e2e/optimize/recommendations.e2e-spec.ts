import { call } from '../../support/client.js';
import { engines } from '../../support/engines.js';
import { newOptimizedWorkspace } from '../../support/recommendations.js';
import { useSharedService } from '../../support/shared-service.js';

const PORT = 'Ana works as a crane driver at the port in Genoa.';
const CRANE = 'Ana works at the port in Genoa as a crane driver.';
const PUMP = 'The pump of hall 3 is serviced in May.';
const YEAR_AGO = new Date(Date.now() - 365 * 86_400_000).toISOString();

describe.each(engines)('recommendations on $name', (engine) => {
  const service = useSharedService(engine);

  const open = () => newOptimizedWorkspace(service.url);

  it('merge memories that say the same, and take that back', async () => {
    const workspace = await open();
    await workspace.add({ text: PORT }, { text: CRANE });
    await workspace.run();
    const [found, ...others] = await workspace.list('?status=open');
    expect(others).toEqual([]);
    const [first, second] = found.memory_ids;
    expect(found).toMatchObject({
      type: 'duplicate',
      proposal: { action: 'merge', text: PORT, kept_id: first },
      status: 'open',
      safe: true,
      decided_at: null,
    });
    expect((await workspace.health()).body).toMatchObject({ open_recommendations: 1, last_run_at: expect.any(String) });
    const applied = await workspace.decide(found.id, 'apply');
    expect([applied.status, applied.body.status]).toEqual([200, 'applied']);
    expect(await workspace.list('?status=open')).toEqual([]);
    expect(await workspace.ask('Where does Ana work?')).toHaveLength(1);
    expect((await workspace.health()).body.signals).toMatchObject({ total_memories: 1, optimized_count: 1 });
    expect((await workspace.decide(found.id, 'apply')).status).toBe(409);
    expect((await workspace.decide(found.id, 'undo')).body).toMatchObject({ status: 'open', decided_at: null });
    expect((await workspace.ask('Where does Ana work?')).sort()).toEqual([first, second].sort());
  });

  it('split what is overlong, compress what repeats itself, and take both back', async () => {
    const workspace = await open();
    const long = Array.from(
      { length: 60 },
      (_, i) => `Step ${i} of the launch is called ${String.fromCharCode(97 + (i % 26))}${i}.`,
    ).join(' ');
    const split = await workspace.remember(long);
    const compressed = await workspace.remember(`${PUMP} `.repeat(40).trim());
    await workspace.run();
    const found = await workspace.list('?type=overlong');
    const of = (id: number) => found.find((each: { memory_ids: number[] }) => each.memory_ids[0] === id);
    expect(of(compressed).proposal).toEqual({ action: 'compress', text: PUMP });
    expect(of(split).proposal.texts.join(' ')).toBe(long);
    for (const id of [split, compressed]) expect((await workspace.decide(of(id).id, 'apply')).status).toBe(200);
    expect((await workspace.get(compressed)).body.text).toBe(PUMP);
    expect((await workspace.get(split)).body.archived_at).not.toBeNull();
    expect((await workspace.list()).every(({ status }: { status: string }) => status === 'applied')).toBe(true);
    for (const id of [split, compressed]) expect((await workspace.decide(of(id).id, 'undo')).status).toBe(200);
    expect((await workspace.get(compressed)).body.text).toBe(`${PUMP} `.repeat(40).trim());
    const { memories } = (await call('GET', `${service.url}/v1/memory`, { token: workspace.key })).body;
    expect(memories.map(({ id }: { id: number }) => id).sort()).toEqual([split, compressed].sort());
  });

  it('archive what is stale or over, and settle contradictions', async () => {
    const workspace = await open();
    await workspace.add({ text: 'The canteen had soup on offer.', created_at: YEAR_AGO });
    const older = await workspace.remember('The office of Marta is on the second floor.');
    const newer = await workspace.remember('Whoever looks for Marta finds her beside sales, two floors up.');
    await workspace.edit(newer, { supersedes: [older] });
    await workspace.run();
    const [stale] = await workspace.list('?type=stale');
    expect(stale).toMatchObject({ proposal: { action: 'archive' }, safe: false });
    // A link that somebody has confirmed is no open question.
    expect(await workspace.list('?type=contradiction')).toEqual([]);
    await workspace.decide(stale.id, 'apply');
    expect((await workspace.get(stale.memory_ids[0])).body.archived_at).not.toBeNull();
    await workspace.edit(stale.memory_ids[0], { archived: false });
    expect((await workspace.get(stale.memory_ids[0])).body.archived_at).toBeNull();
    // It has changed since.
    expect((await workspace.decide(stale.id, 'undo')).status).toBe(409);
    const { revisions } = (await workspace.history(stale.memory_ids[0])).body;
    expect(revisions.map(({ cause }: { cause: string }) => cause)).toEqual(['unarchived', 'archived']);
  });

  it('are not made again once they are dismissed, and not carried out once a memory has changed', async () => {
    const workspace = await open();
    await workspace.add({ text: PORT }, { text: CRANE });
    const long = await workspace.remember(`${PUMP} `.repeat(40).trim());
    await workspace.run();
    const [duplicate] = await workspace.list('?type=duplicate');
    const [overlong] = await workspace.list('?type=overlong');
    expect((await workspace.decide(duplicate.id, 'dismiss')).body.status).toBe('dismissed');
    await workspace.edit(long, { text: `${PUMP} Twice.`.repeat(40) });
    expect((await workspace.decide(overlong.id, 'apply')).status).toBe(409);
    await workspace.run();
    expect(await workspace.list('?type=duplicate&status=open')).toEqual([]);
    const [again] = await workspace.list('?type=overlong&status=open');
    expect(again.id).not.toBe(overlong.id);
    await workspace.remove(long);
    expect(await workspace.list('?type=overlong')).toEqual([]);
  });

  it('replay a decision with the same Idempotency-Key, are paged, and belong to their workspace', async () => {
    const workspace = await open();
    const other = await open();
    for (const text of [PUMP, PORT, 'Lunch is at noon on every day but Monday.']) await workspace.remember(`${text} `.repeat(40));
    await workspace.run();
    const page = (await workspace.send('GET', '/recommendations?limit=2')).body;
    expect(page.recommendations).toHaveLength(2);
    const rest = (await workspace.send('GET', `/recommendations?limit=2&cursor=${page.next_cursor}`)).body;
    expect([rest.recommendations.length, rest.next_cursor]).toEqual([1, null]);
    const { id } = page.recommendations[0];
    const headers = { 'idempotency-key': 'once' };
    const answers = [await workspace.decide(id, 'apply', headers), await workspace.decide(id, 'apply', headers)];
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    for (const decision of ['apply', 'undo', 'dismiss']) expect((await other.decide(id, decision)).status).toBe(404);
    expect((await other.send('GET', `/recommendations/${id}`)).body).toEqual({ detail: 'Recommendation not found' });
    expect((await other.send('GET', '/runs/nobody')).status).toBe(404);
    expect((await other.send('GET', '/recommendations?status=done')).status).toBe(422);
  });
});
