import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { loadConfig } from '../../../src/config/config.js';
import { openDatabase } from '../../../src/database/data-source.js';
import { newAzenKey } from '../../support/azen.js';
import { call, newWorkspace } from '../../support/client.js';
import { engines, type TestDatabase } from '../../support/engines.js';
import { eventsClient } from '../../support/events.js';
import { storeOnce } from '../../support/idempotency.js';
import { memoriesClient, newMemoriesWorkspace } from '../../support/memories.js';
import { type RunningService, startService } from '../../support/service.js';
import { everythingIn, linesWith } from '../../support/stored-text.js';
import { exportLines, importLines } from '../../support/transfer.js';

/** Prefixes of words that occur in the stored texts and nowhere else; the stems of the words have the same prefixes. */
const MARKERS = ['zyloph', 'quibblew', 'snarkl', 'vexingh', 'blorpt', 'wobblesp'];

describe.each(engines)('an encrypted workspace on $name', (engine) => {
  let database: TestDatabase;
  let env: Record<string, string>;
  let service: RunningService;
  let key: string;
  let workspaceId: number;

  const client = () => memoriesClient(service.url, key);
  const store = async (text: string, meta: object = {}) => {
    const { status, body } = await call('POST', `${service.url}/v1/memory/store`, { token: key, body: { text, meta } });
    expect(status).toBe(200);
    return body;
  };
  const retrieve = async (query: string, options: object = {}) => {
    const { status, body } = await call('POST', `${service.url}/v1/memory/retrieve`, { token: key, body: { query, ...options } });
    expect([status, body]).toEqual([200, expect.anything()]);
    return body.memories;
  };
  const idsOf = (memories: { id: number }[]) => memories.map(({ id }) => id).sort((a, b) => a - b);

  beforeAll(async () => {
    database = await engine.create();
    env = { ...database.env, ENCRYPTION_KEY: randomBytes(32).toString('base64') };
    service = await startService(env);
    ({ id: workspaceId, key } = await newWorkspace(service.url, 'encrypted'));
  });
  afterAll(async () => {
    await service?.stop();
    await database?.drop();
  });

  let zylophant: number;
  let quibble: number;

  it('stores memories and recognises duplicates', async () => {
    const meta = { source: 'slack', thread: { id: 7, title: 'Quibbleworth Hall' }, temporal: 'mine' };
    ({ memory_id: zylophant } = await store('The zylophant eats 40 figs each Tuesday', meta));
    ({ memory_id: quibble } = await store('Quibbleworth demo is on 2099-05-01', { source: 'mail', n: 1.0 }));
    await store('An unrelated note on copper wire', { source: 'slack' });
    expect(await store('the ZYLOPHANT eats 40 figs each tuesday.')).toMatchObject({
      memory_id: zylophant,
      dedup: { action: 'duplicate_exact', existing_id: zylophant },
    });
  });

  it('shows the stored memories', async () => {
    const { status, body } = await client().get(zylophant);
    expect([status, body.text, body.meta]).toEqual([
      200,
      'The zylophant eats 40 figs each Tuesday',
      { source: 'slack', thread: { id: 7, title: 'Quibbleworth Hall' }, temporal: 'mine' },
    ]);
    expect((await client().get(quibble)).body.temporal).toMatchObject({ type: 'temporal', raw_text: 'on 2099-05-01' });
  });

  it('finds memories by meaning and by words', async () => {
    await sleep(1_500);
    const [hit] = await retrieve('What does the zylophant eat?', { explain: true });
    expect(hit).toMatchObject({ id: zylophant, text: 'The zylophant eats 40 figs each Tuesday' });
    expect(hit.meta).toEqual({
      source: 'slack',
      thread: { id: 7, title: 'Quibbleworth Hall' },
      temporal: { type: 'persistent', valid_until: null },
      temporal_user: 'mine',
    });
    // Searches with a stemmed word, and with an irregular form: eats, ate.
    expect(hit.explain.lexical).toBeGreaterThan(0.9);
    const [ate] = await retrieve('the zylophants ate figs', { explain: true });
    expect([ate.id, ate.explain.lexical > 0.9]).toEqual([zylophant, true]);
    const [stop] = await retrieve('the each', { explain: true, min_score: 0, filter: { meta: { thread: { id: 7 } } } });
    expect(stop.explain.lexical).toBe(1);
  });

  it('finds pairs of characters, and lends words to neighbours in one conversation', async () => {
    const workspace = await newMemoriesWorkspace(service.url);
    const weather = await workspace.remember('今天天气很好');
    const before = await workspace.remember('Did you bring something back?', { session_id: 'harbour' });
    await workspace.remember('Yes, a lantern that Gwendolyn had carved', { session_id: 'harbour' });
    const stranger = await workspace.remember('It must have taken months to make', { session_id: 'other' });
    const factors = async (query: string) => {
      const { body } = await workspace.retrieve(query, { min_score: 0, explain: true });
      return new Map(body.memories.map((hit: { id: number; explain: object }) => [hit.id, hit.explain]));
    };
    expect((await factors('今天天气怎么样')).get(weather)).toMatchObject({ lexical: 1 });
    const lent = await factors('Gwendolyn lantern');
    expect(lent.get(before)).toMatchObject({ lexical: 0, neighbours: expect.closeTo(0.42, 5) });
    expect(lent.get(stranger)).toMatchObject({ lexical: 0, neighbours: 0 });
  });

  it('filters by meta and text as if they were plain', async () => {
    const filtered = async (meta: object) => idsOf(await retrieve('anything', { min_score: 0, filter: { meta } }));
    expect(await filtered({ thread: { id: 7.0 } })).toEqual([zylophant]);
    expect(await filtered({ thread: { id: '7' } })).toEqual([]);
    expect(await filtered({ n: 1, source: 'mail' })).toEqual([quibble]);
    const where = async (filter: object) => idsOf(await retrieve('anything', { min_score: 0, filter }));
    expect(await where({ 'meta.thread.id': { gte: 7 } })).toEqual([zylophant]);
    expect(await where({ 'meta.n': { exists: true }, 'meta.source': { ne: 'slack' } })).toEqual([quibble]);
    const list = async (query: string) => idsOf((await client().list(query)).body.memories);
    expect(await list('?filter={"meta.thread.id":{"lt":8}}')).toEqual([zylophant]);
    expect(await list('?meta.source=slack&q=ZYLO')).toEqual([zylophant]);
    expect(await list('?meta.thread.id=7')).toEqual([zylophant]);
    expect(await list('?meta.source=nobody')).toEqual([]);
    expect(await list('?q=o')).toHaveLength(3);
    expect(await list('?q=100%25')).toEqual([]);
    const first = (await client().list('?q=o&limit=2')).body;
    expect(first.memories).toHaveLength(2);
    const rest = (await client().list(`?q=o&limit=2&cursor=${first.next_cursor}`)).body;
    expect([rest.memories.length, rest.next_cursor]).toEqual([1, null]);
  });

  it('edits a memory, keeps its history and restores it', async () => {
    const { status, body } = await client().edit(zylophant, { meta: { source: null, mood: 'vexingham' } });
    expect([status, body.meta.mood, body.meta.source, body.version]).toEqual([200, 'vexingham', undefined, 2]);
    await client().edit(zylophant, { text: 'The zylophant eats snarkleton pies' });
    expect((await client().history(zylophant)).body.revisions).toMatchObject([
      { revision: 2, text: 'The zylophant eats 40 figs each Tuesday', meta: { mood: 'vexingham' } },
      { revision: 1, text: 'The zylophant eats 40 figs each Tuesday', meta: { source: 'slack' } },
    ]);
    const moment = new Date().toISOString();
    expect((await client().restore(zylophant, { revision: 1 })).body).toMatchObject({
      text: 'The zylophant eats 40 figs each Tuesday',
      meta: { source: 'slack', temporal: 'mine' },
      version: 4,
    });
    const [then] = await retrieve('zylophant', { as_of: moment });
    expect(then).toMatchObject({ id: zylophant, text: 'The zylophant eats snarkleton pies', meta: { mood: 'vexingham' } });
    expect((await client().edit(quibble, { text: 'The zylophant eats 40 figs each tuesday!' })).status).toBe(409);
  });

  it('updates a memory by a later store', async () => {
    const { memory_id: id } = await store('The Vexingham desk opens at 9am on workdays', { a: 1, b: 'old' });
    const later = await store('The Vexingham desk opens at 10am on workdays', { b: 'new' });
    expect(later).toMatchObject({ memory_id: id, dedup: { action: 'updated_existing' } });
    expect((await client().get(id)).body).toMatchObject({ meta: { a: 1, b: 'new' }, version: 2 });
  });

  it('stores conversations', async () => {
    const conversations = eventsClient(service.url, key);
    const id = await conversations.submit([
      { role: 'user', content: 'My cousin keeps blorptide bees in Leeds', meta: { hive: 'blorptide' } },
    ]);
    const { results } = await conversations.until(id);
    expect(results).toMatchObject([{ status: 'ok' }]);
    expect((await client().get(results[0].memory_id)).status).toBe(200);
    expect(idsOf((await client().list('?q=blorptide&meta.hive=blorptide')).body.memories)).toEqual([results[0].memory_id]);
  });

  it('replays an answer, and only to the same request', async () => {
    const first = await storeOnce(service.url, key, 'k1', 'The quibbleworth vault opens on 2099-01-02');
    const again = await storeOnce(service.url, key, 'k1', 'The quibbleworth vault opens on 2099-01-02');
    expect(again.body).toEqual(first.body);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect((await storeOnce(service.url, key, 'k1', 'another')).status).toBe(409);
  });

  it('stores memories of the Azen API, with their chunks and duplicates', async () => {
    const azen = await newAzenKey(service.url, workspaceId);
    const filler = 'The committee spoke of many things at length. '.repeat(150);
    const long = `Wobblesprocket minutes. ${filler} At last Vexingham won the snarkleton prize.`;
    const texts = ['The wobblesprocket is green', 'The wobblesprocket is green', long];
    const ids: string[] = [];
    for (const text of texts) ids.push((await azen.create(text)).body.memoryId);
    for (const [index, id] of ids.entries()) {
      await azen.untilEmbedded(id);
      expect((await azen.get(id)).body.memory.content).toBe(texts[index]);
    }
    expect(new Set(ids).size).toBe(3);
    const { body } = await azen.search('who won the prize', 3);
    expect([body.memories[0].id, body.memories[0].content]).toEqual([ids[2], long]);
    expect(body.rawMatches[0].id).not.toBe(`${ids[2]}::0`);
    expect((await azen.list('?per=3')).body.memories.map(({ id }: { id: string }) => id)).toEqual([...ids].reverse());
    for (const id of ids.slice(1)) expect((await azen.remove(id)).status).toBe(200);
  });

  it('has no word of its texts in any column of the database', async () => {
    await service.stop();
    const opened = await openDatabase(loadConfig(env));
    const everything = await everythingIn(opened);
    await opened.close();
    service = await startService(env);
    expect(everything.filter((line) => line.startsWith('memories.text:')).length).toBeGreaterThan(4);
    expect(everything.filter((line) => line.startsWith('memory_revisions.text:')).length).toBeGreaterThan(3);
    expect(everything.filter((line) => line.startsWith('idempotency_keys.answer:'))).toHaveLength(1);
    for (const word of [...MARKERS, 'workday', '2099-05-01'])
      expect(linesWith(everything, word).filter((line) => !line.includes('.valid_until'))).toEqual([]);
  });

  it('counts overlong texts', async () => {
    await store(`Long: ${Array.from({ length: 300 }, (_, i) => `w${i}`).join(' ')}`);
    const { body } = await call('GET', `${service.url}/v1/optimize/health`, { token: key });
    expect(body.signals.overlong_count).toBe(1);
  });

  it('exports plain texts, and imports encrypt them', async () => {
    const { lines } = await exportLines(service.url, key);
    const line = JSON.parse(lines.find((each) => JSON.parse(each).id === zylophant) as string);
    expect(line).toMatchObject({ text: 'The zylophant eats 40 figs each Tuesday', meta: { source: 'slack', thread: { id: 7 } } });
    expect(line.revisions.map(({ text }: { text: string }) => text)).toEqual([
      'The zylophant eats 40 figs each Tuesday',
      'The zylophant eats 40 figs each Tuesday',
      'The zylophant eats snarkleton pies',
    ]);
    expect((await importLines(service.url, key, lines)).body).toMatchObject({ created: 0, skipped: lines.length });
    const other = await newWorkspace(service.url, 'imported');
    expect((await importLines(service.url, other.key, lines)).body).toMatchObject({ created: lines.length, failed: 0 });
    const withoutIds = (all: string[]) =>
      all.map((each) => JSON.parse(each)).map(({ id: _, near_duplicate_of: __, ...rest }) => rest);
    expect(withoutIds((await exportLines(service.url, other.key)).lines)).toEqual(withoutIds(lines));
    const found = await other.retrieve('zylophant', { filter: { meta: { thread: { id: 7 } } } });
    expect(found.body.memories).toHaveLength(1);
  });

  it('deletes by text and by id', async () => {
    const { list, removeWhere, remove, get } = client();
    const { memories } = (await list('?q=vexingham')).body;
    expect(memories).toHaveLength(1);
    expect((await removeWhere('?q=vexingham&dry_run=true')).body).toMatchObject({ matched: 1 });
    expect((await removeWhere('?q=vexingham&confirm=2')).status).toBe(409);
    expect((await removeWhere('?q=vexingham&confirm=1')).body).toMatchObject({ deleted: 1 });
    expect((await remove(zylophant)).status).toBe(204);
    expect((await get(zylophant)).status).toBe(404);
  });
});
