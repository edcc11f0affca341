import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { AppError } from '../../common/app-error.js';
import { CORS_ORIGINS, isAllowedOrigin } from './origins.js';

/**
 * Refuses requests from web pages, as the MCP specification demands against DNS rebinding: a page could reach a service
 * on its visitor's machine through a domain name that resolves to that machine. Only browsers send an Origin header,
 * and only origins of this machine are allowed, and those that the operator names.
 */
@Injectable()
export class OriginGuard implements CanActivate {
  constructor(@Inject(CORS_ORIGINS) private readonly origins: readonly string[]) {}

  canActivate(context: ExecutionContext): boolean {
    const { origin } = context.switchToHttp().getRequest<FastifyRequest>().headers;
    if (origin !== undefined && !isAllowedOrigin(origin, this.origins)) throw new AppError('origin_not_allowed');
    return true;
  }
}
