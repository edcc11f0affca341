import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { AppError } from '../../common/app-error.js';
import { ExpiredKeyUses } from '../audit/expired-key-uses.js';
import { isExpired } from './access-state.js';
import { AdminToken } from './admin-token.js';
import { bearerCredential, presentedKey } from './api-key.js';
import type { Credential } from './credential.repository.js';
import { CredentialCache } from './credential-cache.js';
import { FailedAttempts } from './failed-attempts.js';

/** Checks the keys and tokens that requests present; of a large body, before it is read. */
@Injectable()
export class Authentication implements OnModuleInit {
  constructor(
    private readonly server: HttpAdapterHost,
    private readonly credentials: CredentialCache,
    private readonly adminToken: AdminToken,
    private readonly failedAttempts: FailedAttempts,
    private readonly expiredKeys: ExpiredKeyUses,
  ) {}

  onModuleInit(): void {
    const { callerChecks }: FastifyInstance = this.server.httpAdapter.getInstance();
    for (const prefix of ['/v1', '/mcp', '/mem0']) callerChecks.add(prefix, (request) => this.credentialOf(request));
    callerChecks.add('/admin', (request) => this.checkToken(request));
  }

  /**
   * Returns the credential of the workspace key in `Authorization` or `X-API-Key`.
   * @throws AppError `missing_credentials`, `invalid_api_key`, `rate_limited`
   */
  async credentialOf(request: FastifyRequest): Promise<Credential> {
    const presented = presentedKey(request.headers);
    if (!presented) throw new AppError('missing_credentials');
    const credential = await this.credentials.find(presented);
    if (credential && isExpired(credential)) this.expiredKeys.record(credential, request.id, new Date());
    if (credential?.kind !== 'workspace' || isExpired(credential)) throw await this.failedAttempts.refusal(request);
    return credential;
  }

  /**
   * Checks the token in `Authorization`; by default it is that of the admin API.
   * @throws AppError `missing_credentials`, `invalid_api_key`, `rate_limited`
   */
  async checkToken(request: FastifyRequest, token: Pick<AdminToken, 'matches'> = this.adminToken): Promise<void> {
    const presented = bearerCredential(request.headers.authorization);
    if (!presented) throw new AppError('missing_credentials');
    if (!token.matches(presented)) throw await this.failedAttempts.refusal(request);
  }
}
