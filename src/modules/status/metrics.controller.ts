import { Controller, Get, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { rememberedFor } from '../../common/remembered-for.js';
import { MetricsOnly } from '../../http/auth.decorators.js';
import { Metrics } from '../../providers/metrics/metrics.js';

/** A scrape costs milliseconds of the event loop, and nobody needs two a second. */
const REMEMBERED_MS = 1_000;

/** Exposes the metrics in the format of Prometheus. */
@ApiExcludeController()
@MetricsOnly()
@Controller('metrics')
export class MetricsController {
  private readonly exposition: () => Promise<string>;

  constructor(private readonly metrics: Metrics) {
    this.exposition = rememberedFor(REMEMBERED_MS, () => this.metrics.exposition());
  }

  @Get()
  read(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    reply.type(this.metrics.contentType);
    return this.exposition();
  }
}
