import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AdminOnly } from '../../http/auth.decorators.js';
import { ResourcePath } from './dto/resource-path.dto.js';
import { UsageResponse } from './dto/usage.response.js';
import { toUsageResponse } from './usage.mapper.js';
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

  @Post('reset')
  @HttpCode(200)
  @ApiOperation({ summary: "Start a workspace's counts of this month anew" })
  @ApiOkResponse({ type: UsageResponse })
  async resetUsage(@Param() { id }: ResourcePath): Promise<UsageResponse> {
    return toUsageResponse(await this.usage.reset(id));
  }
}
