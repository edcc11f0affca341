import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { RequestContext } from '../../common/request-context.js';
import { ApiNotFound } from '../../http/api-errors.js';
import { Ctx, Diagnostic, WholeWorkspace } from '../../http/auth.decorators.js';
import { HealthResponse } from './health.response.js';
import { HealthService } from './health.service.js';
import { OptimizeService } from './optimize.service.js';
import { RunPath } from './recommendation.dto.js';
import { toRunResponse } from './recommendation.mapper.js';
import { RunRequestedResponse, RunResponse } from './recommendation.response.js';

@ApiTags('optimize')
@WholeWorkspace()
@Controller('v1/optimize')
export class OptimizeController {
  constructor(
    private readonly service: HealthService,
    private readonly optimizer: OptimizeService,
  ) {}

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

  @Post('run')
  @HttpCode(202)
  @ApiOperation({
    summary: 'Look for what could be better now',
    description:
      'Asks for a run, which comes every six hours by itself. If one is under way, another one follows it. It makes ' +
      'recommendations, and applies those that the workspace wants to be applied.',
  })
  @ApiAcceptedResponse({ type: RunRequestedResponse })
  async runOptimizer(@Ctx() ctx: RequestContext): Promise<RunRequestedResponse> {
    return { run_id: await this.optimizer.request(ctx) };
  }

  @Get('runs/:run_id')
  @ApiOperation({
    summary: 'See how far a run is',
    description: 'The last run, the one under way, and the one that waits are known.',
  })
  @ApiOkResponse({ type: RunResponse })
  @ApiNotFound('Run Not Found')
  async getRun(@Ctx() ctx: RequestContext, @Param() { run_id: runId }: RunPath): Promise<RunResponse> {
    return toRunResponse(runId, await this.optimizer.run(ctx, runId));
  }
}
