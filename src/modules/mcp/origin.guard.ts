import { localhostAllowedOrigins, validateOriginHeader } from '@modelcontextprotocol/server';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { AppError } from '../../common/app-error.js';

/**
 * Keeps pages of the web out, as the MCP specification demands: one could reach a service on its visitor's machine by a name that it
 * makes point there. Only browsers send an Origin, and only one of this machine has business here.
 */
@Injectable()
export class OriginGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { origin } = context.switchToHttp().getRequest<FastifyRequest>().headers;
    if (!validateOriginHeader(origin, localhostAllowedOrigins()).ok) throw new AppError('origin_not_allowed');
    return true;
  }
}
