import 'reflect-metadata';
import pg from 'pg';
import { loadConfig } from '../../src/config/config.js';
import { type OpenDatabase, openDatabase } from '../../src/database/data-source.js';
import { EVERY_WORKSPACE } from '../../src/database/tenancy/workspace-of.js';
import type { EmbeddingSpace } from '../../src/modules/embeddings/embedding-space.js';
import { searchStatement } from '../../src/modules/memory/retrieve/search-statement.js';
import { MINILM } from '../../src/providers/embeddings/calibration.js';
import { handlesOf, useDatabase } from '../support/database.js';
import { describeOnPostgres, engines } from '../support/engines.js';
import { insertMemory } from '../support/memory-rows.js';
import { TENANT_TABLE } from '../support/tenant-tables.js';

const PARTITIONED = `SELECT w.id, p.remainder AS partition FROM workspaces w, generate_series(0, 15) AS p (remainder)
  WHERE satisfies_hash_partition('memories'::regclass, 16, p.remainder, w.id) ORDER BY w.id`;

interface Neighbours {
  readonly own: number;
  readonly other: number;
  readonly partition: number;
}

/** Stores a memory in each of two workspaces that share a partition. */
async function fill(database: OpenDatabase): Promise<Neighbours> {
  const { dataSource } = database;
  await dataSource.query(`INSERT INTO accounts (name) VALUES ('a')`);
  await dataSource.query(
    `INSERT INTO workspaces (account_id, name) SELECT a.id, 'w' FROM accounts a, generate_series(1, 20) LIMIT 20`,
  );
  const workspaces: { id: number; partition: number }[] = await dataSource.query(PARTITIONED);
  const other = workspaces.find((each) => workspaces.some((b) => b.id < each.id && b.partition === each.partition))!;
  const own = workspaces.find(({ partition }) => partition === other.partition)!;
  await insertMemory(database, { workspaceId: own.id, text: 'our coffee', meta: { place: 'here' } });
  await insertMemory(database, { workspaceId: other.id, text: 'their coffee', meta: { place: 'there' } });
  return { own: own.id, other: other.id, partition: own.partition };
}

/** Tests of the wall for any user of the database. */
function itHolds(database: () => OpenDatabase, neighbours: () => Neighbours): void {
  const texts = (rows: { text: string }[]) => rows.map(({ text }) => text);
  const relations = () => ['memories', 'own_memories', `own_memories_${neighbours().partition}`];
  const forgotten = (relation: string) => `SELECT text FROM ${relation} WHERE workspace_id = $1 OR true`;

  it('shows a statement whose condition lets everything pass the rows of its workspace alone', async () => {
    const { db, transactions } = handlesOf(database());
    const { own, other } = neighbours();
    for (const relation of relations()) {
      for (const name of [null, `forgotten_${relation}`])
        for (const [workspace, text] of [
          [own, 'our coffee'],
          [other, 'their coffee'],
          [own, 'our coffee'],
        ] as const)
          expect([relation, texts(await db.query(name, forgotten(relation), [workspace]))]).toEqual([relation, [text]]);
      const both = await transactions.run(async (tx) => [
        texts(await tx.query(null, forgotten(relation), [own])),
        texts(await tx.query(null, forgotten(relation), [other])),
      ]);
      expect(both).toEqual([['our coffee'], ['their coffee']]);
    }
  });

  it('shows a statement that names no workspace nothing, even after one that named one', async () => {
    const { db, transactions } = handlesOf(database());
    for (const relation of relations()) expect(await db.query(null, `SELECT text FROM ${relation}`, [])).toEqual([]);
    await transactions.run(async (tx) => {
      expect(await tx.query(null, forgotten('memories'), [neighbours().own])).toHaveLength(1);
      expect(await tx.query(null, 'SELECT text FROM memories', [])).toEqual([]);
      expect(await tx.query(null, `${EVERY_WORKSPACE}SELECT text FROM memories`, [])).toHaveLength(2);
      expect(await tx.query(null, forgotten('memories'), [neighbours().own])).toHaveLength(1);
    });
    expect(await db.query(null, `${EVERY_WORKSPACE}SELECT text FROM memories`, [])).toHaveLength(2);
  });

  it('changes and deletes nothing of another workspace, and adds nothing to it', async () => {
    const { db, transactions } = handlesOf(database());
    const { own, other } = neighbours();
    const changed = await db.query(null, 'UPDATE memories SET importance = 9 WHERE workspace_id = $1 OR true RETURNING text', [
      own,
    ]);
    expect(changed).toEqual([{ text: 'our coffee' }]);
    await transactions
      .run(async (tx) => {
        expect(await tx.query(null, 'DELETE FROM memories WHERE workspace_id = $1 OR true RETURNING text', [own])).toHaveLength(
          1,
        );
        throw new Error('rolled back');
      })
      .catch(() => {});
    const moved = db.query(null, 'UPDATE memories SET workspace_id = $2 WHERE workspace_id = $1', [own, other]);
    await expect(moved).rejects.toMatchObject({ code: '42501' });
    const [{ count }] = await database().dataSource.query('SELECT count(*)::int AS count FROM memories');
    expect(count).toBe(2);
  });

  it('leaves nothing behind on a connection', async () => {
    const { db } = handlesOf(database());
    await db.query(null, forgotten('memories'), [neighbours().own]);
    const failing = db.query(null, 'SELECT 1 / (workspace_id - $1) FROM memories WHERE workspace_id = $1', [neighbours().own]);
    await expect(failing).rejects.toMatchObject({ code: '22012' });
    const asked = Array.from({ length: 12 }, () =>
      database().dataSource.query(
        `SELECT current_setting('role') AS role, COALESCE(current_setting('mnemonest.workspace_id', true), '') AS workspace`,
      ),
    );
    for (const [row] of await Promise.all(asked)) {
      expect(row.role).toBe('none');
      expect(['', '0']).toContain(row.workspace);
    }
  });
}

