import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiConflict, ApiNotFound } from '../../http/api-errors.js';
import { AdminOnly } from '../../http/auth.decorators.js';
import { NoFields } from '../../http/no-fields.js';
import { PageQuery } from '../../http/page.dto.js';
import { AdminWrite } from '../audit/admin-write.decorator.js';
import { WorkspaceDirectory } from '../workspaces/workspace-directory.service.js';
import {
  toKeyListResponse,
  toNewKey,
  toNewWorkspace,
  toWorkspaceChanges,
  toWorkspaceListResponse,
  toWorkspaceResponse,
  toWorkspaceSelection,
} from './admin.mapper.js';
import { AdminService } from './admin.service.js';
import { CreateKeyRequest } from './dto/key.dto.js';
import { IssuedKeyResponse, KeyListResponse } from './dto/key.response.js';
import { ResourcePath } from './dto/resource-path.dto.js';
import { CreateWorkspaceRequest, ListWorkspacesQuery, UpdateWorkspaceRequest } from './dto/workspace.dto.js';
import { CreatedWorkspaceResponse, WorkspaceListResponse, WorkspaceResponse } from './dto/workspace.response.js';

const UNKNOWN = 'Workspace Not Found';

@ApiTags('admin')
@AdminOnly()
@Controller('admin/v1/workspaces')
export class AdminWorkspacesController {
  constructor(
    private readonly admin: AdminService,
    private readonly directory: WorkspaceDirectory,
  ) {}

  @Post()
  @AdminWrite('workspace.created')
  @ApiOperation({ summary: 'Make a workspace and its first key' })
  @ApiCreatedResponse({ type: CreatedWorkspaceResponse })
  @ApiConflict('A billing cycle or an anchor without a plan')
  async createWorkspace(@Body() request: CreateWorkspaceRequest): Promise<CreatedWorkspaceResponse> {
    const created = await this.admin.createWorkspace(toNewWorkspace(request));
    return { workspace: toWorkspaceResponse(created), api_key: created.key };
  }

  @Get()
  @ApiOperation({ summary: 'List the workspaces' })
  @ApiOkResponse({ type: WorkspaceListResponse })
  async listWorkspaces(@Query() query: ListWorkspacesQuery): Promise<WorkspaceListResponse> {
    return toWorkspaceListResponse(await this.directory.list(toWorkspaceSelection(query), query));
  }

  @Get(':id')
  @ApiOperation({ summary: 'Show a workspace, a deleted one too' })
  @ApiOkResponse({ type: WorkspaceResponse })
  @ApiNotFound(UNKNOWN)
  async getWorkspace(@Param() { id }: ResourcePath): Promise<WorkspaceResponse> {
    return toWorkspaceResponse(await this.directory.find(id));
  }

  @Patch(':id')
  @AdminWrite('workspace.updated')
  @ApiOperation({
    summary: "Change a workspace's name, status, plan, limits or settings",
    description: 'Fields that are absent stay as they are. Another plan keeps the billing cycle and the anchor.',
  })
  @ApiOkResponse({ type: WorkspaceResponse })
  @ApiConflict('A billing cycle or an anchor without a plan')
  async updateWorkspace(@Param() { id }: ResourcePath, @Body() request: UpdateWorkspaceRequest): Promise<WorkspaceResponse> {
    return toWorkspaceResponse(await this.admin.updateWorkspace(id, toWorkspaceChanges(request)));
  }

  @Delete(':id')
  @AdminWrite('workspace.deleted')
  @HttpCode(204)
  @ApiOperation({ summary: 'Delete a workspace', description: 'Its keys answer 403 from then on.' })
  @ApiNoContentResponse()
  deleteWorkspace(@Param() { id }: ResourcePath): Promise<void> {
    return this.admin.deleteWorkspace(id);
  }

  @Post(':id/restore')
  @AdminWrite('workspace.restored')
  @NoFields()
  @HttpCode(200)
  @ApiOperation({ summary: 'Take the deletion of a workspace back', description: 'Its keys work again.' })
  @ApiOkResponse({ type: WorkspaceResponse })
  @ApiNotFound(UNKNOWN)
  @ApiConflict('The workspace is being purged')
  async restoreWorkspace(@Param() { id }: ResourcePath): Promise<WorkspaceResponse> {
    return toWorkspaceResponse(await this.admin.restoreWorkspace(id));
  }

  @Get(':id/keys')
  @ApiOperation({ summary: 'List the keys of a workspace, without their secrets' })
  @ApiOkResponse({ type: KeyListResponse })
  @ApiNotFound(UNKNOWN)
  async listKeys(@Param() { id }: ResourcePath, @Query() page: PageQuery): Promise<KeyListResponse> {
    return toKeyListResponse(await this.admin.listKeys(id, page));
  }

  @Post(':id/keys')
  @AdminWrite('key.created')
  @ApiOperation({ summary: 'Make another key of a workspace' })
  @ApiCreatedResponse({ type: IssuedKeyResponse })
  @ApiConflict('The plan allows no further key, or a key of the Azen API is to be bound to a user')
  createKey(@Param() { id }: ResourcePath, @Body() request: CreateKeyRequest): Promise<IssuedKeyResponse> {
    return this.admin.createKey(toNewKey(id, request));
  }
}
