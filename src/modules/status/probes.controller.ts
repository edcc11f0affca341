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

  /** The readiness probe: reports which dependencies work; 503 if stores or retrieves cannot, or the process is stopping. */
  @Get('readyz')
  async ready(@Res({ passthrough: true }) reply: FastifyReply) {
    const report = await this.readiness.check();
    if (report.status === 'unavailable' || report.status === 'stopping') reply.status(503);
    return report;
  }
}
