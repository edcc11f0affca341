import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { AppError } from '../../common/app-error.js';
import { ExpiredKeyUses } from '../audit/expired-key-uses.js';
import { OperatorVisits } from '../audit/operator-visits.js';
import { isExpired } from './access-state.js';
import { AdminToken } from './admin-token.js';
import { bearerCredential, presentedKey } from './api-key.js';
import type { Credential } from './credential.repository.js';
import { CredentialCache } from './credential-cache.js';
import { FailedAttempts } from './failed-attempts.js';
import { isAccessToken } from './oauth-token.js';
import { WORKSPACE_HEADER, workspaceIdOf } from './session.js';
import { type Session, Sessions } from './sessions.service.js';

/** The endpoint that access tokens of OAuth are for. */
const MCP_PATH = '/mcp';

/** Checks the keys and tokens that requests present; of a large body, before it is read. */
@Injectable()
export class Authentication implements OnModuleInit {
  constructor(
    private readonly server: HttpAdapterHost,
    private readonly credentials: CredentialCache,
    private readonly adminToken: AdminToken,
    private readonly failedAttempts: FailedAttempts,
    private readonly expiredKeys: ExpiredKeyUses,
    private readonly sessions: Sessions,
    private readonly visits: OperatorVisits,
  ) {}

  onModuleInit(): void {
    const { callerChecks }: FastifyInstance = this.server.httpAdapter.getInstance();
    for (const prefix of ['/v1', '/mcp', '/mem0']) callerChecks.add(prefix, (request) => this.credentialOf(request));
    callerChecks.add('/admin', (request) => this.checkToken(request));
  }

  /**
   * Returns the credential of the workspace key in `Authorization` or `X-API-Key`, or else of the dashboard's session.
   * @throws AppError `missing_credentials`, `invalid_api_key`, `rate_limited`
   */
  async credentialOf(request: FastifyRequest): Promise<Credential> {
    const presented = presentedKey(request.headers);
    if (!presented) return this.ofSession(request);
    return isAccessToken(presented) ? this.ofAccessToken(request, presented) : this.credentialOfKey(request, presented);
  }

  /**
   * Returns the credential of a workspace key that a request presents, or that somebody has typed in.
   * @throws AppError `invalid_api_key`, `rate_limited`
   */
  async credentialOfKey(request: FastifyRequest, presented: string): Promise<Credential> {
    const credential = await this.credentials.find(presented);
    if (credential && isExpired(credential)) this.expiredKeys.record(credential, request.id, new Date());
    if (credential?.kind !== 'workspace' || isExpired(credential)) throw await this.failedAttempts.refusal(request);
    return credential;
  }

  /**
   * Tokens of OAuth are for the MCP endpoint alone. An expired one is not counted as a guess: its client has to see the 401 that
   * tells it to refresh, however many clients share an address.
   */
  private async ofAccessToken(request: FastifyRequest, token: string): Promise<Credential> {
    const isForMcp = request.routeOptions.url === MCP_PATH;
    const credential = isForMcp ? await this.credentials.findByAccessToken(token) : undefined;
    if (!credential) throw await this.failedAttempts.refusal(request);
    if (isExpired(credential)) throw new AppError('invalid_api_key', { detail: 'The access token has expired' });
    return credential;
  }

  /**
   * Checks the token in `Authorization`; by default it is that of the admin API, which a session of the operator stands for, too.
   * @throws AppError `missing_credentials`, `invalid_api_key`, `rate_limited`
   */
  async checkToken(request: FastifyRequest, token: Pick<AdminToken, 'matches'> = this.adminToken): Promise<void> {
    const presented = bearerCredential(request.headers.authorization);
    if (!presented && token === this.adminToken && this.isOperator(await this.sessions.of(request))) return;
    if (!presented) throw new AppError('missing_credentials');
    if (!token.matches(presented)) throw await this.failedAttempts.refusal(request);
  }

  /** Returns the credential of the session of a request; that of the operator is good for the workspace that a header names. */
  private async ofSession(request: FastifyRequest): Promise<Credential> {
    const session = await this.sessions.of(request);
    if (this.isOperator(session)) {
      const workspaceId = workspaceIdOf(request.headers[WORKSPACE_HEADER]);
      const credential = workspaceId === undefined ? undefined : await this.credentials.ofOperator(workspaceId);
      if (credential) {
        this.visits.record(credential.workspaceId, request.id, new Date());
        return { ...credential, browsing: true };
      }
    }
    const credential = session?.kind === 'workspace' ? await this.credentials.findByHash(session.secretHash) : undefined;
    if (!credential || isExpired(credential)) throw new AppError('missing_credentials');
    return { ...credential, browsing: request.method === 'GET' };
  }

  private isOperator(session: Session | undefined): boolean {
    return session?.kind === 'admin' && this.adminToken.hasHash(session.secretHash);
  }
}
