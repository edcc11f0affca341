import { Module } from '@nestjs/common';
import { LLM, type Llm } from '../../providers/llm/llm.js';
import { Metrics } from '../../providers/metrics/metrics.js';
import { DECISION_MAKER, type DecisionMaker } from '../../text/dedup/decision.js';
import { LocalRules } from '../../text/dedup/local-rules.js';
import { EmbeddingsModule } from '../embeddings/embeddings.module.js';
import { EventsModule } from '../events/events.module.js';
import { LimitsModule } from '../limits/limits.module.js';
import { WorkspacesModule } from '../workspaces/workspaces.module.js';
import { ChunkRepository } from './chunks/chunk.repository.js';
import { DeferredMemoryRepository } from './chunks/deferred-memory.repository.js';
import { DeferredMemoryReencryption } from './chunks/deferred-reencryption.repository.js';
import { EmbeddingJobRepository } from './chunks/embedding-job.repository.js';
import { ConversationHandler } from './conversation/conversation.handler.js';
import { DeletionRepository } from './manage/deletion.repository.js';
import { DeletionService } from './manage/deletion.service.js';
import { EditRepository } from './manage/edit.repository.js';
import { EditService } from './manage/edit.service.js';
import { ManageController } from './manage/manage.controller.js';
import { ManageService } from './manage/manage.service.js';
import { MemoryController } from './memory.controller.js';
import { MemoryService } from './memory.service.js';
import { MemoryRepository } from './records/memory.repository.js';
import { MemoryEncryption } from './records/memory-encryption.js';
import { MemoryReencryption } from './records/memory-reencryption.repository.js';
import { RecordRepository } from './records/record.repository.js';
import { ReplacementRepository } from './records/replacement.repository.js';
import { WorkspaceLayouts } from './records/workspace-layouts.js';
import { AccessCounter } from './retrieve/access-counter.js';
import { LexemeStatistics } from './retrieve/lexeme-statistics.js';
import { RetrieveService } from './retrieve/retrieve.service.js';
import { SearchRepository } from './retrieve/search.repository.js';
import { BatchController } from './store/batch.controller.js';
import { BatchService } from './store/batch.service.js';
import { DeferredStoreService } from './store/deferred-store.service.js';
import { EmbeddingJobWorker } from './store/embedding-job.worker.js';
import { LlmDecisionMaker } from './store/llm/llm-decision-maker.js';
import { StoreService } from './store/store.service.js';
import { TextReader } from './store/text-reader.js';
import { DuplicateRepository } from './transfer/duplicate.repository.js';
import { ExportRepository } from './transfer/export.repository.js';
import { ExportService } from './transfer/export.service.js';
import { ImportRepository } from './transfer/import.repository.js';
import { ImportService } from './transfer/import.service.js';
import { TransferController } from './transfer/transfer.controller.js';

@Module({
  imports: [LimitsModule, EmbeddingsModule, EventsModule, WorkspacesModule],
  controllers: [MemoryController, BatchController, ManageController, TransferController],
  providers: [
    MemoryEncryption,
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
    DeletionRepository,
    TextReader,
    ManageService,
    EditService,
    DeletionService,
    ExportRepository,
    ExportService,
    ImportRepository,
    DuplicateRepository,
    ImportService,
    DeferredMemoryRepository,
    ChunkRepository,
    EmbeddingJobRepository,
    DeferredStoreService,
    EmbeddingJobWorker,
    MemoryReencryption,
    DeferredMemoryReencryption,
  ],
  exports: [
    MemoryService,
    BatchService,
    ManageService,
    EditService,
    DeletionService,
    StoreService,
    AccessCounter,
    LexemeStatistics,
    MemoryReencryption,
    DeferredMemoryReencryption,
    DeferredMemoryRepository,
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
