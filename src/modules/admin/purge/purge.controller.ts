import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiNotFound } from '../../../http/api-errors.js';
import { AdminOnly } from '../../../http/auth.decorators.js';
import { AdminWrite } from '../../audit/admin-write.decorator.js';
import { ResourcePath } from '../dto/resource-path.dto.js';
import { PurgeRequest, PurgeResponse, toPurgeResponse } from './purge.dto.js';
import { PurgeService } from './purge.service.js';

@ApiTags('admin')
@AdminOnly()
@Controller('admin/v1/workspaces/:id/purge')
export class AdminPurgeController {
  constructor(private readonly purges: PurgeService) {}

  @Post()
  @AdminWrite('workspace.purge_requested')
  @HttpCode(202)
  @ApiOperation({
    summary: 'Delete a workspace and all that it has, for good',
    description:
      'Its memories, keys, events, counts and everything else: no row of it is left in any table. It answers no call from this ' +
      'moment on; the rows are deleted in the background, after a restart too. The audit keeps that it was purged.',
  })
  @ApiAcceptedResponse({ type: PurgeResponse })
  @ApiNotFound('Workspace Not Found')
  async purgeWorkspace(@Param() { id }: ResourcePath, @Body() { confirm }: PurgeRequest): Promise<PurgeResponse> {
    return toPurgeResponse(await this.purges.begin(id, confirm));
  }

  @Get()
  @ApiOperation({ summary: 'See how far a purge is', description: 'Also once the workspace is gone.' })
  @ApiOkResponse({ type: PurgeResponse })
  @ApiNotFound('Purge Not Found')
  async getPurge(@Param() { id }: ResourcePath): Promise<PurgeResponse> {
    return toPurgeResponse(await this.purges.find(id));
  }
}
