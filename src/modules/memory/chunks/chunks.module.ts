import { Module } from '@nestjs/common';
import { EmbeddingsModule } from '../../embeddings/embeddings.module.js';
import { RecordsModule } from '../records/records.module.js';
import { ChunkRepository } from './chunk.repository.js';
import { DeferredMemoryRepository } from './deferred-memory.repository.js';
import { DeferredMemoryService } from './deferred-memory.service.js';
import { DeferredMemoryReencryption } from './deferred-reencryption.repository.js';
import { EmbeddingJobRepository } from './embedding-job.repository.js';
import { PassageEmbedder } from './passage-embedder.service.js';

/** Vectors of the passages of long texts, and memories whose vectors are made later. */
@Module({
  imports: [EmbeddingsModule, RecordsModule],
  providers: [
    ChunkRepository,
    DeferredMemoryRepository,
    DeferredMemoryService,
    DeferredMemoryReencryption,
    EmbeddingJobRepository,
    PassageEmbedder,
  ],
  exports: [
    ChunkRepository,
    DeferredMemoryRepository,
    DeferredMemoryService,
    DeferredMemoryReencryption,
    EmbeddingJobRepository,
    PassageEmbedder,
  ],
})
export class ChunksModule {}
