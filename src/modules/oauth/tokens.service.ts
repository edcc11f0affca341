import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Transaction } from '../../common/queries.js';
import { Transactions } from '../../database/transactions.js';
import { sha256 } from '../auth/api-key.js';
import { CredentialCache } from '../auth/credential-cache.js';
import { newOAuthSecret, workspaceOfSecret } from '../auth/oauth-token.js';
import type { Client } from './authorization-request.js';
import { type GrantKey, GrantRepository } from './grant.repository.js';
import type { Scope } from './metadata.js';
import { OAuthError } from './oauth-error.js';
import { OAUTH_SETTINGS, type OAuthSettings } from './oauth-settings.js';
import { TokenRepository } from './token.repository.js';

/** Life time of a refresh token: a client that is not used for so long has to ask again. */
const REFRESH_SECONDS = 30 * 86_400;
/**
 * Time in which a refresh token may be used again: a client that refreshes twice at once, or loses the answer, must not lose its
 * grant. Later, somebody else has it, or had it, and the grant ends.
 */
const ROTATION_GRACE_SECONDS = 30;

/** The tokens that a client gets, with what they allow. */
export interface IssuedTokens {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly expiresInSeconds: number;
  readonly scopes: readonly Scope[];
}

/** The proof of a client that a code was meant for it. */
export interface Redemption {
  readonly code: string;
  /** Undefined if the client named none, which it may if it has only one. */
  readonly redirectUri: string | undefined;
  readonly codeVerifier: string;
}

/** A refusal that the transaction keeps: a grant that has been misused is gone, although the client gets an error. */
interface Refused {
  readonly reason: string;
  /** True if the grant has ended with it. */
  readonly ended: boolean;
}

/** Issues tokens, and takes them back. */
@Injectable()
export class TokensService {
  constructor(
    private readonly transactions: Transactions,
    private readonly grants: GrantRepository,
    private readonly tokens: TokenRepository,
    private readonly credentials: CredentialCache,
    @Inject(OAUTH_SETTINGS) private readonly settings: OAuthSettings,
  ) {}

  /**
   * Redeems the code of an authorization. One that comes a second time has been seen by somebody else: the grant ends.
   * @throws OAuthError `invalid_grant`
   */
  redeem(client: Client, { code, redirectUri, codeVerifier }: Redemption): Promise<IssuedTokens> {
    return this.settled(async (tx) => {
      const workspaceId = workspaceOfSecret(code, 'code');
      const grant = workspaceId && (await this.grants.lockByCode(tx, workspaceId, sha256(code)));
      if (!grant || grant.clientId !== client.id) return refusal('the code is unknown');
      if (grant.isRedeemed) return this.end(tx, grant, 'the code was used before: the grant has ended');
      if (grant.isExpired) return this.end(tx, grant, 'the code has expired');
      if (redirectUri !== undefined ? redirectUri !== grant.redirectUri : client.redirectUris.length > 1)
        return refusal('redirect_uri is not that of the authorization');
      if (challengeOf(codeVerifier) !== grant.codeChallenge) return refusal('code_verifier is not that of the code_challenge');
      if (!grant.hasKey) return refusal('the key that granted it is not valid any more');
      return this.issue(tx, grant, grant.scopes);
    });
  }

  /**
   * Exchanges a refresh token for new tokens.
   * @throws OAuthError `invalid_grant`
   */
  refresh(client: Client, refreshToken: string): Promise<IssuedTokens> {
    const hash = sha256(refreshToken);
    return this.settled(async (tx) => {
      const workspaceId = workspaceOfSecret(refreshToken, 'refresh');
      const token = workspaceId === undefined ? undefined : await this.tokens.lock(tx, workspaceId, hash);
      if (token?.kind !== 'refresh' || token.clientId !== client.id) return refusal('the refresh token is unknown');
      if (token.isExpired) return refusal('the refresh token has expired');
      if ((token.rotatedForSeconds ?? 0) > ROTATION_GRACE_SECONDS)
        return this.end(tx, token, 'the refresh token was used before: the grant has ended');
      if (!token.hasKey) return refusal('the key that granted it is not valid any more');
      await this.tokens.markRotated(tx, token, hash);
      return this.issue(tx, token, token.scopes);
    });
  }

  /**
   * Takes a token back; a refresh token ends the whole grant (RFC 7009, 2.1). No effect for one that is unknown.
   * @throws OAuthError `invalid_grant` if it is of another client
   */
  async revoke(clientId: string | undefined, secret: string): Promise<void> {
    const workspaceId = workspaceOfSecret(secret, 'access', 'refresh');
    if (workspaceId === undefined) return;
    const hash = sha256(secret);
    const found = await this.transactions.run(async (tx) => {
      const token = await this.tokens.lock(tx, workspaceId, hash);
      if (!token) return false;
      if (clientId !== undefined && token.clientId !== clientId)
        throw new OAuthError('invalid_grant', 'the token is of another application');
      if (token.kind === 'refresh') await this.grants.delete(tx, token);
      else await this.tokens.delete(tx, token, hash);
      return true;
    });
    if (found) this.credentials.invalidate();
  }

  /** Runs `work` in a transaction that is committed even if the outcome is an error, which is thrown then. */
  private async settled(work: (tx: Transaction) => Promise<IssuedTokens | Refused>): Promise<IssuedTokens> {
    const outcome = await this.transactions.run(work);
    if (!('reason' in outcome)) return outcome;
    // Strangers, who guess, must not be able to empty the cache.
    if (outcome.ended) this.credentials.invalidate();
    throw new OAuthError('invalid_grant', outcome.reason);
  }

  private async issue(tx: Transaction, grant: GrantKey, scopes: readonly Scope[]): Promise<IssuedTokens> {
    const [accessToken, refreshToken] = [
      newOAuthSecret('access', grant.workspaceId),
      newOAuthSecret('refresh', grant.workspaceId),
    ];
    const { accessSeconds } = this.settings;
    const lifetimes = { accessSeconds, refreshSeconds: REFRESH_SECONDS };
    await this.tokens.insert(tx, grant, { access: sha256(accessToken), refresh: sha256(refreshToken) }, lifetimes);
    await this.grants.markUsed(tx, grant);
    return { accessToken, refreshToken, expiresInSeconds: accessSeconds, scopes };
  }

  private async end(tx: Transaction, grant: GrantKey, reason: string): Promise<Refused> {
    await this.grants.delete(tx, grant);
    return { reason, ended: true };
  }
}

const refusal = (reason: string): Refused => ({ reason, ended: false });

/** The S256 of RFC 7636. */
const challengeOf = (verifier: string): string => createHash('sha256').update(verifier).digest('base64url');
