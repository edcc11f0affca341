import 'reflect-metadata';
import { text as textOf } from 'node:stream/consumers';
import { loadConfig } from '../../src/config/config.js';
import { Broadcast } from '../../src/database/broadcast.js';
import type { Database } from '../../src/database/database.js';
import { Snapshots } from '../../src/database/snapshots.js';
import { EmbeddingSpaces } from '../../src/modules/embeddings/embedding-spaces.service.js';
import { EmbeddingState } from '../../src/modules/embeddings/embedding-state.js';
import { IdempotencyPartsRepository } from '../../src/modules/idempotency/idempotency-parts.repository.js';
import { ChunkRepository } from '../../src/modules/memory/chunks/chunk.repository.js';
import { DeferredMemoryRepository } from '../../src/modules/memory/chunks/deferred-memory.repository.js';
import { EmbeddingJobRepository } from '../../src/modules/memory/chunks/embedding-job.repository.js';
import { DeletionRepository } from '../../src/modules/memory/manage/deletion.repository.js';
import { ExpirySweep } from '../../src/modules/memory/manage/expiry-sweep.js';
import { RecordRepository } from '../../src/modules/memory/records/record.repository.js';
import { WorkspaceLayouts } from '../../src/modules/memory/records/workspace-layouts.js';
import { SearchRepository } from '../../src/modules/memory/retrieve/search.repository.js';
import { ExportRepository } from '../../src/modules/memory/transfer/export.repository.js';
import { ExportService } from '../../src/modules/memory/transfer/export.service.js';
import { HealthService } from '../../src/modules/optimize/health.service.js';
import { RecommendationRepository } from '../../src/modules/optimize/recommendation.repository.js';
import { OptimizationRunRepository } from '../../src/modules/optimize/run.repository.js';
import { Embedders } from '../../src/providers/embeddings/embedders.js';
import { QueryCache } from '../../src/providers/embeddings/query-cache.js';
import { Metrics } from '../../src/providers/metrics/metrics.js';
import { contextOf } from '../support/context.js';
import { encryptionOf, handlesOf, useDatabase } from '../support/database.js';
import { engines } from '../support/engines.js';
import { storePipelineOf } from '../support/store-pipeline.js';

const SOON = new Date(Date.now() + 3_600_000);
const LATER = new Date(Date.now() + 7_200_000);
const TEA = 'The guest in room twelve drinks green tea';

