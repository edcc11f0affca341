import { Body, Controller, Delete, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiConflict } from '../../http/api-errors.js';
import { AdminOnly } from '../../http/auth.decorators.js';
import { toNewKey, toNewWorkspace, toWorkspaceChanges, toWorkspaceResponse } from './admin.mapper.js';
import { AdminService } from './admin.service.js';
import { CreateKeyRequest } from './dto/key.dto.js';
import { IssuedKeyResponse } from './dto/key.response.js';
import { ResourcePath } from './dto/resource-path.dto.js';
import { CreateWorkspaceRequest, UpdateWorkspaceRequest } from './dto/workspace.dto.js';
import { CreatedWorkspaceResponse, WorkspaceResponse } from './dto/workspace.response.js';

@ApiTags('admin')
@AdminOnly()
@Controller('admin/v1/workspaces')
export class AdminWorkspacesController {
  constructor(private readonly admin: AdminService) {}

  @Post()
  @ApiOperation({ summary: 'Make a workspace and its first key' })
  @ApiCreatedResponse({ type: CreatedWorkspaceResponse })
  @ApiConflict('A billing cycle or an anchor without a plan')
  async createWorkspace(@Body() request: CreateWorkspaceRequest): Promise<CreatedWorkspaceResponse> {
    const created = await this.admin.createWorkspace(toNewWorkspace(request));
    return { workspace: toWorkspaceResponse(created), api_key: created.key };
  }

  @Patch(':id')
  @ApiOperation({
    summary: "Change a workspace's status, plan or limits",
    description: 'Fields that are absent stay as they are. Another plan keeps the billing cycle and the anchor.',
  })
  @ApiOkResponse({ type: WorkspaceResponse })
  @ApiConflict('A billing cycle or an anchor without a plan')
  async updateWorkspace(@Param() { id }: ResourcePath, @Body() request: UpdateWorkspaceRequest): Promise<WorkspaceResponse> {
    return toWorkspaceResponse(await this.admin.updateWorkspace(id, toWorkspaceChanges(request)));
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Delete a workspace', description: 'Its keys answer 403 from then on.' })
  @ApiNoContentResponse()
  deleteWorkspace(@Param() { id }: ResourcePath): Promise<void> {
    return this.admin.deleteWorkspace(id);
  }

  @Post(':id/keys')
  @ApiOperation({ summary: 'Make another key of a workspace' })
  @ApiCreatedResponse({ type: IssuedKeyResponse })
  createKey(@Param() { id }: ResourcePath, @Body() request: CreateKeyRequest): Promise<IssuedKeyResponse> {
    return this.admin.createKey(toNewKey(id, request));
  }
}
