import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { RequestContext } from '../../common/request-context.js';
import { Ctx, Diagnostic } from '../../http/auth.decorators.js';
import { StatusResponse } from './status.response.js';
import { StatusService } from './status.service.js';

@ApiTags('status')
@Controller('v1')
export class StatusController {
  constructor(private readonly service: StatusService) {}

  @Get('status')
  @Diagnostic()
  @ApiOperation({
    summary: 'Who calls, and whether calls are served',
    description: 'The place to ask after a 403 or 429. Answers while the workspace is suspended or at its limit, too.',
  })
  @ApiOkResponse({ type: StatusResponse })
  getStatus(@Ctx() ctx: RequestContext): Promise<StatusResponse> {
    return this.service.status(ctx);
  }
}
