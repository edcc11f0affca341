import { localhostAllowedOrigins, validateOriginHeader } from '@modelcontextprotocol/server';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { AppError } from '../../common/app-error.js';

/**
 * Refuses requests from web pages, as the MCP specification demands against DNS rebinding: a page could reach a service
 * on its visitor's machine through a domain name that resolves to that machine. Only browsers send an Origin header,
 * and only origins of this machine are allowed.
 */
@Injectable()
export class OriginGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { origin } = context.switchToHttp().getRequest<FastifyRequest>().headers;
    if (!validateOriginHeader(origin, localhostAllowedOrigins()).ok) throw new AppError('origin_not_allowed');
    return true;
  }
}
