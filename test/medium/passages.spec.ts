import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { IdempotencyPartsRepository } from '../../src/modules/idempotency/idempotency-parts.repository.js';
import { ChunkRepository } from '../../src/modules/memory/chunks/chunk.repository.js';
import { DeferredMemoryRepository } from '../../src/modules/memory/chunks/deferred-memory.repository.js';
import { EmbeddingJobRepository } from '../../src/modules/memory/chunks/embedding-job.repository.js';
import { PassageEmbedder } from '../../src/modules/memory/chunks/passage-embedder.service.js';
import { DeletionRepository } from '../../src/modules/memory/manage/deletion.repository.js';
import { DeletionService } from '../../src/modules/memory/manage/deletion.service.js';
import { MemoryRepository } from '../../src/modules/memory/records/memory.repository.js';
import { RecordRepository } from '../../src/modules/memory/records/record.repository.js';
import { WorkspaceLayouts } from '../../src/modules/memory/records/workspace-layouts.js';
import { queryWords } from '../../src/modules/memory/retrieve/query-words.js';
import { type Search } from '../../src/modules/memory/retrieve/search.repository.js';
import { DeferredEmbeddingService } from '../../src/modules/memory/store/deferred-embedding.service.js';
import { TextReader } from '../../src/modules/memory/store/text-reader.js';
import type { DecisionMaker } from '../../src/text/dedup/decision.js';
import { LocalRules } from '../../src/text/dedup/local-rules.js';
import { passagesOf } from '../../src/text/passages.js';
import { contextOf } from '../support/context.js';
import { encryptionOf, handlesOf } from '../support/database.js';
import { engines } from '../support/engines.js';
import { codePoints, longText } from '../support/long-texts.js';
import { insertMemory } from '../support/memory-rows.js';
import { type ScriptedEmbeddings, useScriptedEmbeddings } from '../support/scripted-embeddings.js';

const NOW = new Date('2026-03-02T10:00:00.000Z');
const DIMENSIONS = 384;
const KEY =
  'The spare key of the sailing boat hangs behind the third beehive, below the shelf with the smoker, the gloves and the veil.';
const RING =
  'Grandmother keeps her wedding ring in the blue sugar bowl, on the dresser in the kitchen, beside the jars with the beans.';
const SHORT = 'Bees swarm in May';
/** Number of nearest passages that a search looks at. */
const NEAREST = 100;

const cases = engines.flatMap((engine) => [
  { name: engine.name, engine, encrypted: false },
  { name: `${engine.name}, encrypted,`, engine, encrypted: true },
]);

