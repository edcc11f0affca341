import { Module } from '@nestjs/common';
import { EmbeddingsModule } from '../embeddings/embeddings.module.js';
import { MemoryModule } from '../memory/memory.module.js';
import { AppliedChanges } from './applied-changes.js';
import { HealthService } from './health.service.js';
import { OptimizationWorker } from './optimization.worker.js';
import { OptimizeController } from './optimize.controller.js';
import { OptimizeService } from './optimize.service.js';
import { RecommendationRepository } from './recommendation.repository.js';
import { RecommendationService } from './recommendation.service.js';
import { RecommendationsController } from './recommendations.controller.js';
import { OptimizationRunRepository } from './run.repository.js';
import { ScanRepository } from './scan.repository.js';
import { ScanService } from './scan.service.js';

/** Finds what could be better about the memories of a workspace, recommends it, and carries it out. */
@Module({
  imports: [EmbeddingsModule, MemoryModule],
  controllers: [OptimizeController, RecommendationsController],
  providers: [
    HealthService,
    OptimizeService,
    OptimizationRunRepository,
    OptimizationWorker,
    ScanRepository,
    ScanService,
    RecommendationRepository,
    RecommendationService,
    AppliedChanges,
  ],
  exports: [HealthService],
})
export class OptimizeModule {}
