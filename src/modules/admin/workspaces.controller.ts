import { Body, Controller, Delete, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { AdminOnly } from '../../http/auth.decorators.js';
import { toWorkspaceChanges, toWorkspaceResponse } from './admin.mapper.js';
import { AdminService } from './admin.service.js';
import { CreateKeyRequest } from './dto/key.dto.js';
import { ResourcePath } from './dto/resource-path.dto.js';
import { CreateWorkspaceRequest, UpdateWorkspaceRequest } from './dto/workspace.dto.js';

@AdminOnly()
@Controller('admin/v1/workspaces')
export class AdminWorkspacesController {
  constructor(private readonly admin: AdminService) {}

  @Post()
  async createWorkspace(@Body() { name, plan, account_id }: CreateWorkspaceRequest) {
    const created = await this.admin.createWorkspace({ name, plan, accountId: account_id });
    return { workspace: toWorkspaceResponse(created), api_key: created.key };
  }

  @Patch(':id')
  async updateWorkspace(@Param() { id }: ResourcePath, @Body() request: UpdateWorkspaceRequest) {
    return toWorkspaceResponse(await this.admin.updateWorkspace(id, toWorkspaceChanges(request)));
  }

  @Delete(':id')
  @HttpCode(204)
  deleteWorkspace(@Param() { id }: ResourcePath) {
    return this.admin.deleteWorkspace(id);
  }

  @Post(':id/keys')
  createKey(@Param() { id }: ResourcePath, @Body() { label }: CreateKeyRequest) {
    return this.admin.createKey(id, label);
  }
}
