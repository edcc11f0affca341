import { Module } from '@nestjs/common';
import { EmbeddingSpaces } from './embedding-spaces.service.js';
import { EmbeddingState } from './embedding-state.js';
import { ReembeddingRepository } from './reembedding.repository.js';
import { ReembeddingService } from './reembedding.service.js';
import { ReembeddingWorker } from './reembedding.worker.js';
import { ReembeddingWorkspacesRepository } from './reembedding-workspaces.repository.js';
import { VectorStorage } from './vector-storage.js';

/** Embeds texts with the model by which memories are searched, and replaces that model by another (re-embedding). */
@Module({
  providers: [
    EmbeddingState,
    EmbeddingSpaces,
    ReembeddingRepository,
    ReembeddingWorkspacesRepository,
    VectorStorage,
    ReembeddingWorker,
    ReembeddingService,
  ],
  exports: [EmbeddingSpaces, ReembeddingService],
})
export class EmbeddingsModule {}
