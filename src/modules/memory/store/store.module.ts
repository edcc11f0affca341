import { Module } from '@nestjs/common';
import { LLM, type Llm } from '../../../providers/llm/llm.js';
import { Metrics } from '../../../providers/metrics/metrics.js';
import { DECISION_MAKER, type DecisionMaker } from '../../../text/dedup/decision.js';
import { LocalRules } from '../../../text/dedup/local-rules.js';
import { EmbeddingsModule } from '../../embeddings/embeddings.module.js';
import { LimitsModule } from '../../limits/limits.module.js';
import { WorkspacesModule } from '../../workspaces/workspaces.module.js';
import { ChunksModule } from '../chunks/chunks.module.js';
import { RecordsModule } from '../records/records.module.js';
import { BatchController } from './batch.controller.js';
import { BatchService } from './batch.service.js';
import { DeferredEmbeddingService } from './deferred-embedding.service.js';
import { DeferredStoreService } from './deferred-store.service.js';
import { EmbeddingJobWorker } from './embedding-job.worker.js';
import { LlmDecisionMaker } from './llm/llm-decision-maker.js';
import { MemoryWriter } from './memory-writer.service.js';
import { Redactor } from './redactor.service.js';
import { StoreController } from './store.controller.js';
import { StorePipeline } from './store.pipeline.js';
import { StoreService } from './store.service.js';
import { StorePlanner } from './store-planner.service.js';
import { TextReader } from './text-reader.js';

/** Storing memories: `POST /v1/memory/store`, batches, and texts whose vectors are made later. */
@Module({
  imports: [LimitsModule, EmbeddingsModule, WorkspacesModule, RecordsModule, ChunksModule],
  controllers: [StoreController, BatchController],
  providers: [
    { provide: DECISION_MAKER, inject: [LLM, Metrics], useFactory: decisionMaker },
    Redactor,
    StorePlanner,
    MemoryWriter,
    StorePipeline,
    StoreService,
    BatchService,
    TextReader,
    DeferredEmbeddingService,
    EmbeddingJobWorker,
    DeferredStoreService,
  ],
  exports: [Redactor, StorePipeline, StoreService, TextReader, DeferredStoreService],
})
export class StoreModule {}

/** Returns the language model if one is configured, with the local rules as a fallback; otherwise the rules alone. */
function decisionMaker(llm: Llm | null, metrics: Metrics): DecisionMaker {
  const rules = new LocalRules();
  if (!llm) return rules;
  metrics.llm.collectTokens(() => llm.tokens);
  if (llm.cost !== undefined) metrics.llm.collectCost(() => llm.cost ?? 0);
  return new LlmDecisionMaker(llm, rules, metrics);
}
