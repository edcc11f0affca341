import 'reflect-metadata';
import { loadConfig } from '../../src/config/config.js';
import { Broadcast } from '../../src/database/broadcast.js';
import { type OpenDatabase, openDatabase } from '../../src/database/data-source.js';
import type { Database } from '../../src/database/database.js';
import { Sessions } from '../../src/database/sessions.js';
import { vectorIndexDefinition } from '../../src/database/vector-index.js';
import type { StorableEmbedding } from '../../src/modules/embeddings/embedding-space.js';
import { EmbeddingSpaces } from '../../src/modules/embeddings/embedding-spaces.service.js';
import { EmbeddingState } from '../../src/modules/embeddings/embedding-state.js';
import { ReembeddingRepository, type Run } from '../../src/modules/embeddings/reembedding.repository.js';
import { ReembeddingWorkspacesRepository } from '../../src/modules/embeddings/reembedding-workspaces.repository.js';
import { VectorStorage } from '../../src/modules/embeddings/vector-storage.js';
import { NeighbourRepository } from '../../src/modules/memory/records/neighbour.repository.js';
import { WorkspaceLayouts } from '../../src/modules/memory/records/workspace-layouts.js';
import { Embedders } from '../../src/providers/embeddings/embedders.js';
import { QueryCache } from '../../src/providers/embeddings/query-cache.js';
import { Metrics } from '../../src/providers/metrics/metrics.js';
import { exactHash } from '../../src/text/dedup/exact-form.js';
import { type FakeOpenAi, startFakeOpenAi } from '../fixtures/fake-openai.js';
import { contextOf } from '../support/context.js';
import { encryptionOf, handlesOf, memoryWriterOf } from '../support/database.js';
import { engines, type TestDatabase } from '../support/engines.js';

const NOW = new Date('2026-03-02T10:00:00.000Z');
const DIMENSIONS = 1536;

