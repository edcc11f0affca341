import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { defer, type Observable, tap } from 'rxjs';
import type { RequestContext } from '../../common/request-context.js';
import { contextOf } from '../../http/auth.decorators.js';
import type { CountedCall } from './usage.types.js';
import { AzenUsageCounter } from './usage-counter.js';

const COUNTED = 'azen:counted';

/** Marks an endpoint whose responses are counted, successes and errors, for requests whose key was accepted. */
export const Counted = (call: CountedCall): MethodDecorator => SetMetadata(COUNTED, call);

@Injectable()
export class AzenUsageInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly counter: AzenUsageCounter,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const call = this.reflector.get<CountedCall | undefined>(COUNTED, context.getHandler());
    if (!call) return next.handle();
    const count = (succeeded: boolean) => this.counter.count(contextOf(context) as RequestContext, call, succeeded);
    return defer(() => next.handle()).pipe(tap({ next: () => count(true), error: () => count(false) }));
  }
}
