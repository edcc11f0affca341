import 'reflect-metadata';
import { CipherKey } from '../../src/database/encryption/cipher-key.js';
import { Keyring } from '../../src/database/encryption/keyring.js';
import { DeletionRepository } from '../../src/modules/memory/manage/deletion.repository.js';
import { ManageService } from '../../src/modules/memory/manage/manage.service.js';
import type { FilterNode } from '../../src/modules/memory/records/filter-node.js';
import { readFilter } from '../../src/modules/memory/records/filter-reader.dto.js';
import { MemoryEncryption } from '../../src/modules/memory/records/memory-encryption.js';
import { conditionsOf } from '../../src/modules/memory/records/memory-filter.js';
import { RecordRepository } from '../../src/modules/memory/records/record.repository.js';
import { insertRevision } from '../../src/modules/memory/records/revisions.js';
import { contextOf } from '../support/context.js';
import { handlesOf, useDatabase } from '../support/database.js';
import { describeOnPostgres, engines } from '../support/engines.js';
import { insertMemory } from '../support/memory-rows.js';

const PLAIN = 1;
const ENCRYPTED = 2;
const OTHERS = 3;
const T0 = Date.parse('2026-03-02T10:00:00.000Z');
const at = (minute: number) => new Date(T0 + minute * 60_000).toISOString();

/** The memories, by their texts; each is stored a minute after the one before. */
const MEMORIES: readonly [text: string, meta: object, categories?: string[]][] = [
  ['none', {}],
  ['one', { n: 1, s: 'b', tags: ['x', 'y'], user_id: 'ann' }, ['health', 'travel']],
  ['two', { n: 2.0, s: 'é', tags: ['y'], user_id: 'ben', deep: { er: { n: -1 } } }, ['health']],
  ['big', { n: 12345678901234567890n.toString(), s: 'B', tags: 'x', user_id: 'ann' }, ['travel']],
  ['null', { n: null, tags: [], deep: { er: null } }],
  ['list', { n: [1, 2], tags: [null, 3, ['x'], { x: 1 }], deep: [{ er: { n: 5 } }] }],
  ['text', { n: '2', s: '\u{10000}', deep: { er: { n: 1e3 } } }],
];

const ALL = MEMORIES.map(([text]) => text).sort();
const but = (...texts: string[]) => ALL.filter((text) => !texts.includes(text));

const FILTERS: readonly [filter: object, texts: readonly string[]][] = [
  [{ 'meta.n': 1 }, ['one']],
  [{ 'meta.n': { eq: 2 } }, ['two']],
  [{ 'meta.n': { ne: 1 } }, but('one')],
  [{ 'meta.n': { in: [1, '2', null] } }, ['null', 'one', 'text']],
  [{ 'meta.n': { nin: [1, '2', null] } }, but('null', 'one', 'text')],
  [{ 'meta.n': { gt: 1 } }, ['two']],
  [{ 'meta.n': { gte: 1 } }, ['one', 'two']],
  [{ 'meta.n': { lt: 1.5 } }, ['one']],
  [{ 'meta.n': { gte: '1', lte: '3' } }, ['big', 'text']],
  [{ not: { 'meta.n': { gte: 1 } } }, but('one', 'two')],
  [{ 'meta.deep.er.n': { lte: 1000 } }, ['text', 'two']],
  [{ 'meta.deep.er.n': { gt: -1 } }, ['text']],
  [{ 'meta.s': { gt: 'b' } }, ['text', 'two']],
  [{ 'meta.s': { gt: '\uffff' } }, ['text']],
  [{ 'meta.s': { lt: 'a' } }, ['big']],
  [{ 'meta.tags': { contains: 'x' } }, ['one']],
  [{ 'meta.tags': { contains: null } }, ['list']],
  [{ 'meta.tags': { contains: 3.0 } }, ['list']],
  [{ 'meta.tags': 'x' }, ['big']],
  [{ 'meta.tags': { exists: true } }, but('none', 'text')],
  [{ 'meta.n': { exists: false } }, ['none']],
  [{ 'meta.deep.er': { exists: true } }, ['null', 'text', 'two']],
  [{ 'meta.n.0': { exists: true } }, []],
  [{ 'meta.tags.0': 'x' }, []],
  [{ or: [{ 'meta.n': 1 }, { 'meta.tags': { contains: 'y' } }], 'meta.user_id': 'ben' }, ['two']],
  [{ or: [{ 'meta.user_id': 'ann' }, { 'meta.n': { gt: 1 } }] }, ['big', 'one', 'two']],
  [{ and: [{ 'meta.user_id': 'ann' }, { not: { 'meta.tags': { contains: 'x' } } }] }, ['big']],
  [{ not: { or: [{ 'meta.user_id': 'ann' }, { 'meta.n': { exists: true } }] } }, ['none']],
  [{ not: { and: [{ 'meta.user_id': 'ann' }, { 'meta.n': { gt: 0 } }] } }, but('one')],
  [{ categories: ['travel'] }, ['big', 'one']],
  [{ categories: { all: ['health', 'travel'] } }, ['one']],
  [{ not: { categories: { any: ['health'] } } }, but('one', 'two')],
  [{ or: [{ categories: ['travel'] }, { 'meta.s': { gt: 'z' } }] }, ['big', 'one', 'text', 'two']],
  [{ created_at: { gt: at(1), lte: at(3) } }, ['big', 'two']],
  [{ created_at: { gte: at(5) } }, ['list', 'text']],
  [{ created_after: at(5), created_before: at(6) }, ['list']],
  [{ updated_at: { gte: at(100) } }, ['none', 'one']],
  [{ updated_at: { gt: at(100) } }, ['one']],
  [{ updated_at: { lt: at(4) } }, ['big', 'two']],
  [{ updated_at: { lte: at(4) } }, ['big', 'null', 'two']],
];

