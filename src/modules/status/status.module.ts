import { Module } from '@nestjs/common';
import { ProbesController } from './probes.controller.js';
import { ReadinessService } from './readiness.service.js';
import { StatusController } from './status.controller.js';
import { StatusService } from './status.service.js';

@Module({
  controllers: [StatusController, ProbesController],
  providers: [StatusService, ReadinessService],
  exports: [StatusService],
})
export class StatusModule {}
