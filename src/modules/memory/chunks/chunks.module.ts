import { Module } from '@nestjs/common';
import { RecordsModule } from '../records/records.module.js';
import { ChunkRepository } from './chunk.repository.js';
import { DeferredMemoryRepository } from './deferred-memory.repository.js';
import { DeferredMemoryService } from './deferred-memory.service.js';
import { DeferredMemoryReencryption } from './deferred-reencryption.repository.js';
import { EmbeddingJobRepository } from './embedding-job.repository.js';

/** Vectors of the chunks of long texts, and memories whose vectors are made later. */
@Module({
  imports: [RecordsModule],
  providers: [
    ChunkRepository,
    DeferredMemoryRepository,
    DeferredMemoryService,
    DeferredMemoryReencryption,
    EmbeddingJobRepository,
  ],
  exports: [ChunkRepository, DeferredMemoryRepository, DeferredMemoryService, DeferredMemoryReencryption, EmbeddingJobRepository],
})
export class ChunksModule {}
