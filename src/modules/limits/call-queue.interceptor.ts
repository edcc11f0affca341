import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { contextOf, isDiagnostic, isLongRunning } from '../../http/auth.decorators.js';
import { CallQueue } from './call-queue.js';

/**
 * Queues the calls of workspaces. Diagnostic calls pass: they tell why others wait. So do those that last as long as their client
 * reads or sends: they would keep a place from the others.
 */
@Injectable()
export class CallQueueInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly queue: CallQueue,
  ) {}

  /** @throws AppError `overloaded` */
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const ctx = contextOf(context);
    if (!ctx || isDiagnostic(this.reflector, context) || isLongRunning(this.reflector, context)) return next.handle();
    const work = () => lastValueFrom(next.handle(), { defaultValue: undefined });
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const onRefusal = () => request.server.earlyRefusals.add(request, ({ raw }) => this.queue.refusalOf(ctx, raw.socket));
    return from(this.queue.run(ctx, work, { connection: request.raw.socket, onRefusal }));
  }
}
