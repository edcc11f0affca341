import 'reflect-metadata';
import { vacuum } from '../../src/database/embedded/vacuum.js';
import { IdempotencyPartsRepository } from '../../src/modules/idempotency/idempotency-parts.repository.js';
import { ChunkRepository } from '../../src/modules/memory/chunks/chunk.repository.js';
import { DeferredMemoryRepository } from '../../src/modules/memory/chunks/deferred-memory.repository.js';
import { EmbeddingJobRepository } from '../../src/modules/memory/chunks/embedding-job.repository.js';
import { DeletionRepository } from '../../src/modules/memory/manage/deletion.repository.js';
import { DeletionService } from '../../src/modules/memory/manage/deletion.service.js';
import { RecordRepository } from '../../src/modules/memory/records/record.repository.js';
import { insertRevision } from '../../src/modules/memory/records/revisions.js';
import { contextOf } from '../support/context.js';
import { encryptionOf, handlesOf, useDatabase } from '../support/database.js';
import { embedded, engines } from '../support/engines.js';
import { insertMemory } from '../support/memory-rows.js';

const T0 = new Date('2026-03-02T10:00:00.000Z');
const SECRET = 'xylophone';

describe.each(engines)('a deletion on $name', (engine) => {
  const database = useDatabase(engine);
  let workspaceId = 0;

  const context = () => ({ ...contextOf(workspaceId, T0), requestId: 'request-1', apiKeyId: 7 });
  const service = () => {
    const { db, transactions, writes } = handlesOf(database());
    const encryption = encryptionOf(database());
    const chunks = new ChunkRepository();
    const idempotency = new IdempotencyPartsRepository(database().keyring);
    const jobs = new EmbeddingJobRepository();
    return new DeletionService(
      db,
      transactions,
      writes,
      new RecordRepository(encryption),
      new DeletionRepository(idempotency, chunks, jobs, encryption),
      new DeferredMemoryRepository(encryption),
      chunks,
      jobs,
    );
  };
  const insert = (text: string, others: object = {}) => insertMemory(database(), { workspaceId, text, createdAt: T0, ...others });
  const query = (sql: string) => database().dataSource.query(sql, [workspaceId]);
  const events = () =>
    query(`SELECT type, payload, created_at FROM outbox_events WHERE workspace_id = $1 AND type = 'memory.deleted' ORDER BY id`);
  const left = async () =>
    (await query('SELECT id FROM memories WHERE workspace_id = $1 ORDER BY id')).map(({ id }: { id: number }) => id);

  beforeEach(async () => {
    const { dataSource } = database();
    [{ id: workspaceId }] = await dataSource.query(
      `WITH a AS (INSERT INTO accounts (name) VALUES ('a') RETURNING id)
       INSERT INTO workspaces (account_id, name) SELECT id, 'w' FROM a RETURNING id`,
    );
  });

  it('leaves an outbox event and nothing else of a memory', async () => {
    const id = await insert(`the ${SECRET} is new`);
    const other = await insert('something else');
    await handlesOf(database()).transactions.run(async (tx) => {
      await insertRevision(context(), tx, id, 'edited');
      await insertRevision(context(), tx, other, 'edited');
    });
    await service().delete(context(), id);
    expect(await left()).toEqual([other]);
    expect(await query('SELECT memory_id FROM memory_revisions WHERE workspace_id = $1')).toEqual([{ memory_id: other }]);
    expect(await events()).toEqual([
      {
        type: 'memory.deleted',
        payload: { memory_id: id, api_key_id: 7, request_id: 'request-1', reason: 'by_id' },
        created_at: T0,
      },
    ]);
    await expect(service().delete(context(), id)).rejects.toMatchObject({ code: 'memory_not_found' });
    expect(await events()).toHaveLength(1);
  });

  it('leaves no text of a memory in any table', async () => {
    const { dataSource } = database();
    const id = await insert(`the ${SECRET} is new`, { meta: { about: SECRET } });
    await handlesOf(database()).transactions.run((tx) => insertRevision(context(), tx, id, 'edited'));
    const tables: { name: string }[] = await dataSource.query(
      `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace`,
    );
    const holders = async () => {
      const found: string[] = [];
      for (const { name } of tables) {
        const [{ count }] = await dataSource.query(`SELECT count(*) AS count FROM "${name}" t WHERE t::text LIKE '%${SECRET}%'`);
        if (count > 0) found.push(name);
      }
      return found;
    };
    expect((await holders()).length).toBeGreaterThan(1);
    await service().delete(context(), id);
    expect(await holders()).toEqual([]);
  });

  it('deletes the memories that match a filter if their number is the confirmed one, else nothing', async () => {
    for (const source of ['slack', 'slack', 'jira']) await insert(`${source} ${Math.random()}`, { meta: { source } });
    const filter = { where: { kind: 'value' as const, path: ['source'], values: ['"slack"'] } };
    expect(await service().countMatching(context(), filter)).toBe(2);
    for (const wrong of [0, 1, 3])
      await expect(service().deleteMatching(context(), filter, wrong)).rejects.toMatchObject({
        code: 'conflict',
        options: { detail: `The filter matches 2 memories now, not ${wrong}` },
      });
    expect([await left(), await events()].map(({ length }) => length)).toEqual([3, 0]);
    expect(await service().deleteMatching(context(), filter, 2)).toBe(2);
    expect([await left(), await events()].map(({ length }) => length)).toEqual([1, 2]);
    expect(await service().deleteMatching(context(), filter, 0)).toBe(0);
  });

  it('never deletes memories of another workspace', async () => {
    const mine = context();
    const id = await insert('mine');
    const others = { ...mine, workspaceId: mine.workspaceId + 1_000 };
    await expect(service().delete(others, id)).rejects.toMatchObject({ code: 'memory_not_found' });
    expect(await service().countMatching(others, { text: 'mine' })).toBe(0);
    expect(await service().deleteMatching(others, { text: 'mine' }, 0)).toBe(0);
    expect(await left()).toEqual([id]);
  });

  it('gives the cluster of near-duplicates to the oldest that is left', async () => {
    const first = await insert('one');
    const second = await insert('two', { nearDuplicateOf: first });
    const third = await insert('three', { nearDuplicateOf: first });
    const fourth = await insert('four', { nearDuplicateOf: first });
    const clusters = () => query('SELECT id, near_duplicate_of AS of FROM memories WHERE workspace_id = $1 ORDER BY id');
    await service().delete(context(), first);
    expect(await clusters()).toEqual([
      { id: second, of: null },
      { id: third, of: second },
      { id: fourth, of: second },
    ]);
    await service().delete(context(), third);
    expect(await clusters()).toEqual([
      { id: second, of: null },
      { id: fourth, of: second },
    ]);
  });

  it('links the memories that are left of a chain', async () => {
    const [first, second, third, fourth] = [
      await insert('one'),
      await insert('two'),
      await insert('three'),
      await insert('four'),
    ];
    const link = (newer: number | undefined, older: number | undefined, confidence: number) =>
      query(`INSERT INTO memory_links VALUES ($1, ${newer}, ${older}, ${confidence})`);
    await link(second, first, 0.75);
    await link(third, second, 0.5);
    await link(fourth, third, 1);
    const links = () =>
      query('SELECT newer_id, older_id, confidence FROM memory_links WHERE workspace_id = $1 ORDER BY older_id');
    await service().delete(context(), third as number);
    expect(await links()).toEqual([
      { newer_id: second, older_id: first, confidence: 0.75 },
      { newer_id: fourth, older_id: second, confidence: 0.5 },
    ]);
    await service().deleteMatching(context(), { text: 'o' }, 3);
    expect([await links(), await left()]).toEqual([[], []]);
  });

  it('succeeds while other transactions lock the same rows in another order', async () => {
    const [first, second] = [await insert('one'), await insert('two')];
    const third = await insert('three', { nearDuplicateOf: second });
    const { dataSource } = database();
    await Promise.all([
      service().delete(context(), second),
      service().deleteMatching(context(), { text: 'one' }, 1),
      ...[1, 2, 3].map(() =>
        dataSource
          .query('SELECT id FROM memories WHERE workspace_id = $1 ORDER BY id DESC FOR UPDATE', [workspaceId])
          // The database ends one of two transactions in a deadlock, which may be this one.
          .catch((error) => expect(error.driverError.code).toBe('40P01')),
      ),
    ]);
    expect(first).toBeLessThan(second);
    expect(await left()).toEqual([third]);
  });

  it('succeeds for one of several concurrent deletions of the same memory', async () => {
    const id = await insert('one');
    const outcomes = await Promise.allSettled(Array.from({ length: 5 }, () => service().delete(context(), id)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await events()).toHaveLength(1);
  });
});

describe('the embedded database', () => {
  const database = useDatabase(embedded);

  it('reuses the space of deleted memories', async () => {
    const { dataSource } = database();
    const fill = async (count: number) => {
      for (let i = 0; i < count; i++)
        await insertMemory(database(), { workspaceId: 1, text: `${i} ${'x'.repeat(1_500)} ${Math.random()}` });
    };
    const pages = async () => {
      const [{ pages }] = await dataSource.query(
        `SELECT sum(pg_relation_size(inhrelid)) / 8192 AS pages FROM pg_inherits WHERE inhparent = 'memories'::regclass`,
      );
      return Number(pages);
    };
    await fill(200);
    const full = await pages();
    await dataSource.query('DELETE FROM memories WHERE id % 2 = 0');
    await vacuum(dataSource);
    await fill(100);
    // Without the vacuum it would be half as much again.
    expect(await pages()).toBeLessThan(full * 1.1);
  });
});
