import { Controller, Get } from '@nestjs/common';
import type { RequestContext } from '../../common/request-context.js';
import { Ctx, Diagnostic } from '../../http/auth.decorators.js';
import { StatusService } from './status.service.js';

@Controller('v1')
export class StatusController {
  constructor(private readonly service: StatusService) {}

  @Get('status')
  @Diagnostic()
  getStatus(@Ctx() ctx: RequestContext) {
    return this.service.status(ctx);
  }
}
