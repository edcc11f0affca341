import 'reflect-metadata';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartError } from '../../src/common/start-error.js';
import { loadConfig } from '../../src/config/config.js';
import { type OpenDatabase, openDatabase } from '../../src/database/data-source.js';
import { refreshStatistics } from '../../src/database/embedded/statistics.js';
import { Account } from '../../src/database/entities/account.entity.js';
import { toHalfvec, toVector } from '../../src/database/vector-binary.js';
import { vectorIndexDefinition } from '../../src/database/vector-index.js';
import { handlesOf } from '../support/database.js';
import { describeOnPostgres, engines, type TestDatabase } from '../support/engines.js';

describe.each(engines)('the database on $name', (engine) => {
  let files: TestDatabase;
  let database: OpenDatabase;
  const open = (env: Record<string, string> = {}) => openDatabase(loadConfig({ ...files.env, ...env }));
  const reopen = async (env: Record<string, string> = {}) => {
    await database.close();
    database = await open(env);
  };
  beforeAll(async () => {
    files = await engine.create();
    database = await open();
  });
  afterAll(async () => {
    await database?.close();
    await files?.drop();
  });

  it('has the schema that the entities describe', async () => {
    const { upQueries } = await database.dataSource.driver.createSchemaBuilder().log();
    // Parts without an entity: constraints and indexes of the migrations, the function that makes ids, generated columns.
    const known = /DROP CONSTRAINT|DROP INDEX|next_id|"memories" ALTER COLUMN "id"|"text_length"|"lexemes"|"typeorm_metadata"/;
    expect(upQueries.map(({ query }) => query).filter((query) => !known.test(query))).toEqual([]);
  });

  it('applies each migration once', async () => {
    const applied = () => database.dataSource.query('SELECT name FROM migrations ORDER BY id');
    const before = await applied();
    await reopen();
    expect(await applied()).toEqual(before);
    expect(await database.dataSource.showMigrations()).toBe(false);
  });

  it('refuses a schema that a newer version has made', async () => {
    const other = await engine.create();
    try {
      const { dataSource, close } = await openDatabase(loadConfig(other.env));
      await dataSource.query("INSERT INTO migrations (timestamp, name) VALUES (1999000000000, 'FromTheFuture1999000000000')");
      await close();
      await expect(openDatabase(loadConfig(other.env))).rejects.toThrow(
        /^The database has the schema of a newer version \(FromTheFuture1999000000000\), .*: start that version, or restore/,
      );
    } finally {
      await other.drop();
    }
  });

  it('has the built-in plans', async () => {
    const plans = await database.dataSource.query(
      'SELECT code, rpm_limit, burst_limit, memory_write_limit, memory_retrieve_limit FROM plans ORDER BY id LIMIT 2',
    );
    expect(plans).toEqual([
      { code: 'self-hosted', rpm_limit: 6000, burst_limit: 1000, memory_write_limit: null, memory_retrieve_limit: null },
      { code: 'free', rpm_limit: 30, burst_limit: 15, memory_write_limit: 1000, memory_retrieve_limit: 5000 },
    ]);
  });

  it('partitions memories by workspace and searches them by an index of the active model', async () => {
    const [{ partitions }] = await database.dataSource.query(
      `SELECT count(*) AS partitions FROM pg_inherits WHERE inhparent = 'memories'::regclass`,
    );
    expect(partitions).toBe(16);
    const [{ definition }] = await database.dataSource.query(
      `SELECT pg_get_indexdef('memories_embedding_${database.embeddingModelId}'::regclass) AS definition`,
    );
    const type = engine.name === 'embedded' ? 'vector' : 'halfvec';
    expect(definition).toContain(`USING hnsw (((embedding)::${type}(384)) ${type}_cosine_ops) WHERE (embedding_model_id = 1)`);
  });

  it('indexes vectors anew that another engine, or an earlier version, indexed by another type', async () => {
    const { dataSource, embeddingModelId } = database;
    const name = `memories_embedding_${embeddingModelId}`;
    const state = () =>
      database.dataSource.query(`SELECT pg_get_indexdef('${name}'::regclass) AS definition, vector_type FROM embedding_models`);
    const before = await state();
    const other = engine.name === 'embedded' ? 'halfvec' : 'vector';
    const model = { id: embeddingModelId, vectorColumn: 'embedding', dimensions: 384, vectorType: other } as const;
    await dataSource.query(`DROP INDEX ${name}`);
    await dataSource.query(`CREATE INDEX ${name} ON memories ${vectorIndexDefinition(model)}`);
    await dataSource.query('UPDATE embedding_models SET vector_type = $1', [other]);
    await reopen();
    expect(await state()).toEqual(before);
  });

  it('reads vectors in their binary form, as a cast parameter and as a column value', async () => {
    const vector = Float32Array.from({ length: 384 }, (_, i) => (i - 190) / 1000);
    const text = `[${vector.join(',')}]`;
    const [read] = await database.dataSource.query(
      `SELECT vector_dims($1::halfvec(384)) AS dimensions, $1::halfvec(384) = $2::text::halfvec(384) AS same,
         $3::vector(384) = $2::text::vector(384) AS same_vector`,
      [toHalfvec(vector), text, toVector(vector)],
    );
    expect(read).toEqual({ dimensions: 384, same: true, same_vector: true });
    await expect(database.dataSource.query('SELECT $1::halfvec(384)', [toHalfvec(Float32Array.of(1, 2))])).rejects.toThrow(
      'expected 384 dimensions, not 2',
    );
  });

  it('rolls back everything in a failed transaction', async () => {
    const { transactions } = handlesOf(database);
    const names = () =>
      database.dataSource.query('SELECT name FROM accounts').then((rows) => rows.map(({ name }: Account) => name));
    await expect(
      transactions.run(async (tx) => {
        await tx.manager.insert(Account, { name: 'half done' });
        throw new Error('changed my mind');
      }),
    ).rejects.toThrow('changed my mind');
    expect(await names()).not.toContain('half done');
    await transactions.run((tx) => tx.manager.insert(Account, { name: 'whole' }));
    expect(await names()).toContain('whole');
  });

  it('takes outbox events from a process of the previous version, which knows their table by its old name', async () => {
    const [{ id }] = await database.dataSource.query(
      `WITH account AS (INSERT INTO accounts (name) VALUES ('old') RETURNING id)
       INSERT INTO workspaces (account_id, name) SELECT id, 'old' FROM account RETURNING id`,
    );
    await database.dataSource.query("INSERT INTO events (workspace_id, type, payload) VALUES ($1, 'old.name', '{}')", [id]);
    const written = await database.dataSource.query("SELECT workspace_id FROM outbox_events WHERE type = 'old.name'");
    expect(written).toEqual([{ workspace_id: id }]);
  });

  it('answers concurrent callers, each with its own rows', async () => {
    const { db } = handlesOf(database);
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, i) =>
        i % 2
          ? db.query<{ value: number }>('one', 'SELECT $1::int AS value', [i])
          : db.query<{ value: number }>('two', 'SELECT $1::int + $2::int AS value', [i, 0]),
      ),
    );
    expect(answers.map(([row]) => row?.value)).toEqual(Array.from({ length: 200 }, (_, i) => i));
  });

  it('gives the planner the number of memories', async () => {
    await database.dataSource.query(
      `INSERT INTO memories (workspace_id, text, text_hash, meta, importance, categories, temporal_type, temporal_raw_text,
                             embedding, embedding_model_id, created_at, updated_at)
       SELECT 1, 'x' || i, sha256(('x' || i)::bytea), '{}', 5, '{}', 'persistent', 'x',
              array_fill(0.05 + i / 1e5, ARRAY[384])::vector::halfvec, ${database.embeddingModelId}, now(), now()
       FROM generate_series(1, 300) AS i`,
    );
    await refreshStatistics(database.dataSource);
    const [{ rows }] = await database.dataSource.query(
      `SELECT sum(GREATEST(reltuples, 0))::int AS rows
       FROM pg_inherits JOIN pg_class ON oid = inhrelid WHERE inhparent = 'memories'::regclass`,
    );
    expect(rows).toBe(300);
    await database.dataSource.query('DELETE FROM memories');
  });

  it('changes the embedding model of an empty database, and refuses to change that of a filled one', async () => {
    const other = {
      EMBEDDINGS: 'openai',
      OPENAI_API_KEY: 'none',
      EMBEDDING_MODEL: 'text-embedding-3-small',
      EMBEDDING_DIMENSIONS: '512',
    };
    await reopen(other);
    expect(database.embeddingModelId).toBe(2);
    await reopen();
    expect(database.embeddingModelId).toBe(3);
    await database.dataSource.query(
      `INSERT INTO memories (workspace_id, text, text_hash, meta, importance, categories, temporal_type, temporal_raw_text,
                             embedding, embedding_model_id, created_at, updated_at)
       VALUES (1, 'x', sha256('x'), '{}', 5, '{}', 'persistent', 'x',
               array_fill(0.05, ARRAY[384])::vector::halfvec, 3, now(), now())`,
    );
    await database.close();
    const required = 'EMBEDDING_MODEL must be all-MiniLM-L6-v2 with EMBEDDING_DIMENSIONS 384';
    const command = 'npx mnemonest reembed --provider openai --model text-embedding-3-small --dimensions 512';
    await expect(open(other)).rejects.toThrow(new RegExp(`^${required}.*${command}$`, 's'));
    database = await open();
    expect(await database.dataSource.query('SELECT text FROM memories')).toEqual([{ text: 'x' }]);
  });
});

describeOnPostgres('several processes', (engine) => {
  it('say in one line why a start ends whose session the server ends', async () => {
    const files = await engine.create();
    const { dataSource, close } = await openDatabase(loadConfig(files.env));
    const runner = dataSource.createQueryRunner();
    try {
      await runner.startTransaction();
      await runner.query('SELECT pg_advisory_xact_lock(7726301)');
      const starting = openDatabase(loadConfig(files.env)).catch((error) => error);
      const end = `SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
         AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;
      while (!(await dataSource.query(end)).length) await sleep(20);
      const error = await starting;
      expect(error).toBeInstanceOf(StartError);
      expect(error.message).toMatch(/^The database cannot be used: .*terminat/);
    } finally {
      await runner.rollbackTransaction();
      await runner.release();
      await close();
      await files.drop();
    }
  });

  it('may start concurrently on a new database', async () => {
    const files = await engine.create({ empty: true });
    const opened = await Promise.all(Array.from({ length: 4 }, () => openDatabase(loadConfig(files.env))));
    expect(opened.map(({ embeddingModelId }) => embeddingModelId)).toEqual([1, 1, 1, 1]);
    await Promise.all(opened.map((database) => database.close()));
    await files.drop();
  });
});
