import { type ExecutionContext, Injectable } from '@nestjs/common';
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
import type { RequestContext } from '../../common/request-context.js';
import { contextOf, isDiagnostic, isUnmetered, tokensOf } from '../../http/auth.decorators.js';
import type { TokenLevel } from '../../providers/buckets/token-level.js';
import { RateLimiter } from './rate-limiter.js';

/**
 * Limits the rate of calls with token buckets instead of the throttler's fixed windows, which let twice the limit
 * through at the edge of a window. The throttler's storage is unused: it counts hits, and cannot hold tokens.
 */
@Injectable()
export class TokenBucketGuard extends ThrottlerGuard {
  constructor(
    @InjectThrottlerOptions() options: ThrottlerModuleOptions,
    @InjectThrottlerStorage() storage: ThrottlerStorage,
    reflector: Reflector,
    private readonly limiter: RateLimiter,
  ) {
    super(options, storage, reflector);
  }

  /** Returns true for calls without a workspace key, and for unmetered endpoints, which take tokens themselves. */
  protected override async shouldSkip(context: ExecutionContext): Promise<boolean> {
    return contextOf(context) === undefined || isUnmetered(this.reflector, context);
  }

  /** @throws AppError `rate_limited` */
  protected override async handleRequest({ context }: ThrottlerRequest): Promise<boolean> {
    const ctx = contextOf(context) as RequestContext;
    const diagnostic = isDiagnostic(this.reflector, context);
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const tokens = tokensOf(this.reflector, context);
    await this.limiter.take(ctx, diagnostic, (level) => diagnostic || setHeaders(reply, level), tokens);
    return true;
  }
}

function setHeaders(reply: FastifyReply, { limit, remaining, resetSeconds }: TokenLevel): void {
  reply.headers({ 'x-ratelimit-limit': limit, 'x-ratelimit-remaining': remaining, 'x-ratelimit-reset': resetSeconds });
}
