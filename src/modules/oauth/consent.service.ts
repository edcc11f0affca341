import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { AppError } from '../../common/app-error.js';
import { Transactions } from '../../database/transactions.js';
import { AuditRepository } from '../audit/audit.repository.js';
import { accessRefusal } from '../auth/access-state.js';
import { sha256 } from '../auth/api-key.js';
import { Authentication } from '../auth/authentication.service.js';
import { newOAuthSecret } from '../auth/oauth-token.js';
import type { AuthorizationRequest } from './authorization-request.js';
import { ClientRepository } from './client.repository.js';
import { GrantRepository } from './grant.repository.js';
import type { Scope } from './metadata.js';
import { destinationOf } from './redirect-uri.js';

/** Life time of a code: that of a redirect and one call, on a slow line. */
const CODE_SECONDS = 120;

/** Somebody who has filled in the form of the consent. */
export interface Approval {
  readonly key: string;
  readonly scopes: readonly Scope[];
  /** The request that brought the form. */
  readonly request: FastifyRequest;
}

/** Lets the holder of a key grant a client the use of it. */
@Injectable()
export class ConsentService {
  constructor(
    private readonly transactions: Transactions,
    private readonly authentication: Authentication,
    private readonly clients: ClientRepository,
    private readonly grants: GrantRepository,
    private readonly audit: AuditRepository,
  ) {}

  /**
   * Grants what somebody has approved, as far as the key itself may do it.
   * @returns the code that the client redeems
   * @throws AppError `rate_limited`; `invalid_api_key`; for a key that no call is served with, that of the call;
   *   `operation_not_allowed` if nothing remains that the key may do
   */
  async approve(request: AuthorizationRequest, { key, scopes: wanted, request: form }: Approval): Promise<string> {
    const credential = await this.authentication.credentialOfKey(form, key);
    const refusal = accessRefusal(credential, true);
    if (refusal) throw new AppError(refusal);
    const { workspaceId, apiKeyId, keyHash, operations } = credential;
    const scopes = wanted.filter((scope) => request.scopes.includes(scope) && operations.includes(scope));
    if (scopes.length === 0)
      throw new AppError('operation_not_allowed', { detail: `This key may only ${operations.join(' and ')}` });
    const { client, codeChallenge, redirectUri } = request;
    const clientName = client.name ?? destinationOf(redirectUri);
    const code = newOAuthSecret('code', workspaceId);
    const grant = { workspaceId, apiKeyId, keyHash, clientId: client.id, clientName, scopes, codeChallenge, redirectUri };
    // Before the grant: a client that nobody has connected is deleted after a while, and its grants with it.
    await this.clients.markUsed(client.id);
    await this.transactions.run(async (tx) => {
      await this.grants.insert(tx, { ...grant, codeHash: sha256(code) }, CODE_SECONDS);
      await this.audit.record(tx, {
        workspaceId,
        actor: `key:${apiKeyId}`,
        action: 'grant.created',
        details: { client: clientName, redirect_uri: redirectUri, scopes },
        requestId: form.id,
        at: new Date(),
      });
    });
    return code;
  }
}
