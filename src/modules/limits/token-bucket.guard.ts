import { type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import {
  InjectThrottlerOptions,
  InjectThrottlerStorage,
  ThrottlerGuard,
  type ThrottlerModuleOptions,
  type ThrottlerRequest,
  type ThrottlerStorage,
} from '@nestjs/throttler';
import type { FastifyReply } from 'fastify';
import { AppError } from '../../common/app-error.js';
import type { RequestContext } from '../../common/request-context.js';
import { contextOf, isDiagnostic } from '../../http/auth.decorators.js';
import { TOKEN_BUCKETS, type TokenBuckets } from '../../providers/buckets/token-buckets.js';
import { diagnosticBuckets, memoryBuckets, readLevel, type TokenLevel } from './rate-limit.js';

/**
 * Token buckets instead of the throttler's fixed windows, which let twice the limit through at the edge of a window. Nothing of its
 * storage is used: a count of hits has no room for tokens.
 */
@Injectable()
export class TokenBucketGuard extends ThrottlerGuard {
  constructor(
    @InjectThrottlerOptions() options: ThrottlerModuleOptions,
    @InjectThrottlerStorage() storage: ThrottlerStorage,
    reflector: Reflector,
    @Inject(TOKEN_BUCKETS) private readonly buckets: TokenBuckets,
  ) {
    super(options, storage, reflector);
  }

  /** Only calls with a workspace key are counted. */
  protected override async shouldSkip(context: ExecutionContext): Promise<boolean> {
    return contextOf(context) === undefined;
  }

  /** @throws AppError `rate_limited` */
  protected override async handleRequest({ context }: ThrottlerRequest): Promise<boolean> {
    const ctx = contextOf(context) as RequestContext;
    const diagnostic = isDiagnostic(this.reflector, context);
    const buckets = diagnostic ? diagnosticBuckets(ctx) : memoryBuckets(ctx);
    const taken = await this.buckets.take(buckets);
    const level = readLevel(buckets, taken);
    if (!diagnostic) setHeaders(context.switchToHttp().getResponse(), level);
    if (!taken.allowed) throw new AppError('rate_limited', { retryAfterSeconds: level.retryAfterSeconds });
    return true;
  }
}

function setHeaders(reply: FastifyReply, { limit, remaining, resetSeconds }: TokenLevel): void {
  reply.headers({ 'x-ratelimit-limit': limit, 'x-ratelimit-remaining': remaining, 'x-ratelimit-reset': resetSeconds });
}
