import { Module, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { MemoryModule } from '../memory/memory.module.js';
import { AzenController } from './azen.controller.js';
import { AzenService } from './azen.service.js';
import { toAzenAnswer } from './azen-error.form.js';
import { MemoryIds } from './memory-ids.service.js';
import { AzenUsageRepository } from './usage.repository.js';
import { AzenUsageService } from './usage.service.js';
import { AzenUsageCounter } from './usage-counter.js';

/** The Azen Memory API, for existing clients of it. It reads and writes the same memories as the other APIs. */
@Module({
  imports: [MemoryModule],
  controllers: [AzenController],
  providers: [AzenService, MemoryIds, AzenUsageRepository, AzenUsageCounter, AzenUsageService],
})
export class AzenModule implements OnModuleInit {
  constructor(private readonly server: HttpAdapterHost) {}

  onModuleInit(): void {
    const fastify: FastifyInstance = this.server.httpAdapter.getInstance();
    fastify.errorForms.add('/api/v1', toAzenAnswer);
  }
}
