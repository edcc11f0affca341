import { loadConfig } from '../../src/config/config.js';
import { openDatabase } from '../../src/database/data-source.js';
import { Distribution } from '../../src/database/distribution/distribution.js';
import { isDistributed, readDroppedKeys } from '../../src/database/distribution/distribution-state.js';
import {
  COORDINATOR_TABLES,
  DISTRIBUTED_TABLES,
  FOREIGN_KEYS,
  REFERENCE_TABLES,
} from '../../src/database/distribution/tables.js';
import { migrations } from '../../src/database/migrations/index.js';
import { openServer } from '../../src/database/move/cell.js';
import { isOnCitus } from '../support/citus.js';
import { useDatabase } from '../support/database.js';
import { describeOnPostgres, oneEngine } from '../support/engines.js';
import { distributes, installFakeCitus, PLACED } from '../support/fake-citus.js';
import { insertMemory } from '../support/memory-rows.js';

const describeOnOneServer: typeof describeOnPostgres = isOnCitus ? () => {} : describeOnPostgres;
const LEAVING = [...DISTRIBUTED_TABLES, ...REFERENCE_TABLES];

describe.each(oneEngine)('the schema of a distributed database on $name', (engine) => {
  const database = useDatabase(engine);
  const query = (text: string, values: unknown[] = []) => database().dataSource.query(text, values);

  it('has a place for every table with a workspace', async () => {
    const tables = await query(
      `SELECT c.relname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'workspace_id'
       WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition`,
    );
    const placed = [...DISTRIBUTED_TABLES, ...COORDINATOR_TABLES, 'reembedding_workspaces'].sort();
    expect(tables.map(({ name }: { name: string }) => name).sort()).toEqual(placed);
  });

  it('has the workspace in every key of the tables that are distributed', async () => {
    const without = await query(
      `SELECT i.indexrelid::regclass::text AS name FROM pg_index i
       WHERE i.indisunique AND i.indrelid = ANY($1::text[]::regclass[]) AND NOT EXISTS (
         SELECT FROM pg_attribute a WHERE a.attrelid = i.indrelid AND a.attname = 'workspace_id' AND a.attnum = ANY(i.indkey))`,
      [DISTRIBUTED_TABLES],
    );
    expect(without).toEqual([]);
  });

  it('has the foreign keys that a distribution makes anew, and no other that leads into or out of these tables', async () => {
    const keys = await query(
      `SELECT conrelid::regclass::text AS table, conname AS name, pg_get_constraintdef(oid) AS definition FROM pg_constraint
       WHERE contype = 'f' AND conparentid = 0 AND ARRAY[conrelid, confrelid] && $1::text[]::regclass[]::oid[]`,
      [LEAVING],
    );
    const sorted = (rows: readonly { name: string }[]) => [...rows].sort((a, b) => (a.name < b.name ? -1 : 1));
    expect(sorted(keys)).toEqual(sorted(FOREIGN_KEYS));
  });
});

describeOnOneServer('a distribution without Citus', (engine) => {
  it('is refused, and changes nothing', async () => {
    const { env, drop } = await engine.create();
    const server = await openServer(env['DATABASE_URL'] as string, 'DATABASE_URL');
    try {
      const distribution = new Distribution(server, migrations.at(-1)!.name, 32);
      await expect(distribution.plan()).rejects.toThrow('no extension citus');
      await expect(distribution.run(() => {})).rejects.toThrow('no extension citus');
      const [{ policies }] = (await server.db.query<{ policies: number }>(
        null,
        'SELECT count(*)::int AS policies FROM pg_policy',
        [],
      )) as [{ policies: number }];
      expect(policies).toBeGreaterThan(20);
    } finally {
      await server.close();
      await drop();
    }
  });
});

describeOnOneServer('a distribution that is killed at every step', (engine) => {
  it('goes on where it was, loses no row, and lets no service start before its end', async () => {
    const { env, drop } = await engine.create();
    const url = env['DATABASE_URL'] as string;
    const open = () => openDatabase(loadConfig(env));
    const database = await open();
    const ids = [];
    for (const text of ['The vault opens at noon', 'The key hangs by the door'])
      ids.push(await insertMemory(database, { workspaceId: 1, text }));
    await database.dataSource.query(
      'INSERT INTO memory_links (workspace_id, newer_id, older_id, confidence) VALUES (1, $1, $2, 1)',
      [ids[1], ids[0]],
    );
    await database.close();
    const server = await openServer(url, 'DATABASE_URL');
    try {
      await installFakeCitus(server.db);
      const killedAt = new Set<string>();
      const dieBefore = (step: string) => {
        if (killedAt.has(step)) return;
        killedAt.add(step);
        throw new Error(`killed before: ${step}`);
      };
      let runs = 1;
      for (
        const watched = /^(?:functions|distribute memory_links|foreign key event_turns)/;
        !(await distributes(url, dieBefore));
        runs++
      )
        if (watched.test([...killedAt].at(-1)!)) await expect(open()).rejects.toThrow('distributed in part');
      expect(runs).toBeGreaterThan(2 * LEAVING.length + FOREIGN_KEYS.length);
      const placed = await server.db.query<{ name: string; isHashed: boolean; rows: { id: number }[] }>(null, PLACED, []);
      expect(placed.map(({ name }) => name)).toEqual([...REFERENCE_TABLES, ...DISTRIBUTED_TABLES]);
      const rowsOf = (table: string) => placed.find(({ name }) => name === table)!.rows;
      expect(rowsOf('memories').map(({ id }) => id)).toEqual(ids.map(Number));
      expect(rowsOf('memory_links')).toMatchObject([{ newer_id: Number(ids[1]), older_id: Number(ids[0]), confidence: 1 }]);
      // Nothing is left on the coordinator, where erasing it would not reach it.
      expect(await server.db.query(null, 'SELECT id FROM memories UNION ALL SELECT newer_id FROM memory_links', [])).toEqual([]);
      expect(await readDroppedKeys(server.db)).toEqual([]);
      expect(await isDistributed(server.db)).toBe(true);
    } finally {
      await server.close();
      await drop();
    }
  });
});
