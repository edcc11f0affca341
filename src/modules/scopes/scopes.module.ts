import { Module } from '@nestjs/common';
import { MemoryModule } from '../memory/memory.module.js';
import { RescopingRepository } from './rescoping.repository.js';
import { RescopingWorker } from './rescoping.worker.js';
import { RescopingRequests } from './rescoping-requests.repository.js';

/** Gives memories their scopes anew after the scope keys of their workspace changed. What a scope is: memory/records/scope. */
@Module({
  imports: [MemoryModule],
  providers: [RescopingRequests, RescopingRepository, RescopingWorker],
  exports: [RescopingRequests, RescopingWorker],
})
export class ScopesModule {}
