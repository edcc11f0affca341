import { Module } from '@nestjs/common';
import { MemoryController } from './memory.controller.js';
import { MemoryRepository } from './memory.repository.js';
import { AccessCounter } from './retrieve/access-counter.js';
import { RetrieveService } from './retrieve/retrieve.service.js';
import { SearchRepository } from './retrieve/search.repository.js';
import { StoreService } from './store/store.service.js';

@Module({
  controllers: [MemoryController],
  providers: [MemoryRepository, SearchRepository, AccessCounter, StoreService, RetrieveService],
  exports: [StoreService, RetrieveService],
})
export class MemoryModule {}
