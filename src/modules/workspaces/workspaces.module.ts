import { Module } from '@nestjs/common';
import { PlanService } from './plan.service.js';
import { SubscriptionService } from './subscription.service.js';
import { WorkspaceService } from './workspace.service.js';
import { WorkspaceStateRepository } from './workspace-state.repository.js';

@Module({
  providers: [PlanService, SubscriptionService, WorkspaceService, WorkspaceStateRepository],
  exports: [PlanService, WorkspaceService, WorkspaceStateRepository],
})
export class WorkspacesModule {}
