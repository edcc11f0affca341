import { Module } from '@nestjs/common';
import { AccountService } from './account.service.js';
import { PlanService } from './plan.service.js';
import { SubscriptionService } from './subscription.service.js';
import { WorkspaceService } from './workspace.service.js';
import { WorkspaceDirectory } from './workspace-directory.service.js';
import { WorkspaceStateRepository } from './workspace-state.repository.js';

@Module({
  providers: [AccountService, PlanService, SubscriptionService, WorkspaceService, WorkspaceDirectory, WorkspaceStateRepository],
  exports: [AccountService, PlanService, WorkspaceService, WorkspaceDirectory, WorkspaceStateRepository],
})
export class WorkspacesModule {}
