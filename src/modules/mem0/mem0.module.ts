import { Module, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { EventsModule } from '../events/events.module.js';
import { MemoryModule } from '../memory/memory.module.js';
import { Mem0Controller } from './mem0.controller.js';
import { Mem0Service } from './mem0.service.js';
import { toMem0Answer } from './mem0-error.form.js';

const PREFIX = '/mem0/';

/** The API of mem0's platform, for existing clients of it. It reads and writes the same memories as the other APIs. */
@Module({
  imports: [MemoryModule, EventsModule],
  controllers: [Mem0Controller],
  providers: [Mem0Service],
})
export class Mem0Module implements OnModuleInit {
  constructor(private readonly server: HttpAdapterHost) {
    // Before all other hooks, which look for the key.
    this.fastify.addHook('onRequest', takeToken);
  }

  onModuleInit(): void {
    this.fastify.errorForms.add('/mem0', toMem0Answer);
  }

  private get fastify(): FastifyInstance {
    return this.server.httpAdapter.getInstance();
  }
}

/** Lets the scheme of mem0's clients, `Authorization: Token <key>`, stand for `Bearer`. */
function takeToken({ raw, headers }: FastifyRequest, _reply: unknown, done: () => void): void {
  if (raw.url?.startsWith(PREFIX) && headers.authorization)
    headers.authorization = headers.authorization.replace(/^token(?=\s)/i, 'Bearer');
  done();
}
