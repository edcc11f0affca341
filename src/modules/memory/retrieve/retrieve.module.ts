import { Module } from '@nestjs/common';
import { EmbeddingsModule } from '../../embeddings/embeddings.module.js';
import { LimitsModule } from '../../limits/limits.module.js';
import { ChunksModule } from '../chunks/chunks.module.js';
import { RecordsModule } from '../records/records.module.js';
import { AccessCounter } from './access-counter.js';
import { ChunkSearchRepository } from './chunk-search.repository.js';
import { ChunkSearchService } from './chunk-search.service.js';
import { LexemeStatistics } from './lexeme-statistics.js';
import { RetrieveController } from './retrieve.controller.js';
import { RetrieveService } from './retrieve.service.js';
import { SearchRepository } from './search.repository.js';

/** Finding memories: `POST /v1/memory/retrieve` and the search of chunks. */
@Module({
  imports: [LimitsModule, EmbeddingsModule, RecordsModule, ChunksModule],
  controllers: [RetrieveController],
  providers: [SearchRepository, AccessCounter, LexemeStatistics, RetrieveService, ChunkSearchRepository, ChunkSearchService],
  exports: [RetrieveService, ChunkSearchService, LexemeStatistics],
})
export class RetrieveModule {}
