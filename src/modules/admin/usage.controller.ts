import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AdminOnly } from '../../http/auth.decorators.js';
import { NoFields } from '../../http/no-fields.js';
import { AdminWrite } from '../audit/admin-write.decorator.js';
import { ResourcePath } from './dto/resource-path.dto.js';
import { UsageResponse } from './dto/usage.response.js';
import { UsageSeriesQuery } from './dto/usage-series.dto.js';
import { UsageSeriesResponse } from './dto/usage-series.response.js';
import { toDays, toUsageResponse, toUsageSeriesResponse } from './usage.mapper.js';
import { UsageService } from './usage.service.js';

@ApiTags('admin')
@AdminOnly()
@Controller('admin/v1/workspaces/:id/usage')
export class AdminUsageController {
  constructor(private readonly usage: UsageService) {}

  @Get()
  @ApiOperation({ summary: 'What a workspace used this month, and what it may use' })
  @ApiOkResponse({ type: UsageResponse })
  async getUsage(@Param() { id }: ResourcePath): Promise<UsageResponse> {
    return toUsageResponse(await this.usage.find(id));
  }

  @Get('series')
  @ApiOperation({
    summary: 'What a workspace used, day by day or key by key',
    description: 'Counted as it succeeds; a process that is killed may lose the counts of its last second.',
  })
  @ApiOkResponse({ type: UsageSeriesResponse })
  async getUsageSeries(@Param() { id }: ResourcePath, @Query() query: UsageSeriesQuery): Promise<UsageSeriesResponse> {
    return toUsageSeriesResponse(id, query, await this.usage.series(id, query.by, toDays(query), query.api_key_id));
  }

  @Post('reset')
  @AdminWrite('usage.reset')
  @NoFields()
  @HttpCode(200)
  @ApiOperation({ summary: "Start a workspace's counts of this month anew" })
  @ApiOkResponse({ type: UsageResponse })
  async resetUsage(@Param() { id }: ResourcePath): Promise<UsageResponse> {
    return toUsageResponse(await this.usage.reset(id));
  }
}
