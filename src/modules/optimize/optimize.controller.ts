import { Controller, Get } from '@nestjs/common';
import type { RequestContext } from '../../common/request-context.js';
import { Ctx, Diagnostic } from '../../http/auth.decorators.js';
import { HealthService } from './health.service.js';

@Controller('v1/optimize')
export class OptimizeController {
  constructor(private readonly service: HealthService) {}

  @Get('health')
  @Diagnostic()
  getHealth(@Ctx() ctx: RequestContext) {
    return this.service.health(ctx);
  }
}
