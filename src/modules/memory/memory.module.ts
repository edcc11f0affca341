import { Module } from '@nestjs/common';
import { LLM, type Llm } from '../../providers/llm/llm.js';
import { Metrics } from '../../providers/metrics/metrics.js';
import { EmbeddingsModule } from '../embeddings/embeddings.module.js';
import { EventsModule } from '../events/events.module.js';
import { LimitsModule } from '../limits/limits.module.js';
import { ConversationHandler } from './conversation.handler.js';
import { MemoryController } from './memory.controller.js';
import { MemoryRepository } from './memory.repository.js';
import { MemoryService } from './memory.service.js';
import { AccessCounter } from './retrieve/access-counter.js';
import { LexemeStatistics } from './retrieve/lexeme-statistics.js';
import { RetrieveService } from './retrieve/retrieve.service.js';
import { SearchRepository } from './retrieve/search.repository.js';
import { WorkspaceLayouts } from './retrieve/workspace-layouts.js';
import { DECISION_MAKER, type DecisionMaker } from './store/dedup/decision.js';
import { LocalRules } from './store/dedup/local-rules.js';
import { LlmDecisionMaker } from './store/llm/llm-decision-maker.js';
import { StoreService } from './store/store.service.js';

@Module({
  imports: [LimitsModule, EmbeddingsModule, EventsModule],
  controllers: [MemoryController],
  providers: [
    MemoryRepository,
    WorkspaceLayouts,
    LexemeStatistics,
    SearchRepository,
    AccessCounter,
    { provide: DECISION_MAKER, inject: [LLM, Metrics], useFactory: decisionMaker },
    StoreService,
    RetrieveService,
    MemoryService,
    ConversationHandler,
  ],
  exports: [MemoryService],
})
export class MemoryModule {}

/** The model where there is one; the local rules stand in for it where it fails. */
function decisionMaker(llm: Llm | null, metrics: Metrics): DecisionMaker {
  const rules = new LocalRules();
  return llm ? new LlmDecisionMaker(llm, rules, metrics) : rules;
}
