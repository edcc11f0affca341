import { randomBytes } from 'node:crypto';
import { loadConfig } from '../../src/config/config.js';
import { Broadcast } from '../../src/database/broadcast.js';
import { type OpenDatabase, openDatabase } from '../../src/database/data-source.js';
import { EmbeddingSpaces } from '../../src/modules/embeddings/embedding-spaces.service.js';
import { EmbeddingState } from '../../src/modules/embeddings/embedding-state.js';
import { NeighbourRepository } from '../../src/modules/memory/records/neighbour.repository.js';
import { WorkspaceLayouts } from '../../src/modules/memory/records/workspace-layouts.js';
import { SearchRepository } from '../../src/modules/memory/retrieve/search.repository.js';
import { StorePipeline } from '../../src/modules/memory/store/store.pipeline.js';
import { Embedders } from '../../src/providers/embeddings/embedders.js';
import { QueryCache } from '../../src/providers/embeddings/query-cache.js';
import { Metrics } from '../../src/providers/metrics/metrics.js';
import type { DecisionMaker } from '../../src/text/dedup/decision.js';
import { type FakeOpenAi, publicScaleEnv, startFakeOpenAi } from '../fixtures/fake-openai.js';
import { encryptionOf, handlesOf } from './database.js';
import type { Engine } from './engines.js';
import { storePipelineOf } from './store-pipeline.js';

/** A database whose texts are embedded by a fake, which a test tells the vectors of the texts. */
export interface ScriptedEmbeddings {
  readonly database: OpenDatabase;
  readonly openai: FakeOpenAi;
  readonly spaces: EmbeddingSpaces;
  readonly neighbours: NeighbourRepository;
  readonly searching: SearchRepository;
  pipeline(decisionMaker: DecisionMaker): StorePipeline;
}

/**
 * Creates such a database on an engine for the tests of one suite; it exists from `beforeAll` to `afterAll`.
 * @param encrypted true to encrypt its texts
 */
export function useScriptedEmbeddings(engine: Engine, dimensions: number, encrypted = false): () => ScriptedEmbeddings {
  let opened: ScriptedEmbeddings;
  // Closed in the reverse order of opening, as far as that came.
  const closing: (() => Promise<unknown>)[] = [];
  beforeAll(async () => {
    const files = await engine.create();
    closing.unshift(() => files.drop());
    const openai = await startFakeOpenAi(dimensions);
    closing.unshift(() => openai.close());
    const config = loadConfig({
      ...files.env,
      ...publicScaleEnv(openai.url, dimensions),
      ...(encrypted && { ENCRYPTION_KEY: randomBytes(32).toString('base64') }),
    });
    const database = await openDatabase(config);
    closing.unshift(() => database.close());
    const embedders = new Embedders(config);
    closing.unshift(() => embedders.close());
    opened = { database, openai, ...partsOf(database, embedders) };
  });
  afterAll(async () => {
    for (const close of closing) await close();
  });
  return () => opened;
}

/** Returns the parts of the service that store and search memories. */
function partsOf(database: OpenDatabase, embedders: Embedders) {
  const { db } = handlesOf(database);
  const encryption = encryptionOf(database);
  const spaces = new EmbeddingSpaces(db, new EmbeddingState(db, embedders, new Broadcast(null)), new QueryCache(new Metrics()));
  const neighbours = new NeighbourRepository(db, new WorkspaceLayouts(db), encryption);
  const pipeline = (decisionMaker: DecisionMaker) => storePipelineOf(database, spaces, decisionMaker);
  return { spaces, neighbours, pipeline, searching: new SearchRepository(db, new WorkspaceLayouts(db), encryption) };
}

/** Returns the unit vector of a text that has this cosine to the first axis, the vector of another text. */
export const vectorAt = (cosine: number, dimensions: number): number[] =>
  Array.from({ length: dimensions }, (_, i) => (i === 0 ? cosine : i === 1 ? Math.sqrt(1 - cosine * cosine) : 0));
