import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AdminOnly } from '../../http/auth.decorators.js';
import { OverviewResponse } from './dto/overview.response.js';
import { toOverviewResponse } from './overview.mapper.js';
import { OverviewService } from './overview.service.js';

@ApiTags('admin')
@AdminOnly()
@Controller('admin/v1/overview')
export class AdminOverviewController {
  constructor(private readonly overviews: OverviewService) {}

  @Get()
  @ApiOperation({
    summary: 'See what there is, what waits and what went wrong',
    description: 'Totals, states, queues and versions of the service, and the last errors of the process that answers.',
  })
  @ApiOkResponse({ type: OverviewResponse })
  async getOverview(): Promise<OverviewResponse> {
    return toOverviewResponse(await this.overviews.overview());
  }
}
