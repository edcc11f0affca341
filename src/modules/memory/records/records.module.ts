import { Module } from '@nestjs/common';
import { EmbeddingsModule } from '../../embeddings/embeddings.module.js';
import { MemoryRepository } from './memory.repository.js';
import { MemoryEncryption } from './memory-encryption.js';
import { MemoryReencryption } from './memory-reencryption.repository.js';
import { NeighbourRepository } from './neighbour.repository.js';
import { RecordRepository } from './record.repository.js';
import { ReplacementRepository } from './replacement.repository.js';
import { WorkspaceLayouts } from './workspace-layouts.js';

/** Memories as rows of the database: reading, writing, encryption, neighbours. Knows no use case. */
@Module({
  imports: [EmbeddingsModule],
  providers: [
    MemoryEncryption,
    MemoryRepository,
    ReplacementRepository,
    RecordRepository,
    NeighbourRepository,
    WorkspaceLayouts,
    MemoryReencryption,
  ],
  exports: [
    MemoryEncryption,
    MemoryRepository,
    ReplacementRepository,
    RecordRepository,
    NeighbourRepository,
    WorkspaceLayouts,
    MemoryReencryption,
  ],
})
export class RecordsModule {}