const filterOf = (given: object): FilterNode => readFilter(given, ['filter']) as FilterNode;

describe.each(engines)('filters on $name', (engine) => {
  const database = useDatabase(engine);
  const encryption = new MemoryEncryption(new Keyring(new CipherKey(Buffer.alloc(32, 7)), []));
  const plain = new MemoryEncryption(new Keyring(null, []));
  const contextIn = (workspaceId: number) => contextOf(workspaceId, new Date(T0));

  async function fill(workspaceId: number, cipher: MemoryEncryption): Promise<void> {
    const { db, transactions } = handlesOf(database());
    for (const [minute, [text, meta, categories]] of MEMORIES.entries()) {
      const id = await insertMemory(database(), {
        workspaceId,
        text,
        createdAt: new Date(T0 + minute * 60_000),
        ...(categories && { categories }),
      });
      await db.query(null, 'UPDATE memories SET text = $3, meta = $4 WHERE workspace_id = $1 AND id = $2', [
        workspaceId,
        id,
        cipher.encryptTextAlone(workspaceId, id, text),
        cipher.encryptMeta(workspaceId, id, JSON.stringify(meta)),
      ]);
      // The first two change later, one minute after the other.
      const changed = contextOf(workspaceId, new Date(T0 + (100 + minute) * 60_000));
      if (minute < 2) await transactions.run((tx) => insertRevision(changed, tx, id, 'edited'));
    }
  }

  beforeAll(async () => {
    await fill(PLAIN, plain);
    await fill(ENCRYPTED, encryption);
    await fill(OTHERS, plain);
  });

  describe.each([
    ['plain', PLAIN, plain],
    ['encrypted', ENCRYPTED, encryption],
    ['plain, of a service with a key,', PLAIN, encryption],
  ] as const)('of %s memories', (_, workspaceId, cipher) => {
    const records = new RecordRepository(cipher);
    const deletions = new DeletionRepository({} as never, {} as never, {} as never, cipher);

    it.each(FILTERS)('list, count and lock %j', async (given, texts) => {
      const { db, transactions } = handlesOf(database());
      const filter = { where: filterOf(given) };
      const { items } = await new ManageService(db, records).list(contextIn(workspaceId), filter, { limit: 50 });
      expect(items.map(({ text }) => text).sort()).toEqual(texts);
      expect(await records.count(contextIn(workspaceId), db, filter)).toBe(texts.length);
      const locked = await transactions.run((tx) => deletions.lockMatches(contextIn(workspaceId), tx, filter, 50));
      expect(locked.sort()).toEqual(items.map(({ id }) => id).sort());
    });
  });

  it('find a page after the other among encrypted memories', async () => {
    const { db } = handlesOf(database());
    const service = new ManageService(db, new RecordRepository(encryption));
    const filter = { where: filterOf({ 'meta.tags': { exists: true } }) };
    const texts: string[] = [];
    let cursor: string | null | undefined;
    while (cursor !== null) {
      const page = await service.list(contextIn(ENCRYPTED), filter, { limit: 2, cursor });
      texts.push(...page.items.map(({ text }) => text));
      cursor = page.nextCursor;
    }
    expect(texts).toEqual(['list', 'null', 'big', 'two', 'one']);
  });
});

describeOnPostgres('the index on meta', (engine) => {
  const database = useDatabase(engine);
  beforeAll(async () => {
    await database().dataSource.query(
      `INSERT INTO memories (workspace_id, text, text_hash, meta, importance, categories, temporal_type, temporal_raw_text,
                             embedding, embedding_model_id, created_at, updated_at)
       SELECT 1, 'memory ' || n, sha256(n::text::bytea),
              jsonb_build_object('user_id', 'u' || n / 4, 'tags', jsonb_build_array(n)),
              5, '{knowledge}', 'persistent', '', array_fill(0.1::real, ARRAY[384])::halfvec, $1, now(), now()
       FROM generate_series(1, 2000) AS n`,
      [database().embeddingModelId],
    );
    await database().dataSource.query('ANALYZE memories');
  });

  it.each([
    [{ 'meta.user_id': 'u7' }],
    [{ 'meta.user_id': { in: ['u7', 'u8'] } }],
    [{ 'meta.tags': { contains: 7 } }],
    [{ or: [{ 'meta.tags': { contains: 7 } }, { 'meta.user_id': 'u9' }] }],
    [{ 'meta.user_id': 'u7', 'meta.tags': { exists: true }, not: { 'meta.priority': { gt: 3 } } }],
  ])('answers %j', async (given) => {
    const values: unknown[] = [1];
    const conditions = conditionsOf({ where: filterOf(given) }, values);
    const rows: object[] = await database().dataSource.query(
      `EXPLAIN SELECT id FROM memories WHERE workspace_id = $1 AND ${conditions} LIMIT 5001`,
      values,
    );
    const plan = rows.map((row) => Object.values(row)[0]).join('\n');
    expect(plan).toMatch(/Bitmap Index Scan on memories_\d+_jsonb_set_idx/);
    expect(plan).not.toContain('Seq Scan');
  });
});
