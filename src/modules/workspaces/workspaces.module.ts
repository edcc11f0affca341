import { Module } from '@nestjs/common';
import { PlanService } from './plan.service.js';
import { SubscriptionService } from './subscription.service.js';
import { WorkspaceService } from './workspace.service.js';

@Module({ providers: [PlanService, SubscriptionService, WorkspaceService], exports: [PlanService, WorkspaceService] })
export class WorkspacesModule {}
