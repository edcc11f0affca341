import 'reflect-metadata';
import fc from 'fast-check';
import { ManageService } from '../../src/modules/memory/manage/manage.service.js';
import type { FilterNode } from '../../src/modules/memory/records/filter-node.js';
import { RecordRepository } from '../../src/modules/memory/records/record.repository.js';
import type { MemoryRecord } from '../../src/modules/memory/records/record.types.js';
import { insertRevision } from '../../src/modules/memory/records/revisions.js';
import { contextOf } from '../support/context.js';
import { encryptionOf, handlesOf, useDatabase } from '../support/database.js';
import { engines } from '../support/engines.js';
import { insertMemory } from '../support/memory-rows.js';

const T0 = Date.parse('2026-03-02T10:00:00.000Z');
/** Few different times, so that many memories share one. */
const moment = fc.integer({ min: 0, max: 3 }).map((minute) => new Date(T0 + minute * 60_000));

/** A concurrent write during a listing. `pick` chooses a memory that exists for the whole time. */
const write = fc.oneof(
  fc.record({ kind: fc.constant('insert' as const), at: moment }),
  fc.record({ kind: fc.constantFrom('edit' as const, 'access' as const), pick: fc.nat() }),
  fc.record({ kind: fc.constant('delete' as const), pick: fc.nat() }),
);
type Write = typeof write extends fc.Arbitrary<infer T> ? T : never;

