import { type CanActivate, type ExecutionContext, Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost, Reflector } from '@nestjs/core';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { AppError } from '../../common/app-error.js';
import { createContext } from '../../common/request-context.js';
import { operationOf } from '../../http/auth.decorators.js';
import { TOKEN_BUCKETS, type TokenBuckets } from '../../providers/buckets/token-buckets.js';
import { readLevel } from '../../providers/buckets/token-level.js';
import { ExpiredKeyUses } from '../audit/expired-key-uses.js';
import { accessRefusal, assertAllowed, isExpired } from '../auth/access-state.js';
import type { AuthenticatedRequest } from '../auth/authenticated-request.js';
import type { Credential } from '../auth/credential.repository.js';
import { CredentialCache } from '../auth/credential-cache.js';
import { FailedAttempts } from '../auth/failed-attempts.js';
import { KeyUsage } from '../usage/key-usage.js';

/** The request header that holds the key. */
const KEY_HEADER = 'azen-api-key';

/**
 * Authenticates a request by its `azen-api-key` header and takes a token of the key's rate limit, before the body is
 * read.
 */
@Injectable()
export class AzenKeyGuard implements CanActivate, OnModuleInit {
  constructor(
    private readonly server: HttpAdapterHost,
    private readonly reflector: Reflector,
    private readonly credentials: CredentialCache,
    @Inject(TOKEN_BUCKETS) private readonly buckets: TokenBuckets,
    private readonly failedAttempts: FailedAttempts,
    private readonly expiredKeys: ExpiredKeyUses,
    private readonly keyUsage: KeyUsage,
  ) {}

  onModuleInit(): void {
    const { callerChecks }: FastifyInstance = this.server.httpAdapter.getInstance();
    callerChecks.add('/api/v1', (request) => this.credentialOf(request));
  }

  /** @throws AppError `missing_credentials`, `invalid_api_key`, `rate_limited` */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    const now = new Date();
    const credential = await this.credentialOf(request);
    this.keyUsage.countCall(credential, now);
    assertAllowed(credential, operationOf(this.reflector, context));
    const { workspaceId, apiKeyId, limits } = credential;
    const buckets = [{ key: `{ws:${workspaceId}}:azen:${apiKeyId}`, limit: limits.key }];
    const taken = await this.buckets.take(buckets);
    if (!taken.allowed) throw new AppError('rate_limited', { retryAfterSeconds: readLevel(buckets, taken).retryAfterSeconds });
    request.ctx = createContext(request.id, credential, now);
    return true;
  }

  private async credentialOf(request: FastifyRequest): Promise<Credential> {
    const presented = String(request.headers[KEY_HEADER] ?? '').trim();
    if (!presented) throw new AppError('missing_credentials');
    const credential = await this.credentials.find(presented);
    if (credential && isExpired(credential)) this.expiredKeys.record(credential, request.id, new Date());
    if (credential?.kind !== 'azen' || isExpired(credential) || accessRefusal(credential, false))
      throw await this.failedAttempts.refusal(request);
    return credential;
  }
}
