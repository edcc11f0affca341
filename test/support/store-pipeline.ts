import type { OpenDatabase } from '../../src/database/data-source.js';
import type { EmbeddingSpaces } from '../../src/modules/embeddings/embedding-spaces.service.js';
import { PassageEmbedder } from '../../src/modules/memory/chunks/passage-embedder.service.js';
import { NeighbourRepository } from '../../src/modules/memory/records/neighbour.repository.js';
import { WorkspaceLayouts } from '../../src/modules/memory/records/workspace-layouts.js';
import { Redactor } from '../../src/modules/memory/store/redactor.service.js';
import { StorePipeline } from '../../src/modules/memory/store/store.pipeline.js';
import { StorePlanner } from '../../src/modules/memory/store/store-planner.service.js';
import { Metrics } from '../../src/providers/metrics/metrics.js';
import type { DecisionMaker } from '../../src/text/dedup/decision.js';
import { LocalRules } from '../../src/text/dedup/local-rules.js';
import { encryptionOf, handlesOf, memoryWriterOf } from './database.js';

/** Returns the pipeline that stores texts in a database. */
export function storePipelineOf(
  database: OpenDatabase,
  spaces: EmbeddingSpaces,
  decisionMaker: DecisionMaker = new LocalRules(),
): StorePipeline {
  const { db } = handlesOf(database);
  const [encryption, metrics] = [encryptionOf(database), new Metrics()];
  return new StorePipeline(
    spaces,
    new Redactor(metrics),
    new StorePlanner(decisionMaker),
    memoryWriterOf(database, spaces),
    new NeighbourRepository(db, new WorkspaceLayouts(db), encryption),
    encryption,
    new PassageEmbedder(spaces),
    metrics,
  );
}
