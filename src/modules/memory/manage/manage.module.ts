import { Module } from '@nestjs/common';
import { EmbeddingsModule } from '../../embeddings/embeddings.module.js';
import { EventsModule } from '../../events/events.module.js';
import { LimitsModule } from '../../limits/limits.module.js';
import { ChunksModule } from '../chunks/chunks.module.js';
import { RecordsModule } from '../records/records.module.js';
import { StoreModule } from '../store/store.module.js';
import { ArchiveRepository } from './archive.repository.js';
import { ArchiveService } from './archive.service.js';
import { DeletionRepository } from './deletion.repository.js';
import { DeletionService } from './deletion.service.js';
import { EditRepository } from './edit.repository.js';
import { EditService } from './edit.service.js';
import { EditWriter } from './edit-writer.service.js';
import { ErasureController } from './erasure.controller.js';
import { ErasureRepository } from './erasure.repository.js';
import { ErasureService } from './erasure.service.js';
import { ExpirySweep } from './expiry-sweep.js';
import { LinkRepository } from './link.repository.js';
import { ManageController } from './manage.controller.js';
import { ManageService } from './manage.service.js';

/** Reading, listing, editing and deleting memories, and their history: `/v1/memory` and `/v1/memory/{id}`. */
@Module({
  imports: [LimitsModule, EmbeddingsModule, EventsModule, RecordsModule, ChunksModule, StoreModule],
  controllers: [ManageController, ErasureController],
  providers: [
    ManageService,
    ArchiveRepository,
    ArchiveService,
    EditRepository,
    LinkRepository,
    EditWriter,
    EditService,
    DeletionRepository,
    DeletionService,
    ErasureRepository,
    ErasureService,
    ExpirySweep,
  ],
  exports: [
    ManageService,
    EditService,
    EditRepository,
    ArchiveRepository,
    LinkRepository,
    DeletionRepository,
    DeletionService,
    ErasureService,
  ],
})
export class ManageModule {}
