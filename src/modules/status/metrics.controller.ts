import { Controller, Get, Headers, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { AppError } from '../../common/app-error.js';
import { rememberedFor } from '../../common/remembered-for.js';
import { Public } from '../../http/auth.decorators.js';
import { Metrics } from '../../providers/metrics/metrics.js';
import { bearerCredential } from '../auth/api-key.js';
import { MetricsToken } from '../auth/metrics-token.js';

/** A scrape costs milliseconds of the event loop, and nobody needs two a second. */
const REMEMBERED_MS = 1_000;

/** Exposes the metrics in the format of Prometheus. */
@ApiExcludeController()
@Public()
@Controller('metrics')
export class MetricsController {
  private readonly exposition: () => Promise<string>;

  constructor(
    private readonly metrics: Metrics,
    private readonly token: MetricsToken,
  ) {
    this.exposition = rememberedFor(REMEMBERED_MS, () => this.metrics.exposition());
  }

  /** @throws AppError `missing_credentials`, `invalid_api_key` where the metrics have a token */
  @Get()
  read(@Headers('authorization') authorization: string | undefined, @Res({ passthrough: true }) reply: FastifyReply) {
    const presented = bearerCredential(authorization);
    if (!this.token.admits(presented)) throw new AppError(presented ? 'invalid_api_key' : 'missing_credentials');
    reply.type(this.metrics.contentType);
    return this.exposition();
  }
}
