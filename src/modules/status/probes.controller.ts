import { Controller, Get, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from '../../http/auth.decorators.js';
import { ReadinessService } from './readiness.service.js';

/** For load balancers and orchestrators. */
@ApiExcludeController()
@Public()
@Controller()
export class ProbesController {
  constructor(private readonly readiness: ReadinessService) {}

  /** Alive: this process serves. */
  @Get('healthz')
  live() {
    return { status: 'ok' };
  }

  /** Ready: what it needs can be reached. 503 only if no memory call could succeed. */
  @Get('readyz')
  async ready(@Res({ passthrough: true }) reply: FastifyReply) {
    const report = await this.readiness.check();
    if (report.status === 'unavailable') reply.status(503);
    return report;
  }
}
