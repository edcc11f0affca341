import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AppError } from '../../common/app-error.js';
import { createContext } from '../../common/request-context.js';
import { authOf } from '../../http/auth.decorators.js';
import { isExpired } from './access-state.js';
import { AdminToken } from './admin-token.js';
import { bearerCredential, presentedKey } from './api-key.js';
import type { AuthenticatedRequest } from './authenticated-request.js';
import { CredentialCache } from './credential-cache.js';
import { FailedAttempts } from './failed-attempts.js';
import { MetricsToken } from './metrics-token.js';

/**
 * Authenticates a request: looks up the workspace key of `Authorization` or `X-API-Key` and sets the request's context, or checks
 * the admin token of `Authorization`. Guards every endpoint that is neither public nor foreign (authenticated by a guard of its
 * own).
 */
@Injectable()
export class BearerGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly credentials: CredentialCache,
    private readonly adminToken: AdminToken,
    private readonly metricsToken: MetricsToken,
    private readonly failedAttempts: FailedAttempts,
  ) {}

  /** @throws AppError `missing_credentials`, `invalid_api_key`, `rate_limited` */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const kind = authOf(this.reflector, context);
    if (kind === 'public' || kind === 'foreign') return true;
    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    if (kind === 'admin') return this.checkToken(request, this.adminToken);
    if (kind === 'metrics') return !this.metricsToken.isSet || this.checkToken(request, this.metricsToken);
    const presented = presentedKey(request.headers);
    if (!presented) throw new AppError('missing_credentials');
    const now = new Date();
    const credential = await this.credentials.find(presented);
    if (credential?.kind !== 'workspace' || isExpired(credential, now)) throw await this.failedAttempts.refusal(request);
    request.credential = credential;
    request.ctx = createContext(request.id, credential, now);
    return true;
  }

  private async checkToken(request: AuthenticatedRequest, token: Pick<AdminToken, 'matches'>): Promise<true> {
    const presented = bearerCredential(request.headers.authorization);
    if (!presented) throw new AppError('missing_credentials');
    if (!token.matches(presented)) throw await this.failedAttempts.refusal(request);
    return true;
  }
}
