import { Module } from '@nestjs/common';
import { EmbeddingsModule } from '../../embeddings/embeddings.module.js';
import { LimitsModule } from '../../limits/limits.module.js';
import { RecordsModule } from '../records/records.module.js';
import { StoreModule } from '../store/store.module.js';
import { DuplicateRepository } from './duplicate.repository.js';
import { ExportRepository } from './export.repository.js';
import { ExportService } from './export.service.js';
import { ImportRepository } from './import.repository.js';
import { ImportService } from './import.service.js';
import { ImportWriter } from './import-writer.service.js';
import { LineReplacement } from './line-replacement.js';
import { TransferController } from './transfer.controller.js';

/** `GET /v1/memory/export` and `POST /v1/memory/import`. */
@Module({
  imports: [LimitsModule, EmbeddingsModule, RecordsModule, StoreModule],
  controllers: [TransferController],
  providers: [
    ExportRepository,
    ExportService,
    ImportRepository,
    DuplicateRepository,
    LineReplacement,
    ImportWriter,
    ImportService,
  ],
})
export class TransferModule {}