describe.each(engines)('the repositories of a re-embedding on $name', (engine) => {
  let files: TestDatabase;
  let database: OpenDatabase;
  let openai: FakeOpenAi;
  let embedders: Embedders;
  let db: Database;
  let runs: ReembeddingRepository;
  let workspaces: ReembeddingWorkspacesRepository;
  let storage: VectorStorage;

  beforeAll(async () => {
    files = await engine.create({ empty: true });
    openai = await startFakeOpenAi(DIMENSIONS);
    const config = loadConfig({ ...files.env, EMBEDDINGS: 'openai', EMBEDDING_MODEL: 'old-embed', OPENAI_BASE_URL: openai.url });
    database = await openDatabase(config);
    embedders = new Embedders(config);
    const { transactions, ...handles } = handlesOf(database);
    db = handles.db;
    runs = new ReembeddingRepository(db, transactions);
    workspaces = new ReembeddingWorkspacesRepository(db, transactions, database.keyring);
    storage = new VectorStorage(db, new Sessions(database.dataSource));
  });
  afterAll(async () => {
    await embedders?.close();
    await database?.close();
    await openai?.close();
    await files?.drop();
  });

  /** Returns the parts of one process. */
  const newProcess = () => {
    const state = new EmbeddingState(db, embedders, new Broadcast(null));
    const spaces = new EmbeddingSpaces(db, state, new QueryCache(new Metrics()));
    const memories = memoryWriterOf(database, spaces);
    const insert = async (workspaceId: number, text: string, embedding: StorableEmbedding) =>
      memories.insert(contextOf(workspaceId, NOW), {
        text,
        textHash: exactHash(text),
        metaJson: '{}',
        importance: 5,
        categories: ['knowledge'],
        temporal: { type: 'persistent', rawText: text, validUntil: null },
        embedding,
        nearDuplicateOf: null,
      });
    const embed = (workspaceId: number, text: string) => spaces.embedText(contextOf(workspaceId, NOW), text);
    return { state, spaces, insert, embed };
  };
  const newWorkspace = async () => {
    const [{ id }] = await database.dataSource.query(
      `WITH a AS (INSERT INTO accounts (name) VALUES ('test') RETURNING id)
       INSERT INTO workspaces (account_id, name) SELECT id, 'test' FROM a RETURNING id`,
    );
    return id as number;
  };
  const slotsOf = (workspaceId: number) =>
    database.dataSource.query(
      'SELECT embedding_model_id AS a, embedding_b_model_id AS b FROM memories WHERE workspace_id = $1 ORDER BY id',
      [workspaceId],
    );
  const vectorOf = (text: string) => new Float32Array(openai.vectorOf(text));

  it('accept a memory from a process that does not know of the re-embedding yet', async () => {
    const [switched, waiting] = [await newWorkspace(), await newWorkspace()];
    const late = newProcess();
    const before = { switched: await late.embed(switched, 'left is right'), waiting: await late.embed(waiting, 'up is down') };
    expect(before.switched.others).toEqual([]);
    expect(await runs.begin({ provider: 'openai', model: 'new-embed', dimensions: DIMENSIONS })).toBe(true);
    expect(await runs.begin({ provider: 'openai', model: 'new-embed', dimensions: DIMENSIONS })).toBe(false);
    const run = (await runs.latest()) as Run;
    expect(await workspaces.switch(switched, run.to)).toBe(true);

    // A workspace that is still searched by the old model accepts the old vector; the missing new one delays its
    // switch.
    await late.insert(waiting, 'up is down', before.waiting);
    expect(await slotsOf(waiting)).toEqual([{ a: run.from.id, b: null }]);
    expect(await workspaces.switch(waiting, run.to)).toBe(false);
    // In a workspace that is searched by the new model, the memory is embedded again with it.
    await late.insert(switched, 'left is right', before.switched);
    expect(await slotsOf(switched)).toEqual([{ a: run.from.id, b: run.to.id }]);

    const [missing] = await workspaces.unembedded(waiting, run.to, 0, 10);
    await workspaces.embed(waiting, run.to, [
      { ...missing!, text: 'something else by now', kept: 'something else by now', vector: vectorOf('x') },
    ]);
    expect(await workspaces.switch(waiting, run.to)).toBe(false);
    await workspaces.embed(waiting, run.to, [{ ...missing!, vector: vectorOf('up is down') }]);
    expect(await workspaces.switch(waiting, run.to)).toBe(true);
  });

  it('give the lease to one process at a time, until it expires', async () => {
    const [one, two] = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002'];
    expect(await runs.claim(one)).toMatchObject({ workspacesLeft: 0 });
    expect(await runs.claim(two)).toBeUndefined();
    expect(await runs.renew((await runs.latest()) as Run, one)).toBe(true);
    await database.dataSource.query(`UPDATE reembeddings SET held_until = now() - interval '1 second'`);
    expect(await runs.claim(two)).toBeDefined();
    expect(await runs.renew((await runs.latest()) as Run, one)).toBe(false);
    await runs.release(two);
    expect(await runs.claim(one)).toBeDefined();
  });

  it('complete an index whose creation was interrupted', async () => {
    const { to } = (await runs.latest()) as Run;
    const name = `memories_embedding_${to.id}`;
    await database.dataSource.query(`CREATE INDEX ${name} ON ONLY memories ${vectorIndexDefinition(to)}`);
    await storage.createIndex(to);
    await storage.createIndex(to);
    const [{ valid, parts }] = await database.dataSource.query(
      `SELECT indisvalid AS valid, (SELECT count(*) FROM pg_inherits WHERE inhparent = indexrelid) AS parts
       FROM pg_index WHERE indexrelid = '${name}'::regclass`,
    );
    expect([valid, parts]).toEqual([true, 16]);
  });

  it('return to the old model without losing memories stored since', async () => {
    const workspace = await newWorkspace();
    const process = newProcess();
    await process.insert(workspace, 'born new', await process.embed(workspace, 'born new'));
    expect(await runs.turnBack()).toBe(true);
    const run = (await runs.latest()) as Run;
    expect(run).toMatchObject({ abandoned: true, to: { model: 'old-embed', state: 'active' }, from: { model: 'new-embed' } });
    expect(await runs.turnBack()).toBe(false);
    // A process with an old state: a search would not find its memory by the vector that it has.
    const both = await process.embed(workspace, 'born late');
    const late = both.others;
    expect(late).toHaveLength(1);
    for (let id = await workspaces.nextWorkspace(); id; id = await workspaces.nextWorkspace())
      expect(await workspaces.switch(id, run.to)).toBe(true);
    expect(await runs.retire(run)).toBe(true);
    await process.insert(workspace, 'born last', { ...late[0]!, others: [] });
    // The vector of the retired model is not stored either, which the cleaning would miss.
    await process.insert(workspace, 'born late', both);
    expect(await slotsOf(workspace)).toEqual([
      { a: run.to.id, b: run.from.id },
      { a: run.to.id, b: null },
      { a: run.to.id, b: null },
    ]);
    await storage.dropIndex(run.from);
    let cleared = 0;
    for (let last = { workspaceId: 0, id: 0 }; ; ) {
      const step = await storage.clear(run.from, run.to, last, 100);
      if (!step) break;
      ({ last } = step);
      cleared += step.cleared;
    }
    expect(cleared).toBe(3);
    expect(await storage.clear(run.from, run.to, { workspaceId: 0, id: 0 }, 100)).toBeUndefined();
    for await (const _ of storage.vacuum());
    await runs.finish(run);
    expect(await runs.latest()).toMatchObject({ finishedAt: expect.any(Date), workspacesLeft: 0 });
  });

  it('refuse a memory without a vector of its workspace’s model, by a check in the database', async () => {
    const workspace = await newWorkspace();
    await expect(
      database.dataSource.query(
        `INSERT INTO memories (workspace_id, text, text_hash, meta, importance, categories, temporal_type, temporal_raw_text,
                               embedding_b, embedding_b_model_id, created_at, updated_at)
         VALUES ($1, 'x', sha256('x'), '{}', 5, '{}', 'persistent', 'x', '[1,2]', 2, now(), now())`,
        [workspace],
      ),
    ).rejects.toThrow('the memory has no vector of the model that its workspace is searched by');
  });

  it.each([1536, 4000])('search vectors of %d dimensions by their index', async (dimensions) => {
    const model = 9000 + dimensions;
    await database.dataSource.query(
      `INSERT INTO embedding_models (id, provider, name, dimensions, slot, state) OVERRIDING SYSTEM VALUE
       VALUES ($1, 'openai', 'wide', $2, 'embedding_b', 'leaving')`,
      [model, dimensions],
    );
    const wide = {
      id: model,
      provider: 'openai',
      model: 'wide',
      dimensions,
      vectorColumn: 'embedding_b',
      vectorType: 'halfvec',
      state: 'active',
    } as const;
    await storage.createIndex(wide);
    const workspace = await newWorkspace();
    await database.dataSource.query(
      `INSERT INTO memories (workspace_id, text, text_hash, meta, importance, categories, temporal_type, temporal_raw_text,
                             embedding, embedding_model_id, embedding_b, embedding_b_model_id, created_at, updated_at)
       SELECT $1, 'x' || i, sha256(('x' || i)::bytea), '{}', 5, '{}', 'persistent', 'x',
              array_fill(1, ARRAY[${DIMENSIONS}])::vector::halfvec, 1,
              (SELECT array_agg(sin(i * d))::real[]::vector(${dimensions})::halfvec FROM generate_series(1, ${dimensions}) d),
              ${model}, now(), now()
       FROM generate_series(1, 40) i`,
      [workspace],
    );
    await database.dataSource.query(`UPDATE embedding_models SET state = 'retired' WHERE id = $1`, [model]);
    // Enough memories for the search to use the index.
    await database.dataSource.query(`INSERT INTO lexeme_statistics (workspace_id, lexeme, memories) VALUES ($1, '', 100000)`, [
      workspace,
    ]);
    const space = { ...wide, embedder: embedders.get() };
    const vector = Float32Array.from({ length: dimensions }, (_, d) => Math.sin(7 * (d + 1)));
    const plans: string[] = [];
    const explaining = {
      query: async (_name: string, text: string, values: unknown[]) => {
        await database.dataSource.transaction(async (manager) => {
          await manager.query('SET LOCAL enable_sort = off');
          plans.push(JSON.stringify(await manager.query(`EXPLAIN (FORMAT JSON) ${text}`, values)));
        });
        return db.query(`wide_${dimensions}`, text, values);
      },
    } as unknown as Database;
    const layouts = new WorkspaceLayouts(db);
    // The 40 memories of its scope would be compared one by one.
    layouts.scopePlan = (workspaceId) => layouts.searchPlan(workspaceId);
    const found = await new NeighbourRepository(explaining, layouts, encryptionOf(database)).nearest(
      contextOf(workspace, NOW),
      { space, vector },
      [Buffer.alloc(0)],
      5,
    );
    expect(found[0]?.cosine).toBeCloseTo(1, 2);
    expect(plans[0]).toMatch(new RegExp(`"Index Name":\\s*"memories_\\d+_embedding_${model}"`));
  });
});
