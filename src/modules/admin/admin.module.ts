import { Module } from '@nestjs/common';
import { EmbeddingsModule } from '../embeddings/embeddings.module.js';
import { EncryptionModule } from '../encryption/encryption.module.js';
import { LimitsModule } from '../limits/limits.module.js';
import { ScopesModule } from '../scopes/scopes.module.js';
import { WorkspacesModule } from '../workspaces/workspaces.module.js';
import { AdminAccountsController } from './accounts.controller.js';
import { AdminService } from './admin.service.js';
import { BootstrapService } from './bootstrap.service.js';
import { AdminKeyRotationController } from './key-rotation.controller.js';
import { AdminKeysController } from './keys.controller.js';
import { AdminPlansController } from './plans.controller.js';
import { AdminReembeddingController } from './reembedding.controller.js';
import { AdminUsageController } from './usage.controller.js';
import { UsageService } from './usage.service.js';
import { AdminWorkspacesController } from './workspaces.controller.js';

@Module({
  imports: [LimitsModule, WorkspacesModule, EmbeddingsModule, EncryptionModule, ScopesModule],
  controllers: [
    AdminWorkspacesController,
    AdminUsageController,
    AdminKeysController,
    AdminPlansController,
    AdminAccountsController,
    AdminReembeddingController,
    AdminKeyRotationController,
  ],
  providers: [AdminService, UsageService, BootstrapService],
})
export class AdminModule {}
