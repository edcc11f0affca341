import 'reflect-metadata';
import { setTimeout as sleep } from 'node:timers/promises';
import { loadConfig } from '../../src/config/config.js';
import { Broadcast } from '../../src/database/broadcast.js';
import { type OpenDatabase, openDatabase } from '../../src/database/data-source.js';
import { EmbeddingSpaces } from '../../src/modules/embeddings/embedding-spaces.service.js';
import { EmbeddingState } from '../../src/modules/embeddings/embedding-state.js';
import { StorePipeline } from '../../src/modules/memory/store/store.pipeline.js';
import { Embedders } from '../../src/providers/embeddings/embedders.js';
import { QueryCache } from '../../src/providers/embeddings/query-cache.js';
import { Metrics } from '../../src/providers/metrics/metrics.js';
import type { DecisionMaker } from '../../src/text/dedup/decision.js';
import { LocalRules } from '../../src/text/dedup/local-rules.js';
import { contextOf } from '../support/context.js';
import { handlesOf } from '../support/database.js';
import { engines, type TestDatabase } from '../support/engines.js';
import { storePipelineOf } from '../support/store-pipeline.js';

const T0 = new Date('2026-03-02T10:00:00.000Z');
const T1 = new Date('2026-03-03T10:00:00.000Z');

