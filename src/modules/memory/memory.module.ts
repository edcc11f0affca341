import { Module } from '@nestjs/common';
import { LLM, type Llm } from '../../providers/llm/llm.js';
import { Metrics } from '../../providers/metrics/metrics.js';
import { EmbeddingsModule } from '../embeddings/embeddings.module.js';
import { EventsModule } from '../events/events.module.js';
import { LimitsModule } from '../limits/limits.module.js';
import { WorkspacesModule } from '../workspaces/workspaces.module.js';
import { ConversationHandler } from './conversation.handler.js';
import { EditRepository } from './manage/edit.repository.js';
import { EditService } from './manage/edit.service.js';
import { ManageController } from './manage/manage.controller.js';
import { ManageService } from './manage/manage.service.js';
import { RecordRepository } from './manage/record.repository.js';
import { RemovalRepository } from './manage/removal.repository.js';
import { RemovalService } from './manage/removal.service.js';
import { TextReader } from './manage/text-reader.js';
import { MemoryController } from './memory.controller.js';
import { MemoryRepository } from './memory.repository.js';
import { MemoryService } from './memory.service.js';
import { ReplacementRepository } from './replacement.repository.js';
import { AccessCounter } from './retrieve/access-counter.js';
import { LexemeStatistics } from './retrieve/lexeme-statistics.js';
import { RetrieveService } from './retrieve/retrieve.service.js';
import { SearchRepository } from './retrieve/search.repository.js';
import { WorkspaceLayouts } from './retrieve/workspace-layouts.js';
import { MemoryResealing } from './sealing/memory-resealing.repository.js';
import { MemorySeals } from './sealing/memory-seals.js';
import { UnembeddedResealing } from './sealing/unembedded-resealing.repository.js';
import { ChunkRepository } from './separate/chunk.repository.js';
import { EmbeddingJobRepository } from './separate/embedding-job.repository.js';
import { EmbeddingJobWorker } from './separate/embedding-job.worker.js';
import { SeparateRepository } from './separate/separate.repository.js';
import { SeparateStoreService } from './separate/separate-store.service.js';
import { BatchController } from './store/batch.controller.js';
import { BatchService } from './store/batch.service.js';
import { DECISION_MAKER, type DecisionMaker } from './store/dedup/decision.js';
import { LocalRules } from './store/dedup/local-rules.js';
import { LlmDecisionMaker } from './store/llm/llm-decision-maker.js';
import { StoreService } from './store/store.service.js';
import { ExportRepository } from './transfer/export.repository.js';
import { ExportService } from './transfer/export.service.js';
import { ImportRepository } from './transfer/import.repository.js';
import { ImportService } from './transfer/import.service.js';
import { TransferController } from './transfer/transfer.controller.js';
import { TwinsRepository } from './transfer/twins.repository.js';

@Module({
  imports: [LimitsModule, EmbeddingsModule, EventsModule, WorkspacesModule],
  controllers: [MemoryController, BatchController, ManageController, TransferController],
  providers: [
    MemorySeals,
    MemoryRepository,
    ReplacementRepository,
    WorkspaceLayouts,
    LexemeStatistics,
    SearchRepository,
    AccessCounter,
    { provide: DECISION_MAKER, inject: [LLM, Metrics], useFactory: decisionMaker },
    StoreService,
    RetrieveService,
    MemoryService,
    ConversationHandler,
    BatchService,
    RecordRepository,
    EditRepository,
    RemovalRepository,
    TextReader,
    ManageService,
    EditService,
    RemovalService,
    ExportRepository,
    ExportService,
    ImportRepository,
    TwinsRepository,
    ImportService,
    SeparateRepository,
    ChunkRepository,
    EmbeddingJobRepository,
    SeparateStoreService,
    EmbeddingJobWorker,
    MemoryResealing,
    UnembeddedResealing,
  ],
  exports: [
    MemoryService,
    BatchService,
    ManageService,
    EditService,
    RemovalService,
    StoreService,
    AccessCounter,
    LexemeStatistics,
    MemoryResealing,
    UnembeddedResealing,
    SeparateRepository,
    ChunkRepository,
    EmbeddingJobRepository,
    EmbeddingJobWorker,
  ],
})
export class MemoryModule {}

/** The model where there is one; the local rules stand in for it where it fails. */
function decisionMaker(llm: Llm | null, metrics: Metrics): DecisionMaker {
  const rules = new LocalRules();
  return llm ? new LlmDecisionMaker(llm, rules, metrics) : rules;
}
