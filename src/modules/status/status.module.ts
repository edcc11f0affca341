import { Module } from '@nestjs/common';
import { MetricsController } from './metrics.controller.js';
import { ProbesController } from './probes.controller.js';
import { ReadinessService } from './readiness.service.js';
import { ServiceMetrics } from './service-metrics.js';
import { StatusController } from './status.controller.js';
import { StatusService } from './status.service.js';

@Module({
  controllers: [StatusController, ProbesController, MetricsController],
  providers: [StatusService, ReadinessService, ServiceMetrics],
  exports: [StatusService, ReadinessService],
})
export class StatusModule {}