describe.each(engines)('row-level security on $name', (engine) => {
  const database = useDatabase(engine);
  let neighbours: Neighbours;
  beforeAll(async () => {
    neighbours = await fill(database());
  });

  itHolds(database, () => neighbours);

  it('is on every table with a workspace_id, partitions too', async () => {
    const tables: { name: string; secured: boolean; policies: number }[] = await database().dataSource.query(
      `SELECT c.relname AS name, c.relrowsecurity AS secured,
              (SELECT count(*) FROM pg_policy WHERE polrelid = c.oid)::int AS policies
       FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'workspace_id'
       WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')`,
    );
    expect(tables.length).toBeGreaterThan(35);
    expect(tables.filter(({ secured, policies }) => !secured || policies !== 1)).toEqual([]);
    // The lexical test knows them all.
    expect(tables.filter(({ name }) => TENANT_TABLE.exec(name)?.[0] !== name)).toEqual([]);
  });

  it('has the workspace in every key of these tables, but for those of a key of the API and the audit', async () => {
    const keys: { name: string; columns: string[] }[] = await database().dataSource.query(
      `SELECT i.indexrelid::regclass::text AS name, ARRAY(
         SELECT attname::text FROM pg_attribute WHERE attrelid = i.indexrelid ORDER BY attnum) AS columns
       FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'workspace_id'
       WHERE i.indisunique AND c.relnamespace = 'public'::regnamespace AND NOT c.relispartition`,
    );
    expect(keys.length).toBeGreaterThan(28);
    const others = keys.filter(({ columns }) => !columns.includes('workspace_id')).map(({ name }) => name);
    // A key is looked up before its workspace is known, and an entry of the audit may have none.
    expect(others.sort()).toEqual(['api_keys_key_hash_key', 'audit_entries_pkey']);
  });

  it('has the workspace in every reference between these tables', async () => {
    const references: { name: string; columns: string[] }[] = await database().dataSource.query(
      `SELECT f.conname::text AS name, ARRAY(
         SELECT attname::text FROM pg_attribute WHERE attrelid = f.conrelid AND attnum = ANY(f.conkey)) AS columns
       FROM pg_constraint f JOIN pg_attribute a ON a.attrelid = f.confrelid AND a.attname = 'workspace_id'
       WHERE f.contype = 'f' AND f.conparentid = 0`,
    );
    expect(references.length).toBeGreaterThan(3);
    expect(references.filter(({ columns }) => !columns.includes('workspace_id'))).toEqual([]);
  });

  it('holds in a search whose conditions on the workspace are removed', async () => {
    const { db } = handlesOf(database());
    const { dataSource, embeddingModelId } = database();
    const [{ vectorType }] = await dataSource.query(`SELECT vector_type AS "vectorType" FROM embedding_models`);
    const space = {
      id: embeddingModelId,
      vectorColumn: 'embedding',
      vectorType,
      dimensions: 384,
      embedder: { calibration: MINILM },
    };
    const vector = `[${Array(384).fill(0.1).join(',')}]`;
    for (const exact of [true, false]) {
      const shape = { partition: neighbours.partition, exact, indexed: !exact, wide: false, nearest: 10 };
      const text = searchStatement(space as unknown as EmbeddingSpace, {
        ...shape,
        explain: false,
        past: false,
        encrypted: false,
        period: false,
        foreign: false,
      }).replaceAll(/(\w+\.)?workspace_id(?: \+ 0)? = \$1/g, '($&::int OR true)');
      expect(text.match(/OR true/g)!.length).toBeGreaterThan(10);
      const hits = await db.query<{ text: string }>(null, text, [neighbours.own, vector, ['coffee coffee'], 0, new Date(), 10]);
      expect(hits.map((hit) => hit.text)).toEqual(['our coffee']);
    }
  });

  it('refuses the partitions themselves to nobody, and shows their rows of the workspace alone', async () => {
    const rows = await handlesOf(database()).db.query<{ text: string }>(
      null,
      `SELECT text FROM memories_${neighbours.partition} WHERE workspace_id = $1 OR true`,
      [neighbours.own],
    );
    expect(rows).toEqual([{ text: 'our coffee' }]);
  });
});

describeOnPostgres('row-level security for an owner who may not create roles', (engine) => {
  let files: Awaited<ReturnType<typeof engine.create>>;
  let database: OpenDatabase;
  let neighbours: Neighbours;
  let user: string;
  const administer = async (...statements: string[]) => {
    const client = new pg.Client({ connectionString: files.env['DATABASE_URL'] });
    await client.connect();
    for (const statement of statements) await client.query(statement);
    await client.end();
  };
  beforeAll(async () => {
    files = await engine.create({ empty: true });
    const url = new URL(files.env['DATABASE_URL'] as string);
    user = `owner_of_${url.pathname.slice(1)}`;
    await administer(
      'CREATE EXTENSION vector',
      `CREATE ROLE ${user} LOGIN PASSWORD 'secret'`,
      `ALTER DATABASE ${url.pathname.slice(1)} OWNER TO ${user}`,
    );
    Object.assign(url, { username: user, password: 'secret' });
    database = await openDatabase(loadConfig({ ...files.env, DATABASE_URL: url.href }));
    neighbours = await fill(database);
  });
  afterAll(async () => {
    await database?.close();
    await administer(`REASSIGN OWNED BY ${user} TO CURRENT_USER`, `DROP OWNED BY ${user}`, `DROP ROLE ${user}`);
    await files.drop();
  });

  itHolds(
    () => database,
    () => neighbours,
  );
});
