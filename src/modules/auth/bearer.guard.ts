import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { createContext } from '../../common/request-context.js';
import { authOf } from '../../http/auth.decorators.js';
import { KeyUsage } from '../usage/key-usage.js';
import type { AuthenticatedRequest } from './authenticated-request.js';
import { Authentication } from './authentication.service.js';
import { MetricsToken } from './metrics-token.js';

/**
 * Authenticates a request: looks up its workspace key and sets the request's context, or checks its token. Guards every endpoint
 * that is neither public nor foreign (authenticated by a guard of its own).
 */
@Injectable()
export class BearerGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly authentication: Authentication,
    private readonly metricsToken: MetricsToken,
    private readonly keyUsage: KeyUsage,
  ) {}

  /** @throws AppError `missing_credentials`, `invalid_api_key`, `rate_limited` */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    const kind = authOf(this.reflector, context);
    if (kind === 'admin') await this.authentication.checkToken(request);
    else if (kind === 'metrics' && this.metricsToken.isSet) await this.authentication.checkToken(request, this.metricsToken);
    else if (kind === 'workspace') {
      const now = new Date();
      request.credential = await this.authentication.credentialOf(request);
      this.keyUsage.countCall(request.credential, now);
      request.ctx = createContext(request.id, request.credential, now);
    }
    return true;
  }
}
