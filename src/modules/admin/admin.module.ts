import { Module } from '@nestjs/common';
import { EmbeddingsModule } from '../embeddings/embeddings.module.js';
import { EncryptionModule } from '../encryption/encryption.module.js';
import { LimitsModule } from '../limits/limits.module.js';
import { ScopesModule } from '../scopes/scopes.module.js';
import { StatusModule } from '../status/status.module.js';
import { WorkspacesModule } from '../workspaces/workspaces.module.js';
import { AdminAccountsController } from './accounts.controller.js';
import { AdminService } from './admin.service.js';
import { AdminAuditController } from './audit.controller.js';
import { BootstrapService } from './bootstrap.service.js';
import { AdminKeyRotationController } from './key-rotation.controller.js';
import { AdminKeysController } from './keys.controller.js';
import { AdminOverviewController } from './overview.controller.js';
import { OverviewRepository } from './overview.repository.js';
import { OverviewService } from './overview.service.js';
import { AdminPlansController } from './plans.controller.js';
import { AdminPurgeController } from './purge/purge.controller.js';
import { PurgeRepository } from './purge/purge.repository.js';
import { PurgeService } from './purge/purge.service.js';
import { PurgeWorker } from './purge/purge.worker.js';
import { PurgeSteps } from './purge/purge-steps.service.js';
import { AdminReembeddingController } from './reembedding.controller.js';
import { AdminUsageController } from './usage.controller.js';
import { UsageService } from './usage.service.js';
import { AdminWorkspacesController } from './workspaces.controller.js';

@Module({
  imports: [LimitsModule, WorkspacesModule, EmbeddingsModule, EncryptionModule, ScopesModule, StatusModule],
  controllers: [
    AdminWorkspacesController,
    AdminUsageController,
    AdminKeysController,
    AdminPlansController,
    AdminAccountsController,
    AdminAuditController,
    AdminPurgeController,
    AdminOverviewController,
    AdminReembeddingController,
    AdminKeyRotationController,
  ],
  providers: [
    AdminService,
    UsageService,
    BootstrapService,
    PurgeRepository,
    PurgeSteps,
    PurgeWorker,
    PurgeService,
    OverviewRepository,
    OverviewService,
  ],
})
export class AdminModule {}
