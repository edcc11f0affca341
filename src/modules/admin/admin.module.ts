import { Module } from '@nestjs/common';
import { WorkspacesModule } from '../workspaces/workspaces.module.js';
import { AdminAccountsController } from './accounts.controller.js';
import { AdminService } from './admin.service.js';
import { BootstrapService } from './bootstrap.service.js';
import { AdminKeysController } from './keys.controller.js';
import { AdminWorkspacesController } from './workspaces.controller.js';

@Module({
  imports: [WorkspacesModule],
  controllers: [AdminWorkspacesController, AdminKeysController, AdminAccountsController],
  providers: [AdminService, BootstrapService],
})
export class AdminModule {}
