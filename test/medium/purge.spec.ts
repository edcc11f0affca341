import 'reflect-metadata';
import { PurgeRepository } from '../../src/modules/admin/purge/purge.repository.js';
import { PurgeSteps } from '../../src/modules/admin/purge/purge-steps.service.js';
import { handlesOf, useDatabase } from '../support/database.js';
import { engines } from '../support/engines.js';
import { insertMemory } from '../support/memory-rows.js';

interface Column {
  readonly table: string;
  readonly name: string;
  readonly type: string;
}

/** SQL of a value for a column that needs one. */
const VALUES: Readonly<Record<string, string>> = {
  int4: '1',
  int8: '1',
  int2: '1',
  float4: '1',
  float8: '1',
  text: `'x'`,
  bool: 'false',
  bytea: `decode(md5(random()::text) || md5(random()::text), 'hex')`,
  json: `'{}'`,
  jsonb: `'{}'`,
  timestamptz: 'now()',
  date: 'now()',
  uuid: 'gen_random_uuid()',
};

describe.each(engines)('a purge on $name', (engine) => {
  const database = useDatabase(engine);
  const query = (text: string, values: unknown[] = []) => database().dataSource.query(text, values);
  const purgesOf = () => {
    const { db, transactions } = handlesOf(database());
    const repository = new PurgeRepository();
    const steps = new PurgeSteps(db, transactions, repository);
    return {
      begin: (id: number) => transactions.run((tx) => repository.begin(tx, id)),
      find: (id: number) => repository.find(db, id),
      listOpen: () => steps.listOpen(),
      step: (id: number) => steps.next(id),
    };
  };

  async function newWorkspace(): Promise<number> {
    const [{ id: account }] = await query(`INSERT INTO accounts (name) VALUES ('a') RETURNING id`);
    const [{ id }] = await query(`INSERT INTO workspaces (account_id, name) VALUES ($1, 'w') RETURNING id`, [account]);
    return id;
  }

  /** Returns the tables with rows of workspaces, partitions too, and how many they have of one. */
  async function rowsOf(workspaceId: number): Promise<Map<string, number>> {
    const tables = await query(`SELECT c.table_name AS name FROM information_schema.columns c
      JOIN information_schema.tables t USING (table_schema, table_name)
      WHERE c.column_name = 'workspace_id' AND t.table_type = 'BASE TABLE' AND c.table_schema = current_schema()`);
    const counts = new Map<string, number>();
    for (const { name } of tables as { name: string }[]) {
      const [{ count }] = await query(`SELECT count(*)::int AS count FROM ${name} WHERE workspace_id = $1`, [workspaceId]);
      counts.set(name, count);
    }
    return counts;
  }

  /** Inserts a row of the workspace into every table that has none, whatever its constraints: new tables are covered. */
  async function fill(workspaceId: number): Promise<void> {
    const columns: Column[] = await query(`SELECT c.table_name AS table, c.column_name AS name, c.udt_name AS type
      FROM information_schema.columns c JOIN pg_class p ON p.oid = c.table_name::regclass
      WHERE c.table_schema = current_schema() AND p.relkind IN ('r', 'p') AND NOT p.relispartition
        AND (c.column_name = 'workspace_id' OR c.is_nullable = 'NO')
        AND (c.column_default IS NULL AND c.is_identity = 'NO' AND c.is_generated = 'NEVER')`);
    const tables = new Set(columns.filter(({ name }) => name === 'workspace_id').map(({ table }) => table));
    const checks = await query(
      `SELECT conrelid::regclass::text AS table, conname AS name FROM pg_constraint
      WHERE contype IN ('c', 'f') AND conparentid = 0 AND conrelid::regclass::text = ANY($1)`,
      [[...tables]],
    );
    for (const { table, name } of checks) await query(`ALTER TABLE ${table} DROP CONSTRAINT IF EXISTS "${name}"`);
    const counts = await rowsOf(workspaceId);
    for (const table of tables) {
      if (counts.get(table)) continue;
      const own = columns.filter((column) => column.table === table);
      const values = own.map(({ name, type }) =>
        name === 'workspace_id' ? String(workspaceId) : (VALUES[type] ?? fallback(type)),
      );
      await query(`INSERT INTO ${table} (${own.map(({ name }) => name).join(', ')}) VALUES (${values.join(', ')})`);
    }
  }

  const fallback = (type: string) => (type.startsWith('_') ? `'{}'` : `array_fill(0.1::real, ARRAY[384])::${type}`);

  it('leaves no row of the workspace in any table, in steps of a bounded size, and no less of the others', async () => {
    const [purged, kept] = [await newWorkspace(), await newWorkspace()];
    for (const workspaceId of [purged, kept]) {
      for (let i = 0; i < 3; i++) await insertMemory(database(), { workspaceId, text: `memory ${i}` });
      await fill(workspaceId);
      await query(`INSERT INTO outbox_events (workspace_id, type, payload) SELECT $1, 'x', '{}' FROM generate_series(1, 1200)`, [
        workspaceId,
      ]);
    }
    const before = await rowsOf(purged);
    const others = await rowsOf(kept);
    const empty = [...before].filter(([table, rows]) => rows === 0 && !/^memor\w+_\d+$/.test(table)).map(([table]) => table);
    expect(empty).toEqual([]);

    const purges = purgesOf();
    await purges.begin(purged);
    expect(await purges.listOpen()).toEqual([purged]);
    let steps = 0;
    while ((await purges.step(purged)) === 'deleted') steps++;
    expect(steps).toBeGreaterThan(before.size / 2);
    expect([...(await rowsOf(purged)).values()].filter((rows) => rows > 0)).toEqual([]);
    expect(await query('SELECT id FROM workspaces WHERE id = $1', [purged])).toEqual([]);
    expect(await rowsOf(kept)).toEqual(others);
    expect(await purges.find(purged)).toMatchObject({ finishedAt: expect.any(Date) });
    const [entry] = await query(`SELECT * FROM audit_entries WHERE action = 'workspace.purged'`);
    expect(entry).toMatchObject({ workspace_id: null, details: { purged_workspace_id: purged, rows: expect.any(Number) } });
  });

  it('deletes later what a call has written that had begun before', async () => {
    const late = await newWorkspace();
    const purges = purgesOf();
    await purges.begin(late);
    while ((await purges.step(late)) === 'deleted');
    await insertMemory(database(), { workspaceId: late, text: 'written late' });
    expect(await purges.listOpen()).toContain(late);
    while ((await purges.step(late)) === 'deleted');
    expect([...(await rowsOf(late)).values()].filter((rows) => rows > 0)).toEqual([]);
  });

  it('leaves a step to the process that is at it', async () => {
    if (engine.name === 'embedded') return;
    const id = await newWorkspace();
    const purges = purgesOf();
    const { transactions } = handlesOf(database());
    await purges.begin(id);
    await transactions.run(async (tx) => {
      await tx.query(null, 'SELECT FROM purges WHERE id = $1 FOR UPDATE', [id]);
      expect(await purges.step(id)).toBe('busy');
    });
    expect(await purges.step(id)).toBe('finished');
  });
});