describe.each(engines)('the life time of memories on $name', (engine) => {
  const database = useDatabase(engine);
  let embedders: Embedders;
  let spaces: EmbeddingSpaces;
  let workspaceId: number;
  beforeAll(() => {
    embedders = new Embedders(loadConfig({ DATABASE_URL: 'postgres://unused@127.0.0.1/unused' }));
    const { db } = handlesOf(database());
    spaces = new EmbeddingSpaces(db, new EmbeddingState(db, embedders, new Broadcast(null)), new QueryCache(new Metrics()));
  });
  afterAll(() => embedders?.close());
  beforeEach(() => newWorkspace());
  const newWorkspace = async () => {
    [{ id: workspaceId }] = await database().dataSource.query(
      `WITH a AS (INSERT INTO accounts (name) VALUES ('a') RETURNING id)
       INSERT INTO workspaces (account_id, name) SELECT id, 'w' FROM a RETURNING id`,
    );
  };

  const context = () => contextOf(workspaceId, new Date());
  const query = (text: string, values: unknown[] = [workspaceId]) => database().dataSource.query(text, values);
  const encryption = () => encryptionOf(database());
  const layouts = () => new WorkspaceLayouts(handlesOf(database()).db);
  const store = (text: string, expiresAt: Date | null = null) =>
    storePipelineOf(database(), spaces).store(context(), { text, expiresAt });
  const expire = () => query(`UPDATE memories SET expires_at = now() - interval '1 second' WHERE workspace_id = $1`);
  const expiryOf = async (id: number) =>
    (await query('SELECT expires_at FROM memories WHERE workspace_id = $1 AND id = $2', [workspaceId, id]))[0].expires_at;
  const sweep = () => {
    const { db, transactions } = handlesOf(database());
    const parts = new IdempotencyPartsRepository(database().keyring);
    const deletions = new DeletionRepository(parts, new ChunkRepository(), new EmbeddingJobRepository(), encryption());
    return new ExpirySweep(db, transactions, deletions).sweep();
  };

  /** The ids of the memories in every kind of answer. */
  async function shown(id: number) {
    const { db } = handlesOf(database());
    const records = new RecordRepository(encryption());
    const embedded = await spaces.embedQuery(context(), TEA);
    const search = { embedded, words: ['tea'], minScore: 0, topK: 5, explain: true };
    const searches = new SearchRepository(db, layouts(), encryption());
    const ids = (found: readonly { id: number }[]) => found.map((memory) => memory.id);
    const exports = new ExportService(new Snapshots(db, database().snapshots), new ExportRepository(encryption()));
    const { lines, count } = await exports.export(context());
    const deferred = new DeferredMemoryRepository(encryption());
    return {
      retrieved: ids(await searches.search(context(), search)),
      retrievedPast: ids(await searches.search(context(), { ...search, asOf: new Date() })),
      retrievedByFilter: ids(await searches.search(context(), { ...search, filter: { temporalType: 'persistent' } })),
      listed: ids(await records.list(context(), db, { archived: 'any' }, 10)),
      counted: await records.count(context(), db, { archived: 'any' }),
      got: (await records.find(context(), db, id))?.id,
      version: (await records.findVersion(context(), db, id))?.id,
      exported: (await textOf(lines)).split('\n').flatMap((line) => (line ? [JSON.parse(line).id] : [])),
      exportCount: count,
      deferred: [(await deferred.find(context(), db, id))?.id, await deferred.count(context(), db)],
      health: (await healthOf(db).health(context())).signals.total_memories,
    };
  }

  const healthOf = (db: Database) =>
    new HealthService(db, new RecommendationRepository(encryption()), new OptimizationRunRepository(db));

  it('ends them in every answer at once', async () => {
    const { id } = await store(TEA, SOON);
    expect(await shown(id)).toEqual({
      retrieved: [id],
      retrievedPast: [id],
      retrievedByFilter: [id],
      listed: [id],
      counted: 1,
      got: id,
      version: id,
      exported: [id],
      exportCount: 1,
      deferred: [id, 1],
      health: 1,
    });
    await expire();
    expect(await shown(id)).toEqual({
      retrieved: [],
      retrievedPast: [],
      retrievedByFilter: [],
      listed: [],
      counted: 0,
      got: undefined,
      version: undefined,
      exported: [],
      exportCount: 0,
      deferred: [undefined, 0],
      health: 0,
    });
  });

  it('leaves nothing in the way of the same text, and nothing that a new one is compared with', async () => {
    const old = await store(TEA, SOON);
    await expire();
    const again = await store(TEA);
    expect(again).toMatchObject({ action: 'stored_new' });
    expect(again.id).not.toBe(old.id);
    await query(`UPDATE memories SET expires_at = now() - interval '1 second' WHERE workspace_id = $1 AND archived_at IS NULL`);
    expect(await store(`${TEA} with honey`)).toMatchObject({ action: 'stored_new' });
  });

  it('is the longer of two for one text, and is never shortened by a store', async () => {
    const { id } = await store(TEA, SOON);
    expect(await store(TEA, LATER)).toMatchObject({ id, action: 'duplicate_exact' });
    expect(await expiryOf(id)).toEqual(LATER);
    await store(TEA, SOON);
    expect(await expiryOf(id)).toEqual(LATER);
    await store(TEA);
    expect(await expiryOf(id)).toBeNull();
    await store(TEA, SOON);
    expect(await expiryOf(id)).toBeNull();
  });

  it('is the longer of two when a new text takes the place of an old one', async () => {
    const { id } = await store('The contract review is on Thursday at 14:00.', SOON);
    expect(await store('The contract review on Thursday has moved to 16:30.', LATER)).toMatchObject({
      id,
      action: 'updated_existing',
    });
    expect(await expiryOf(id)).toEqual(LATER);
    expect(await store('The contract review on Thursday has moved to 17:30.')).toMatchObject({ id, action: 'updated_existing' });
    expect(await expiryOf(id)).toBeNull();
  });

  it('changes no memory with a turn whose life was over before its turn came', async () => {
    await store('The contract review is on Thursday at 14:00.');
    const late = await store('The contract review on Thursday has moved to 16:30.', new Date(Date.now() - 1_000));
    expect(late).toMatchObject({ action: 'stored_new' });
  });

  it('ends with the vectors and revisions of a memory, in whichever workspace, and spares the others', async () => {
    const { id: kept } = await store('Mira plays the cello');
    const { id: living } = await store('The cat sleeps on the radiator', SOON);
    const { id } = await store('The contract review is on Thursday at 14:00.', SOON);
    await store('The contract review on Thursday has moved to 16:30.', SOON);
    await query('UPDATE memories SET expires_at = now() WHERE workspace_id = $1 AND id = $2', [workspaceId, id]);
    const first = workspaceId;
    await newWorkspace();
    await store(TEA, SOON);
    await expire();
    await Promise.all([sweep(), sweep()]);
    const left = await query('SELECT id FROM memories WHERE workspace_id = ANY($1) ORDER BY id', [[first, workspaceId]]);
    expect(left).toEqual([{ id: kept }, { id: living }]);
    expect(await query('SELECT 1 FROM memory_revisions WHERE memory_id = $1', [id])).toEqual([]);
    const events = await query(`SELECT payload FROM outbox_events WHERE type = 'memory.deleted' AND payload->>'memory_id' = $1`, [
      String(id),
    ]);
    expect(events).toEqual([{ payload: { memory_id: id, reason: 'expired', api_key_id: null, request_id: 'sweep' } }]);
  });
});