describe.each(engines)('the store pipeline on $name', (engine) => {
  let files: TestDatabase;
  let database: OpenDatabase;
  let embedders: Embedders;
  let spaces: EmbeddingSpaces;
  let workspaceId = 0;

  beforeAll(async () => {
    files = await engine.create();
    const config = loadConfig(files.env);
    database = await openDatabase(config);
    embedders = new Embedders(config);
    const { db } = handlesOf(database);
    spaces = new EmbeddingSpaces(db, new EmbeddingState(db, embedders, new Broadcast(null)), new QueryCache(new Metrics()));
  });
  afterAll(async () => {
    await embedders?.close();
    await database?.close();
    await files?.drop();
  });
  beforeEach(() => {
    workspaceId++;
  });

  const contextAt = (now: Date) => contextOf(workspaceId, now);
  const service = (decisionMaker?: DecisionMaker) => storePipelineOf(database, spaces, decisionMaker);
  const store = (text: string, { now = T0, meta = {}, by = service() }: { now?: Date; meta?: object; by?: StorePipeline } = {}) =>
    by.store(contextAt(now), { text, meta: { ...meta } });
  const rows = (table: 'memories' | 'memory_revisions', order: string) =>
    database.dataSource.query(`SELECT * FROM ${table} WHERE workspace_id = $1 ORDER BY ${order}`, [workspaceId]);
  const live = () => rows('memories', 'id');
  const revisions = () => rows('memory_revisions', 'memory_id, revision');
  const liveTexts = async () => (await live()).map(({ text }: { text: string }) => text);

  it('does not let what was said earlier take the place of what is newer', async () => {
    await store('The maximum upload size is 40 MB.', { now: T1 });
    expect(await store('The maximum upload size is 25 MB.', { now: T0 })).toMatchObject({ action: 'stored_new' });
    expect(await liveTexts()).toEqual(['The maximum upload size is 40 MB.', 'The maximum upload size is 25 MB.']);
  });

  it.each([
    ['Chinese', '我对花生过敏', '妹妹在上海的医院当护士'],
    ['Chinese, of two people', '王明的生日是八月三号', '李娜的生日是八月三号'],
    ['Chinese, of two days', '我八月三号在上海开会', '我八月四号在上海开会'],
    ['Chinese, with swapped roles', '小王在北京的比赛里打败了小李', '小李在北京的比赛里打败了小王'],
    ['Chinese and Latin letters', '用户A住在北京市海淀区', '用户B住在北京市海淀区'],
    ['Japanese', '妹は京都で働いています', '弟は京都で働いています'],
    ['Korean', '여동생은 서울에서 일한다', '남동생은 서울에서 일한다'],
    ['Thai', 'สมชายแพ้กุ้ง', 'สมหญิงแพ้กุ้ง'],
    ['Lao', 'ແມ່ມັກດື່ມຊາ', 'ພໍ່ມັກດື່ມຊາ'],
    ['Russian', 'Сестра учится в Берлине', 'Брат учится в Берлине'],
    ['Arabic', 'أختي تعمل في المستشفى', 'أخي يعمل في المستشفى'],
    ['emoji', '👍', '🎉'],
  ])('keeps two facts in %s, and finds either again', async (_language, first, second) => {
    const stored = [await store(first), await store(second)];
    expect(stored.map(({ action }) => action)).toEqual(['stored_new', 'stored_new']);
    expect(await liveTexts()).toEqual([first, second]);
    for (const [index, text] of [first, second].entries())
      expect(await store(` ${text}。`)).toMatchObject({ id: stored[index]!.id, action: 'duplicate_exact' });
  });

  it('lets a new value take the place of the old one, which stays as a revision', async () => {
    const first = await store('The contract review is on Thursday at 14:00.', { meta: { source: 'slack', n: 1 } });
    await database.dataSource.query('UPDATE memories SET importance = 9 WHERE workspace_id = $1', [workspaceId]);
    await database.dataSource.query('INSERT INTO memory_accesses VALUES ($1, $2, 7, $3)', [workspaceId, first.id, T0]);
    const [before] = await live();
    const second = await store('The contract review on Thursday has moved to 16:30.', { now: T1, meta: { n: 2, by: 'Ana' } });
    expect(second).toMatchObject({ id: first.id, action: 'updated_existing', importance: 9 });
    const [after, ...others] = await live();
    expect(others).toEqual([]);
    expect(after).toMatchObject({
      text: 'The contract review on Thursday has moved to 16:30.',
      meta: { source: 'slack', n: 2, by: 'Ana' },
      importance: 9,
      categories: second.categories,
      created_at: T0,
      updated_at: T1,
      archived_at: null,
    });
    expect(await database.dataSource.query('SELECT * FROM memory_accesses WHERE workspace_id = $1', [workspaceId])).toEqual([
      { workspace_id: workspaceId, memory_id: first.id, access_count: 7, last_accessed_at: T0, inherited_count: 0 },
    ]);
    expect(after.text_hash).not.toEqual(before.text_hash);
    expect(after.embedding).not.toEqual(before.embedding);
    expect(await revisions()).toEqual([
      {
        workspace_id: workspaceId,
        memory_id: first.id,
        revision: 1,
        cause: 'updated_existing',
        text: 'The contract review is on Thursday at 14:00.',
        meta: { source: 'slack', n: 1 },
        importance: 9,
        categories: before.categories,
        temporal_type: before.temporal_type,
        temporal_raw_text: before.temporal_raw_text,
        valid_until: before.valid_until,
        created_at: T1,
      },
    ]);
    // The memory is now found by the hash of its new text.
    expect(await store('the contract review on thursday has moved to 16:30')).toMatchObject({
      id: first.id,
      action: 'duplicate_exact',
    });
    await store('The contract review on Thursday has moved to 17:15.', { now: T1 });
    expect((await revisions()).map(({ revision }: { revision: number }) => revision)).toEqual([1, 2]);
  });

  it('joins what two lists of one name hold', async () => {
    const first = await store('Groceries for the office: rice, lentils, oat milk.');
    const second = await store('Groceries for the office: also rye bread, oat milk.', { now: T1 });
    expect(second).toMatchObject({ id: first.id, action: 'merged_existing' });
    expect(await liveTexts()).toEqual(['Groceries for the office: rice, lentils, oat milk, rye bread']);
    expect(await revisions()).toMatchObject([
      { revision: 1, cause: 'merged_existing', text: 'Groceries for the office: rice, lentils, oat milk.' },
    ]);
  });

  it('replaces one sentence and leaves the others of a memory as they are', async () => {
    await store('The kickoff of the atlas project is on 2 May in Vienna. Bring a laptop and the signed form.');
    const second = await store('The kickoff of the atlas project is on 9 May in Vienna.');
    expect(second.action).toBe('updated_existing');
    expect(await liveTexts()).toEqual([
      'The kickoff of the atlas project is on 9 May in Vienna. Bring a laptop and the signed form.',
    ]);
  });

  it('keeps what says all of it already', async () => {
    const first = await store('Logs are shipped to Loki by Promtail and kept for two weeks.');
    const [before] = await live();
    expect(await store('Logs are shipped to Loki.', { now: T1, meta: { n: 1 } })).toEqual({ ...first, action: 'kept_existing' });
    expect(await live()).toEqual([{ ...before, optimized_at: expect.any(Date) }]);
    expect(await revisions()).toEqual([]);
  });

  it('takes other punctuation for a duplicate, and other roles for another memory', async () => {
    const first = await store('First Postgres, then Redis, then the API: that is the start order');
    expect(await store('First Postgres then Redis then the API; that is the start order')).toEqual({
      ...first,
      action: 'duplicate_exact',
    });
    await store('Kim owes Lee 40 dollars for the tickets.');
    expect(await store('Lee owes Kim 40 dollars for the tickets.')).toMatchObject({ action: 'stored_new' });
    expect(await live()).toHaveLength(3);
  });

  it('looks at the neighbours of its own workspace only', async () => {
    await store('The maximum upload size is 25 MB.');
    workspaceId++;
    expect(await store('The maximum upload size is 40 MB.')).toMatchObject({ action: 'stored_new' });
    expect(await revisions()).toEqual([]);
  });

  it('redacts before it compares, so that no revision holds a secret', async () => {
    await store('The travel budget is 900 euros, card 4111 1111 1111 1111.', { meta: { note: 'card 4111 1111 1111 1111' } });
    const second = await store('Correction: the travel budget is 800 euros, card 4111 1111 1111 1111.', { now: T1 });
    expect(second.action).toBe('updated_existing');
    const kept = JSON.stringify([await live(), await revisions()]);
    expect(kept).toContain('800 euros');
    expect(kept).toContain('900 euros');
    expect(kept).not.toContain('4111');
  });

  it('loses none of twenty values that are given at once', async () => {
    await store('The maximum upload size is 500 MB.');
    const values = Array.from({ length: 20 }, (_, i) => `${11 + i} MB`);
    const stored = await Promise.all(values.map((value) => store(`The maximum upload size is ${value}.`, { now: T1 })));
    expect(stored.filter(({ action }) => action === 'updated_existing').length).toBeGreaterThan(0);
    const [texts, old] = [await liveTexts(), (await revisions()).map(({ text }: { text: string }) => text)];
    const said = [...texts, ...old].map((text) => text.replace('The maximum upload size is ', ''));
    expect(said.sort()).toEqual(['500 MB', ...values].map((value) => `${value}.`).sort());
    expect(old).toContain('The maximum upload size is 500 MB.');
  });

  it('changes a memory once for twenty equal stores at once', async () => {
    const first = await store('The staging cluster runs Node 18.19.');
    const stored = await Promise.all(Array.from({ length: 20 }, () => store('The staging cluster runs Node 20.11 now.')));
    expect(new Set(stored.map(({ id }) => id))).toEqual(new Set([first.id]));
    expect(stored.filter(({ action }) => action === 'updated_existing')).toHaveLength(1);
    expect(stored.filter(({ action }) => action === 'duplicate_exact')).toHaveLength(19);
    expect(await revisions()).toHaveLength(1);
  });

  it('keeps both counts when two additions to one list meet', async () => {
    await store('Allergens on the menu: nuts, gluten.');
    await Promise.all(['soy', 'celery', 'mustard', 'sesame'].map((item) => store(`Allergens on the menu: also ${item}.`)));
    const texts = (await liveTexts()).join('\n');
    for (const item of ['nuts', 'gluten', 'soy', 'celery', 'mustard', 'sesame']) expect(texts).toContain(item);
  });

  /** A decision maker as a model could be one: it decides the same whatever it is asked, and something happens meanwhile. */
  const joinAll = (text: string, meanwhile = async () => {}): DecisionMaker => {
    const rules = new LocalRules();
    return {
      decide: async (question) => {
        const { traits } = await rules.decide(question);
        const target = question.neighbours.at(-1);
        if (!target) return { decision: { action: 'stored_new' }, traits };
        await meanwhile();
        return { decision: { action: 'merged_existing', id: target.id, text }, traits };
      },
    };
  };

  it('stores a text of its own where the joined one is another memory already', async () => {
    await store('The atlas project is on hold');
    await store('Mira likes to drink tea at work');
    const third = await store('Mira likes to drink juice at work', { by: service(joinAll('the ATLAS project is on hold!')) });
    expect(third.action).toBe('stored_new');
    expect(await liveTexts()).toEqual([
      'The atlas project is on hold',
      'Mira likes to drink tea at work',
      'Mira likes to drink juice at work',
    ]);
    expect(await revisions()).toEqual([]);
  });

  it('decides anew when its neighbour is gone by then', async () => {
    await store('Mira likes to drink tea at work');
    const archive = () =>
      database.dataSource.query('UPDATE memories SET archived_at = now() WHERE workspace_id = $1', [workspaceId]);
    const second = await store('Mira likes to drink juice at work', {
      by: service(joinAll('Mira likes tea and juice', archive)),
    });
    expect(second.action).toBe('stored_new');
    expect(await revisions()).toEqual([]);
    expect((await live()).filter(({ archived_at }: { archived_at: Date | null }) => !archived_at)).toMatchObject([
      { text: 'Mira likes to drink juice at work' },
    ]);
  });

  it('leaves alone a memory that keeps changing while it is decided about', async () => {
    await store('Mira likes to drink tea at work');
    let cups = 0;
    const pour = () =>
      database.dataSource.query('UPDATE memories SET text = $2 WHERE workspace_id = $1', [
        workspaceId,
        `Mira drinks ${++cups} cups of tea at work`,
      ]);
    const second = await store('Mira likes to drink juice at work', { by: service(joinAll('Mira likes tea and juice', pour)) });
    expect(second.action).toBe('stored_new');
    expect(cups).toBeGreaterThan(1);
    expect(await liveTexts()).toEqual(
      expect.arrayContaining([`Mira drinks ${cups} cups of tea at work`, 'Mira likes to drink juice at work']),
    );
    expect(await revisions()).toEqual([]);
  });

  // The embedded database has one connection, on which nothing comes in between.
  if (engine.name === 'postgres')
    it('keeps both where an edit of nothing but the importance comes first', async () => {
      const first = await store('The maximum upload size is 25 MB.');
      const edit = database.dataSource.createQueryRunner();
      await edit.startTransaction();
      await edit.query(
        `INSERT INTO memory_revisions (workspace_id, memory_id, revision, cause, created_at, text, meta, importance,
                                       categories, temporal_type, temporal_raw_text)
         SELECT workspace_id, id, 1, 'edited', now(), text, meta, importance, categories, temporal_type, temporal_raw_text
         FROM memories WHERE workspace_id = $1`,
        [workspaceId],
      );
      await edit.query('UPDATE memories SET importance = 9 WHERE workspace_id = $1', [workspaceId]);
      const second = store('The maximum upload size is 40 MB now.');
      const isWaiting = async () =>
        (
          await database.dataSource.query(
            `SELECT FROM pg_stat_activity
             WHERE datname = current_database() AND wait_event_type = 'Lock' AND query ~ 'memory_revisions'`,
          )
        ).length > 0;
      while (!(await isWaiting())) await sleep(10);
      await edit.commitTransaction();
      await edit.release();
      expect(await second).toMatchObject({ id: first.id, action: 'updated_existing', importance: 9 });
      expect(await revisions()).toMatchObject([
        { revision: 1, cause: 'edited' },
        { revision: 2, cause: 'updated_existing', importance: 9 },
      ]);
    });

  it('does not join two metas that are too big for one memory', async () => {
    await store('The maximum upload size is 25 MB.', { meta: { a: 'x'.repeat(20_000) } });
    expect(await store('The maximum upload size is 40 MB.', { meta: { b: 'y'.repeat(20_000) } })).toMatchObject({
      action: 'stored_new',
    });
    expect(await live()).toMatchObject([{ meta: { a: expect.any(String) } }, { meta: { b: expect.any(String) } }]);
  });

  it('does not take yesterday for today', async () => {
    await store('The demo for the board is tomorrow in room 4.');
    const later = new Date(T0.getTime() + 5 * 86_400_000);
    expect(await store('The demo for the board is tomorrow.', { now: later })).toMatchObject({ action: 'stored_new' });
    expect(await store('The demo for the board is tomorrow in room 4, with coffee.', { now: T0 })).toMatchObject({
      action: 'updated_existing',
    });
  });
});