describe.each(cases)('the passages of long texts on $name', ({ engine, encrypted }) => {
  /** Defines a test that inserts rows by SQL, which cannot encrypt them. */
  const unlessEncrypted = (title: string, run: () => Promise<void>) => {
    if (!encrypted) it(title, run);
  };
  const opened = useScriptedEmbeddings(engine, DIMENSIONS, encrypted);
  let database: ScriptedEmbeddings['database'];
  let openai: ScriptedEmbeddings['openai'];
  let spaces: ScriptedEmbeddings['spaces'];
  const jobs = new EmbeddingJobRepository();
  let workspaceId = 0;

  beforeAll(() => {
    ({ database, openai, spaces } = opened());
  });
  beforeEach(async () => {
    await database.dataSource.query('DELETE FROM embedding_jobs');
    workspaceId = await newWorkspace();
  });

  const newWorkspace = async (): Promise<number> => {
    const [{ id }] = await database.dataSource.query(
      `WITH a AS (INSERT INTO accounts (name) VALUES ('a') RETURNING id)
       INSERT INTO workspaces (account_id, name) SELECT id, 'w' FROM a RETURNING id`,
    );
    return id;
  };
  const context = (workspace = workspaceId) => contextOf(workspace, NOW);
  const query = (text: string, ...values: unknown[]) => database.dataSource.query(text, [workspaceId, ...values]);
  const rules = new LocalRules();
  const encryption = () => encryptionOf(database);

  /** Stores a text, by default as a memory of its own. */
  const store = (text: string, meta: object = {}, decisionMaker: DecisionMaker = keepingAll, workspace = workspaceId) =>
    opened()
      .pipeline(decisionMaker)
      .store(context(workspace), { text, meta: { ...meta } });
  const keepingAll: DecisionMaker = {
    decide: async (question) => {
      const { traits } = await rules.decide({ ...question, neighbours: [] });
      return { decision: { action: 'stored_new' }, traits };
    },
  };
  /** Decides that the text becomes that of the nearest memory. */
  const giving = (action: 'updated_existing' | 'merged_existing', text: string): DecisionMaker => ({
    decide: async ({ neighbours: [nearest], ...question }) => {
      const { traits } = await rules.decide({ ...question, neighbours: [] });
      return { decision: { action, id: nearest!.id, text }, traits };
    },
  });

  const passageEmbedder = () => new PassageEmbedder(spaces);
  const embeddingJobs = (passages = passageEmbedder()) => {
    const { db, transactions } = handlesOf(database);
    return new DeferredEmbeddingService(
      db,
      spaces,
      new TextReader(spaces, keepingAll, opened().neighbours),
      transactions,
      new MemoryRepository(encryption(), new WorkspaceLayouts(db)),
      new DeferredMemoryRepository(encryption()),
      new ChunkRepository(),
      jobs,
      passages,
      encryption(),
    );
  };
  /** Gives a memory a text as a process of an older version would: in a statement that knows of no passages. */
  const write = async (id: number, text: string) => {
    const columns = await encryption().encryptText(handlesOf(database).db, workspaceId, { id, text, textHash: randomBytes(32) });
    await query(
      'UPDATE memories SET text = $3, text_hash = $4, text_length = $5 WHERE workspace_id = $1 AND id = $2',
      id,
      columns.text,
      columns.textHash,
      columns.textLength,
    );
  };
  const search = async (text: string, options: Partial<Search> = {}, workspace = workspaceId) => {
    const embedded = await spaces.embedQuery(context(workspace), text);
    const words = queryWords(text);
    return opened().searching.search(context(workspace), {
      embedded,
      words,
      topK: 10,
      minScore: 0.35,
      explain: true,
      ...options,
    });
  };
  const found = async (text: string, options: Partial<Search> = {}, workspace = workspaceId) =>
    (await search(text, options, workspace)).map(({ id }) => id);

  const rowsOf = async (id: number) =>
    query(
      `SELECT chunk, passage_start AS start, passage_end AS "end" FROM memory_chunks WHERE workspace_id = $1 AND memory_id = $2
       ORDER BY chunk, model_id`,
      id,
    );
  const expectedRows = (text: string) => passagesOf(text).map(({ start, end }, index) => ({ chunk: index + 1, start, end }));
  const jobsOf = async () =>
    (await query('SELECT memory_id AS id FROM embedding_jobs WHERE workspace_id = $1 ORDER BY memory_id')).map(
      ({ id }: { id: number }) => id,
    );
  /** Inserts a row of memory_chunks with the vector of a text, which no service has made. */
  const insertPassage = async (id: number, text: string, workspace = workspaceId) => {
    const [{ id: model }] = await database.dataSource.query(`SELECT id FROM embedding_models WHERE state = 'active'`);
    await database.dataSource.query(
      `INSERT INTO memory_chunks (workspace_id, memory_id, chunk, model_id, passage_start, passage_end, embedding)
       VALUES ($1, $2, 1, $3, 0, 10, $4::halfvec)`,
      [workspace, id, model, JSON.stringify(openai.vectorOf(text))],
    );
  };

  it('are there with the memory, and no job', async () => {
    const text = longText(3_000, KEY);
    const { id } = await store(text);
    const rows = await rowsOf(id);
    expect(rows).toEqual(expectedRows(text));
    expect(codePoints(text, rows.at(-1).start, rows.at(-1).end)).toBe(KEY);
    expect(await jobsOf()).toEqual([]);
    const [hit] = await search(KEY);
    expect(hit).toMatchObject({ id, text, similarity: expect.closeTo(1, 2) });
    expect(hit?.factors?.passage).toEqual({ start: rows.at(-1).start, end: rows.at(-1).end });
    expect(hit?.factors?.relevance).toBeLessThanOrEqual(1);
  });

  it.each([SHORT, '🌱'.repeat(500)])('are none of a text of at most 500 code points', async (text) => {
    const { id } = await store(text);
    expect([await rowsOf(id), await jobsOf()]).toEqual([[], []]);
    expect((await search(text))[0]).toMatchObject({ id, factors: { passage: null } });
  });

  it('count in full for the floor, and at 0.9 for the relevance', async () => {
    const { id } = await store(longText(1_000, KEY));
    const question = 'Qqq?';
    const passage = openai.vectorOf(KEY);
    const other = openai.vectorOf('something else');
    const mixed = passage.map((value, index) => 0.6 * value + 0.8 * other[index]!);
    openai.vectors.set(question, mixed);
    const [hit] = await search(question, { minScore: 0.5 });
    expect(hit).toMatchObject({ id });
    expect(hit!.factors!.relevance).toBeCloseTo(hit!.similarity * 0.9, 5);
  });

  it.each(['updated_existing', 'merged_existing'] as const)('are replaced by the store that has %s', async (action) => {
    const before = longText(2_000, KEY);
    const after = longText(2_600, RING);
    for (const text of [before, after]) openai.vectors.set(text, openai.vectorOf('the greenhouse'));
    const { id } = await store(before);
    const stored = await store(after, {}, giving(action, after));
    expect(stored).toMatchObject({ id, action });
    expect(await rowsOf(id)).toEqual(expectedRows(after));
    expect(await jobsOf()).toEqual([]);
    expect(await found(RING)).toEqual([id]);
    expect(await found(KEY)).toEqual([]);
    // Neither does a short text keep any.
    openai.vectors.set(SHORT, openai.vectorOf('the greenhouse'));
    expect(await store(SHORT, {}, giving(action, SHORT))).toMatchObject({ id, action });
    expect([await rowsOf(id), await jobsOf()]).toEqual([[], []]);
  });

  it('are made for a merged text that is neither of the two', async () => {
    const before = longText(2_000, KEY);
    const merged = longText(2_300, RING);
    for (const text of [before, 'a new fact']) openai.vectors.set(text, openai.vectorOf('the greenhouse'));
    const { id } = await store(before);
    expect(await store('a new fact', {}, giving('merged_existing', merged))).toMatchObject({ id, action: 'merged_existing' });
    expect(await rowsOf(id)).toEqual(expectedRows(merged));
    expect(await found(RING)).toEqual([id]);
  });

  it('are made by a job if another writer changes the text', async () => {
    const { id } = await store(longText(2_000, KEY));
    const text = longText(2_500, RING);
    await write(id, text);
    expect([await rowsOf(id), await jobsOf()]).toEqual([[], [id]]);
    expect(await found(KEY)).toEqual([]);
    const { db } = handlesOf(database);
    expect(await jobs.claimOther(db)).toMatchObject({ workspaceId, memoryId: id });
    expect(await jobs.claimOther(db)).toBeUndefined();
    await embeddingJobs().embedPassages(context(), id);
    expect([await rowsOf(id), await jobsOf()]).toEqual([expectedRows(text), []]);
    expect(await found(RING)).toEqual([id]);
    await write(id, SHORT);
    expect([await rowsOf(id), await jobsOf()]).toEqual([[], []]);
  });

  it('stay as they are if anything else of the memory changes', async () => {
    const text = longText(2_000, KEY);
    const { id } = await store(text);
    await query(`UPDATE memories SET importance = 9, updated_at = now() WHERE workspace_id = $1 AND id = $2`, id);
    expect([await rowsOf(id), await jobsOf()]).toEqual([expectedRows(text), []]);
  });

  it('leave the job if the text changes meanwhile, and are those of the later text in the end', async () => {
    const { id } = await store(longText(2_000, KEY));
    await write(id, longText(1_500, KEY));
    const text = longText(2_500, RING);
    const passages = passageEmbedder();
    const overtaken = {
      embed: async (...what: Parameters<PassageEmbedder['embed']>) => {
        const made = await passages.embed(...what);
        await write(id, text);
        return made;
      },
    } as PassageEmbedder;
    await jobs.claimOther(handlesOf(database).db);
    await embeddingJobs(overtaken).embedPassages(context(), id);
    expect([await rowsOf(id), await jobsOf()]).toEqual([[], [id]]);
    await embeddingJobs().embedPassages(context(), id);
    expect([await rowsOf(id), await jobsOf()]).toEqual([expectedRows(text), []]);
  });

  const dueIn = async (id: number) => {
    const [{ seconds }] = await query(
      `SELECT extract(epoch FROM due_at - now())::float8 AS seconds
       FROM embedding_jobs WHERE workspace_id = $1 AND memory_id = $2`,
      id,
    );
    return seconds;
  };

  // The job keeps the lease of the attempt that made the passages of the earlier text.
  it('are made soon if the text changes while those of the earlier one are made', async () => {
    const { id } = await store(longText(2_000, KEY));
    await write(id, longText(1_500, KEY));
    await jobs.claimOther(handlesOf(database).db);
    const overtaken = {
      embed: async (...what: Parameters<PassageEmbedder['embed']>) => {
        const made = await passageEmbedder().embed(...what);
        await write(id, longText(2_500, RING));
        return made;
      },
    } as PassageEmbedder;
    await embeddingJobs(overtaken).embedPassages(context(), id);
    expect(await dueIn(id)).toBeLessThan(5);
  });

  // The trigger leaves the waiting job as it is.
  it('are made soon if a text changes whose job waits until little else is due', async () => {
    const { id } = await store(longText(2_000, KEY));
    await query(`INSERT INTO embedding_jobs (workspace_id, memory_id, due_at) VALUES ($1, $2, 'infinity')`, id);
    await write(id, longText(2_500, RING));
    expect(await dueIn(id)).toBeLessThan(5);
  });

  it('are made with the vector of the whole text, by a job that asks for it and that no other process deletes', async () => {
    const { id } = await store(longText(2_000, KEY));
    const vector = async () =>
      (await query('SELECT embedding::text AS vector FROM memories WHERE workspace_id = $1 AND id = $2', id))[0].vector;
    const right = await vector();
    await query(
      'UPDATE memories SET embedding = array_fill(0.1::real, ARRAY[384])::halfvec WHERE workspace_id = $1 AND id = $2',
      id,
    );
    await query('INSERT INTO embedding_jobs (workspace_id, memory_id, whole_text) VALUES ($1, $2, true)', id);
    await query('DELETE FROM embedding_jobs WHERE workspace_id = $1 AND memory_id = $2', id);
    expect(await jobsOf()).toEqual([id]);
    await embeddingJobs().embedAgain(context(), id);
    await embeddingJobs().embedPassages(context(), id);
    expect(await vector()).toBe(right);
    expect(await jobsOf()).toEqual([]);
  });

  it('and their jobs go with the memory', async () => {
    const [first, second] = [await store(longText(2_000, KEY)), await store(longText(2_500, RING))];
    await write(second.id, longText(2_600, RING));
    const { db, transactions, writes } = handlesOf(database);
    const chunks = new ChunkRepository();
    const idempotency = new IdempotencyPartsRepository(database.keyring);
    const deletion = new DeletionService(
      db,
      transactions,
      writes,
      new RecordRepository(encryption()),
      new DeletionRepository(idempotency, chunks, jobs, encryption()),
      new DeferredMemoryRepository(encryption()),
      chunks,
      jobs,
    );
    for (const { id } of [first, second]) await deletion.delete(context(), id);
    expect(await query('SELECT FROM memory_chunks WHERE workspace_id = $1')).toEqual([]);
    expect(await jobsOf()).toEqual([]);
    expect(await found(KEY, { minScore: 0 })).toEqual([]);
  });

  it('are not made for a memory that is gone, whose job goes away', async () => {
    const { id } = await store(SHORT);
    await query('DELETE FROM memories WHERE workspace_id = $1 AND id = $2', id);
    await query('INSERT INTO embedding_jobs (workspace_id, memory_id) VALUES ($1, $2)', id);
    await embeddingJobs().embedPassages(context(), id);
    expect([await rowsOf(id), await jobsOf()]).toEqual([[], []]);
  });

  it('never lead to a memory of another workspace, even with the same id', async () => {
    const { id } = await store(longText(2_000, KEY));
    const other = await newWorkspace();
    const [{ definition }] = await database.dataSource.query(`SELECT pg_get_functiondef('next_id'::regproc) AS definition`);
    await database.dataSource.query(
      `CREATE OR REPLACE FUNCTION next_id(sequence regclass) RETURNS bigint LANGUAGE sql AS 'SELECT ${id}::bigint'`,
    );
    expect(await store(SHORT, {}, keepingAll, other)).toMatchObject({ id });
    await database.dataSource.query(definition);
    const hits = await search(KEY, { minScore: 0 }, other);
    expect(hits).toMatchObject([{ id, factors: { passage: null } }]);
    expect(hits[0]?.similarity).toBeLessThan(0.35);
    await insertPassage(id, RING, other);
    expect(await found(RING)).toEqual([]);
    expect(await found(RING, {}, other)).toEqual([id]);
  });

  it('of an archived memory are not found', async () => {
    const { id } = await store(longText(2_000, KEY));
    await query('UPDATE memories SET archived_at = now() WHERE workspace_id = $1 AND id = $2', id);
    expect(await found(KEY, { minScore: 0 })).toEqual([]);
  });

  /**
   * Stores a long text among more memories than a search looks at: some are nearer to a question by their passages, the
   * others as a whole.
   * @returns the question, and the id of the long text, of which only the passage fits
   */
  const crowded = async (nearer: object) => {
    const text = longText(2_000, RING);
    const question = 'Qqq and rrr?';
    const [near, far] = [openai.vectorOf(KEY), openai.vectorOf(RING)];
    const plain = Array.from({ length: DIMENSIONS }, () => 1 / Math.sqrt(DIMENSIONS));
    openai.vectors.set(
      question,
      near.map((value, i) => 0.8 * value + 0.58 * far[i]! + 0.2 * plain[i]!),
    );
    openai.vectors.set(
      text,
      plain.map((value) => -value),
    );
    const { id } = await store(text, { n: 1 });
    for (let i = 0; i < NEAREST + 20; i++) {
      await insertMemory(database, { workspaceId, text: `whole ${i}`, meta: { n: 1 } });
      await insertPassage(await insertMemory(database, { workspaceId, text: `note ${i}`, ...nearer }), KEY);
    }
    return { id, question };
  };

  // Their meta is not encrypted.
  unlessEncrypted('do not keep a filter from those of the memories that match it', async () => {
    const { id, question } = await crowded({ meta: { n: 2 } });
    const where = (n: number) => ({ filter: { where: { kind: 'value' as const, path: ['n'], values: [String(n)] } }, topK: 3 });
    expect(await found(question, where(1))).toEqual([id]);
    expect(await found(question, where(2))).toHaveLength(3);
    expect(await found(question, where(3))).toEqual([]);
  });

  // The nearest passages are cut to 100 before archived memories are left out.
  unlessEncrypted('do not keep those of live memories from being found if they are archived', async () => {
    const { id, question } = await crowded({ archivedAt: NOW });
    expect(await found(question, { topK: 3 })).toEqual([id]);
  });

  it('do not keep a deferred memory from being embedded, however many there are', async () => {
    const { db, transactions } = handlesOf(database);
    await query(
      `INSERT INTO embedding_jobs (workspace_id, memory_id, due_at)
       SELECT $1::int, i, now() - interval '1 minute' FROM generate_series(1, 100) AS i`,
    );
    await transactions.run((tx) => jobs.insert(tx, { workspaceId, memoryId: 101 }));
    expect(await jobs.claimDeferred(db)).toMatchObject({ workspaceId, memoryId: 101 });
    expect(await jobs.claimDeferred(db)).toBeUndefined();
    expect(await jobs.claimOther(db)).toMatchObject({ workspaceId });
  });

  // With the statistics of a table of one row, PostgreSQL joins it the other way round.
  it('are claimed one at a time, whatever the statistics of the queue say', async () => {
    const { db, transactions } = handlesOf(database);
    const queue = (memoryId: number) => transactions.run((tx) => jobs.insert(tx, { workspaceId, memoryId }));
    await queue(1);
    await database.dataSource.query('VACUUM ANALYZE embedding_jobs');
    for (const memoryId of [2, 3, 4]) await queue(memoryId);
    const claimed = [];
    for (let job = await jobs.claimDeferred(db); job; job = await jobs.claimDeferred(db)) claimed.push(job.memoryId);
    expect(claimed).toEqual([1, 2, 3, 4]);
  });

  it('of texts that were stored before wait until little else is due', async () => {
    const { db } = handlesOf(database);
    const due = async () => (await query('SELECT FROM embedding_jobs WHERE workspace_id = $1 AND due_at <= now()')).length;
    await query(
      `INSERT INTO embedding_jobs (workspace_id, memory_id, due_at)
       SELECT $1::int, i, 'infinity' FROM generate_series(1, 100) AS i`,
    );
    expect(await jobs.claimOther(db)).toBeUndefined();
    await jobs.releaseWaiting(db);
    expect(await due()).toBe(40);
    await jobs.releaseWaiting(db);
    expect(await due()).toBe(40);
    for (let i = 0; i < 21; i++) expect(await jobs.claimOther(db)).toMatchObject({ workspaceId });
    expect(await due()).toBe(19);
    await jobs.releaseWaiting(db);
    expect(await due()).toBe(59);
  });
});
