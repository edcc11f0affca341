import { Controller, Get, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from '../../http/auth.decorators.js';
import { ReadinessService } from './readiness.service.js';

/** Probes for load balancers and orchestrators. */
@ApiExcludeController()
@Public()
@Controller()
export class ProbesController {
  constructor(private readonly readiness: ReadinessService) {}

  /** The liveness probe: answers as long as this process serves requests. */
  @Get('healthz')
  live() {
    return { status: 'ok' };
  }

  /** The readiness probe: reports which dependencies can be reached, with 503 only if no memory call could succeed. */
  @Get('readyz')
  async ready(@Res({ passthrough: true }) reply: FastifyReply) {
    const report = await this.readiness.check();
    if (report.status === 'unavailable') reply.status(503);
    return report;
  }
}
