import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { RequestContext } from '../../common/request-context.js';
import { Ctx, Diagnostic } from '../../http/auth.decorators.js';
import { HealthResponse } from './health.response.js';
import { HealthService } from './health.service.js';

@ApiTags('optimize')
@Controller('v1/optimize')
export class OptimizeController {
  constructor(private readonly service: HealthService) {}

  @Get('health')
  @Diagnostic()
  @ApiOperation({
    summary: 'How good the memories are',
    description: 'Counts what is stale, duplicate or overlong. Answers while the workspace is suspended or at its limit, too.',
  })
  @ApiOkResponse({ type: HealthResponse })
  getHealth(@Ctx() ctx: RequestContext): Promise<HealthResponse> {
    return this.service.health(ctx);
  }
}
