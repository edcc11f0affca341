import { Module } from '@nestjs/common';
import { LimitsModule } from '../limits/limits.module.js';
import { MemoryController } from './memory.controller.js';
import { MemoryRepository } from './memory.repository.js';
import { MemoryService } from './memory.service.js';
import { AccessCounter } from './retrieve/access-counter.js';
import { RetrieveService } from './retrieve/retrieve.service.js';
import { SearchRepository } from './retrieve/search.repository.js';
import { StoreService } from './store/store.service.js';

@Module({
  imports: [LimitsModule],
  controllers: [MemoryController],
  providers: [MemoryRepository, SearchRepository, AccessCounter, StoreService, RetrieveService, MemoryService],
  exports: [MemoryService],
})
export class MemoryModule {}
