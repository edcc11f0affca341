import { Module } from '@nestjs/common';
import { MemoryController } from './memory.controller.js';
import { MemoryRepository } from './memory.repository.js';
import { AccessCounter } from './retrieve/access-counter.js';
import { RetrieveService } from './retrieve/retrieve.service.js';
import { SearchRepository } from './retrieve/search.repository.js';
import { DECISION_MAKER } from './store/dedup/decision.js';
import { LocalRules } from './store/dedup/local-rules.js';
import { StoreService } from './store/store.service.js';

@Module({
  controllers: [MemoryController],
  providers: [
    MemoryRepository,
    SearchRepository,
    AccessCounter,
    { provide: DECISION_MAKER, useClass: LocalRules },
    StoreService,
    RetrieveService,
  ],
  exports: [StoreService, RetrieveService],
})
export class MemoryModule {}
