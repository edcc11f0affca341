import 'reflect-metadata';
import { loadConfig } from '../../src/config/config.js';
import { type OpenDatabase, openDatabase } from '../../src/database/data-source.js';
import { EmbeddingSpaces } from '../../src/modules/embeddings/embedding-spaces.service.js';
import { EmbeddingState } from '../../src/modules/embeddings/embedding-state.js';
import { PassageEmbedder } from '../../src/modules/memory/chunks/passage-embedder.service.js';
import { NeighbourRepository } from '../../src/modules/memory/records/neighbour.repository.js';
import { WorkspaceLayouts } from '../../src/modules/memory/records/workspace-layouts.js';
import { StorePipeline } from '../../src/modules/memory/store/store.pipeline.js';
import { Embedders } from '../../src/providers/embeddings/embedders.js';
import { QueryCache } from '../../src/providers/embeddings/query-cache.js';
import { Metrics } from '../../src/providers/metrics/metrics.js';
import { Broadcast } from '../../src/providers/redis/broadcast.js';
import type { DecisionMaker, Neighbour } from '../../src/text/dedup/decision.js';
import { LocalRules } from '../../src/text/dedup/local-rules.js';
import { type FakeOpenAi, publicScaleEnv, startFakeOpenAi } from '../fixtures/fake-openai.js';
import { contextOf } from '../support/context.js';
import { encryptionOf, handlesOf, memoryWriterOf } from '../support/database.js';
import { engines, type TestDatabase } from '../support/engines.js';

const NOW = new Date('2026-03-02T10:00:00.000Z');
const DIMENSIONS = 8;
const FIRST = 'First Postgres, then Redis, then the API: that is the start order';
/** Has the content of {@link FIRST} in another exact form: only its vector makes it a duplicate. */
const SAME = 'First Postgres then Redis then the API; that is the start order';
const OTHER = 'First Redis, then Postgres, then the API: that is the start order';

/** A unit vector at this cosine to that of {@link FIRST}. */
const at = (cosine: number) =>
  Array.from({ length: DIMENSIONS }, (_, i) => (i === 0 ? cosine : i === 1 ? Math.sqrt(1 - cosine * cosine) : 0));

describe.each(engines)('exact duplicates by similarity, on $name', (engine) => {
  let files: TestDatabase;
  let database: OpenDatabase;
  let openai: FakeOpenAi;
  let embedders: Embedders;
  let storing: StorePipeline;
  /** The neighbours that the decision maker was asked about. */
  let asked: Neighbour[];
  let workspaceId = 0;

  beforeAll(async () => {
    files = await engine.create({ empty: true });
    openai = await startFakeOpenAi(DIMENSIONS);
    const config = loadConfig({
      ...files.env,
      ...publicScaleEnv(openai.url, DIMENSIONS),
    });
    database = await openDatabase(config);
    embedders = new Embedders(config);
    const { db } = handlesOf(database);
    const spaces = new EmbeddingSpaces(db, new EmbeddingState(db, embedders, new Broadcast(null)), new QueryCache(new Metrics()));
    const neighbours = new NeighbourRepository(db, new WorkspaceLayouts(db), encryptionOf(database));
    storing = new StorePipeline(
      spaces,
      keepingAll,
      memoryWriterOf(database, spaces),
      neighbours,
      encryptionOf(database),
      new PassageEmbedder(spaces),
      new Metrics(),
    );
  });
  afterAll(async () => {
    await embedders?.close();
    await database?.close();
    await openai?.close();
    await files?.drop();
  });
  beforeEach(() => {
    workspaceId++;
    asked = [];
  });

  /** Takes no two texts for one, so that a duplicate is none of its decisions. */
  const rules = new LocalRules();
  const keepingAll: DecisionMaker = {
    decide: async (question) => {
      asked.push(...question.neighbours);
      const { traits } = await rules.decide({ ...question, neighbours: [] });
      return { decision: { action: 'stored_new' }, traits };
    },
  };
  const store = (text: string, cosine: number) => {
    openai.vectors.set(text, at(cosine));
    return storing.store(contextOf(workspaceId, NOW), { text });
  };

  // Kept in half precision, a vector has three decimals: .98 itself may be stored on either side.
  it.each([0.981, 0.99])('takes the same content at a similarity of %s for the memory that is there', async (similarity) => {
    const first = await store(FIRST, 1);
    expect(await store(SAME, similarity)).toMatchObject({ id: first.id, action: 'duplicate_exact' });
    expect(asked).toEqual([]);
  });

  it.each([0.97, 0.979])('leaves the same content at a similarity of %s to the decision maker', async (similarity) => {
    const first = await store(FIRST, 1);
    expect(await store(SAME, similarity)).toMatchObject({ action: 'stored_new' });
    expect(asked).toMatchObject([{ id: first.id, similarity: expect.closeTo(similarity, 3) }]);
  });

  it.each([0.981, 0.999])(
    'leaves another order of the same words at a similarity of %s to the decision maker',
    async (cosine) => {
      const first = await store(FIRST, 1);
      expect(await store(OTHER, cosine)).toMatchObject({ action: 'stored_new' });
      expect(asked).toMatchObject([{ id: first.id }]);
    },
  );

  it('asks nobody about a memory below a similarity of 0.7', async () => {
    await store(FIRST, 1);
    await store(SAME, 0.699);
    expect(asked).toEqual([]);
    await store(OTHER, 0.701);
    // Both of them lie on one side of the first.
    expect(asked.map(({ text }) => text)).toEqual([SAME, FIRST]);
  });
});