describe.each(engines)('the list of memories on $name', (engine) => {
  const database = useDatabase(engine);
  let workspaceId = 0;
  let texts = 0;

  const context = () => contextOf(workspaceId, new Date(T0));
  const service = () => {
    const { db } = handlesOf(database());
    return new ManageService(db, new RecordRepository(encryptionOf(database())));
  };
  const insert = (createdAt: Date, others: object = {}) =>
    insertMemory(database(), { workspaceId, text: `memory ${++texts}`, createdAt, ...others });

  /** Reads page after page; `between` runs while each page is read. */
  async function readAll(limit: number, between: () => Promise<unknown> = async () => {}): Promise<MemoryRecord[][]> {
    const pages: MemoryRecord[][] = [];
    let cursor: string | null | undefined;
    while (cursor !== null) {
      const [page] = await Promise.all([service().list(context(), {}, { limit, cursor }), between()]);
      pages.push([...page.items]);
      cursor = page.nextCursor;
    }
    return pages;
  }

  async function carryOut(change: Write, staying: number[], passing: number[]): Promise<void> {
    const { dataSource } = database();
    if (change.kind === 'insert') passing.push(await insert(change.at));
    else if (change.kind === 'delete') {
      const [id] = passing.splice(change.pick % (passing.length || 1), 1);
      await dataSource.query('DELETE FROM memories WHERE workspace_id = $1 AND id = $2', [workspaceId, id ?? 0]);
    } else {
      const id = staying[change.pick % staying.length] as number;
      const statement =
        change.kind === 'edit'
          ? `UPDATE memories SET updated_at = now(), text = text || '!', embedding = embedding
             WHERE workspace_id = $1 AND id = $2`
          : `INSERT INTO memory_accesses AS known (workspace_id, memory_id, access_count, last_accessed_at)
             VALUES ($1, $2, 1, now())
             ON CONFLICT (workspace_id, memory_id) DO UPDATE SET access_count = known.access_count + 1`;
      await handlesOf(database()).transactions.run(async (tx) => {
        await insertRevision(context(), tx, id, 'edited');
        await tx.query(null, statement, [workspaceId, id]);
      });
    }
  }

  it('neither misses nor repeats a memory that exists throughout, whatever is written meanwhile', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(moment, { minLength: 1, maxLength: 12 }),
        fc.array(moment, { maxLength: 4 }),
        fc.array(write, { maxLength: 12 }),
        fc.integer({ min: 1, max: 5 }),
        async (stay, pass, writes, limit) => {
          workspaceId++;
          const staying: number[] = [];
          const passing: number[] = [];
          for (const at of stay) staying.push(await insert(at));
          for (const at of pass) passing.push(await insert(at));
          const queue = [...writes];
          const pages = await readAll(limit, async () => {
            for (const change of queue.splice(0, 3)) await carryOut(change, staying, passing);
          });
          const seen = pages.flat();
          const ids = seen.map(({ id }) => id);
          expect(new Set(ids).size).toBe(ids.length);
          expect(ids.filter((id) => staying.includes(id)).sort((a, b) => a - b)).toEqual(staying);
          const order = [...seen].sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime() || b.id - a.id);
          expect(ids).toEqual(order.map(({ id }) => id));
          expect(pages.slice(0, -1).every(({ length }) => length === limit)).toBe(true);
        },
      ),
      { numRuns: 20 },
    );
  });

  it('separates memories that were stored within one millisecond', async () => {
    workspaceId++;
    const ids: number[] = [];
    for (let i = 0; i < 3; i++) ids.push(await insert(new Date(T0)));
    for (const [i, id] of ids.entries())
      await database().dataSource.query(
        `UPDATE memories SET created_at = created_at + $3 * interval '1 microsecond' WHERE workspace_id = $1 AND id = $2`,
        [workspaceId, id, 2 - i],
      );
    expect((await readAll(1)).flat().map(({ id }) => id)).toEqual(ids);
  });

  it('reads a page from the index, without scanning the rest of the workspace', async () => {
    workspaceId++;
    for (let i = 0; i < 300; i++) await insert(new Date(T0 + i));
    await database().dataSource.query('ANALYZE memories');
    const plan = await database().dataSource.query(
      `EXPLAIN SELECT * FROM memories WHERE workspace_id = $1 AND archived_at IS NULL
       AND (created_at, id) < ($2, 5::bigint) ORDER BY created_at DESC, id DESC LIMIT 5`,
      [workspaceId, new Date(T0 + 200)],
    );
    const text = plan.map((row: object) => Object.values(row)[0]).join('\n');
    expect(text).toMatch(/Index Scan using memories_\d+_workspace_id_created_at_id_idx/);
    expect(text).not.toMatch(/Sort|Seq Scan/);
  });

  describe('with a filter', () => {
    const found = async (filter: object) => {
      const { items } = await service().list(context(), filter, { limit: 100 });
      return items.map(({ text }) => text).sort();
    };
    beforeAll(async () => {
      workspaceId++;
      const rows = [
        { text: 'plain', meta: { source: 'slack', n: 1 } },
        { text: 'number as text', meta: { n: '1', deep: { er: { flag: true } } } },
        { text: 'a float', meta: { n: 1.0, deep: { er: { flag: 'true' } } } },
        { text: 'nothing', meta: { n: null, deep: { er: [true] } }, categories: ['health', 'travel'] },
        { text: '100% ÉCLAIR_1', categories: ['food_drink'], createdAt: new Date(T0 + 5_000) },
        { text: 'back\\slash', validUntil: new Date(T0) },
        { text: 'archived', archivedAt: new Date(T0), meta: { source: 'slack' } },
      ];
      for (const row of rows) await insertMemory(database(), { workspaceId, createdAt: new Date(T0), ...row });
    });
    const value = (path: string, ...values: string[]): FilterNode => ({ kind: 'value', path: path.split('.'), values });
    const meta = (path: string, ...values: string[]) => ({ where: value(path, ...values) });
    const time = (operator: 'gte' | 'lt', at: number): FilterNode => ({
      kind: 'time',
      field: 'created_at',
      operator,
      at: new Date(at),
    });

    it.each([
      [{}, ['100% ÉCLAIR_1', 'a float', 'back\\slash', 'nothing', 'number as text', 'plain']],
      [{ archived: 'true' }, ['archived']],
      [{ ...meta('source', '"slack"'), archived: 'any' }, ['archived', 'plain']],
      [meta('source', '"slack"'), ['plain']],
      [meta('source', '"Slack"'), []],
      [meta('n', '1'), ['a float', 'plain']],
      [meta('n', '"1"', '1'), ['a float', 'number as text', 'plain']],
      [meta('n', 'null'), ['nothing']],
      [meta('deep.er.flag', 'true'), ['number as text']],
      [meta('deep.er.flag', '"true"', 'true'), ['a float', 'number as text']],
      [meta('deep.er', 'true'), []],
      [{ where: { kind: 'and', parts: [value('n', '1'), value('source', '"slack"')] } }, ['plain']],
      [{ text: 'éclair_' }, ['100% ÉCLAIR_1']],
      [{ text: '0%' }, ['100% ÉCLAIR_1']],
      [{ text: '%' }, ['100% ÉCLAIR_1']],
      [{ text: 'LAIN' }, ['plain']],
      [{ text: 'k\\s' }, ['back\\slash']],
      [{ where: { kind: 'categories', match: 'any', tags: ['travel', 'food_drink'] } }, ['100% ÉCLAIR_1', 'nothing']],
      [{ temporalType: 'temporal' }, ['back\\slash']],
      [{ where: time('gte', T0 + 5_000) }, ['100% ÉCLAIR_1']],
      [{ where: time('gte', T0 + 5_001) }, []],
      [{ where: time('lt', T0 + 5_000), text: 'a' }, ['a float', 'back\\slash', 'number as text', 'plain']],
    ])('of %j finds %j', async (filter, texts) => {
      expect(await found(filter)).toEqual(texts);
    });
  });
});
