import { Module } from '@nestjs/common';
import { HealthService } from './health.service.js';
import { OptimizeController } from './optimize.controller.js';

@Module({ controllers: [OptimizeController], providers: [HealthService], exports: [HealthService] })
export class OptimizeModule {}
