import { Controller, Delete, Get, HttpCode, Param, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiNotFound } from '../../http/api-errors.js';
import { AdminOnly } from '../../http/auth.decorators.js';
import { PageQuery } from '../../http/page.dto.js';
import { AdminWrite } from '../audit/admin-write.decorator.js';
import { GrantListResponse, GrantPath } from './grants.dto.js';
import { toGrantListResponse } from './grants.mapper.js';
import { GrantsService } from './grants.service.js';

@ApiTags('admin')
@AdminOnly()
@Controller('admin/v1')
export class GrantsController {
  constructor(private readonly grants: GrantsService) {}

  @Get('workspaces/:id/grants')
  @ApiOperation({
    summary: 'List the applications that were connected by OAuth',
    description: 'Each may use one key of the workspace, until the grant is revoked or the key ends.',
  })
  @ApiOkResponse({ type: GrantListResponse })
  async listGrants(@Param() { id }: GrantPath, @Query() page: PageQuery): Promise<GrantListResponse> {
    return toGrantListResponse(await this.grants.list(id, page));
  }

  @Delete('grants/:id')
  @AdminWrite('grant.revoked')
  @HttpCode(204)
  @ApiOperation({ summary: 'Revoke a grant', description: 'The tokens of the application are unknown from this moment on.' })
  @ApiNoContentResponse()
  @ApiNotFound('Grant Not Found')
  revokeGrant(@Param() { id }: GrantPath): Promise<void> {
    return this.grants.revoke(id);
  }
}
