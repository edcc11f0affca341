import { Module } from '@nestjs/common';
import { LLM, type Llm } from '../../../providers/llm/llm.js';
import { Metrics } from '../../../providers/metrics/metrics.js';
import { EventsModule } from '../../events/events.module.js';
import { ManageModule } from '../manage/manage.module.js';
import { RecordsModule } from '../records/records.module.js';
import { StoreModule } from '../store/store.module.js';
import { ConversationHandler } from './conversation.handler.js';
import { FACT_EXTRACTOR, FactExtractor } from './extraction/fact-extractor.js';
import { TurnEdits } from './turn-edits.service.js';

/** Stores the turns of events as memories. */
@Module({
  imports: [EventsModule, RecordsModule, StoreModule, ManageModule],
  providers: [
    ConversationHandler,
    TurnEdits,
    {
      provide: FACT_EXTRACTOR,
      inject: [LLM, Metrics],
      useFactory: (llm: Llm | null, metrics: Metrics) => llm && new FactExtractor(llm, metrics),
    },
  ],
})
export class ConversationModule {}
