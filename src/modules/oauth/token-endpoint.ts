import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { clientAddress } from '../../http/client-address.js';
import { type Client, type Parameters, readParameters, refuseOtherResource } from './authorization-request.js';
import { ClientsService } from './clients.service.js';
import { OAuthError } from './oauth-error.js';
import { OAUTH_SETTINGS, type OAuthSettings } from './oauth-settings.js';
import { type IssuedTokens, TokensService } from './tokens.service.js';

/** The answer with tokens (RFC 6749, 5.1). */
export interface TokenAnswer {
  readonly access_token: string;
  readonly token_type: 'Bearer';
  readonly expires_in: number;
  readonly refresh_token: string;
  readonly scope: string;
}

/** Reads what clients send to the token endpoint and its neighbours. */
@Injectable()
export class TokenEndpoint {
  constructor(
    private readonly clients: ClientsService,
    private readonly tokens: TokensService,
    @Inject(OAUTH_SETTINGS) private readonly settings: OAuthSettings,
  ) {}

  /** @throws OAuthError */
  async token(request: FastifyRequest): Promise<TokenAnswer> {
    const parameters = formOf(request);
    const { grant_type: type } = parameters;
    if (type !== 'authorization_code' && type !== 'refresh_token')
      throw new OAuthError('unsupported_grant_type', 'grant_type must be authorization_code or refresh_token');
    const client = await this.clients.find(clientIdOf(request, parameters));
    refuseOtherResource(this.settings.publicUrl, parameters);
    if (type === 'refresh_token') return toAnswer(await this.tokens.refresh(client, needed(parameters, 'refresh_token')));
    return toAnswer(
      await this.tokens.redeem(client, {
        code: needed(parameters, 'code'),
        redirectUri: parameters['redirect_uri'],
        codeVerifier: needed(parameters, 'code_verifier'),
      }),
    );
  }

  /** @throws OAuthError */
  async revoke(request: FastifyRequest): Promise<object> {
    const parameters = formOf(request);
    await this.tokens.revoke(clientIdOf(request, parameters), needed(parameters, 'token'));
    return {};
  }

  /** @throws OAuthError, AppError `rate_limited` */
  register(request: FastifyRequest): Promise<Client> {
    return this.clients.register(clientAddress(request), request.body);
  }
}

/** Returns the form in the body; an empty one where there is none. */
const formOf = ({ body }: FastifyRequest): Parameters => readParameters(typeof body === 'string' ? body : '');

/** Returns the client that a request names: in the form, or as the user of HTTP Basic, which clients without a secret may use. */
function clientIdOf({ headers }: FastifyRequest, { client_id: id }: Parameters): string | undefined {
  if (id !== undefined) return id;
  const [, encoded] = /^basic ([\w+/=-]+)$/i.exec(headers.authorization ?? '') ?? [];
  if (encoded === undefined) return undefined;
  const [name = ''] = Buffer.from(encoded, 'base64').toString('utf8').split(':', 1);
  // Names and secrets are form-encoded there (RFC 6749, 2.3.1).
  return new URLSearchParams(`id=${name}`).get('id') ?? undefined;
}

function needed(parameters: Parameters, name: string): string {
  const value = parameters[name];
  if (!value) throw new OAuthError('invalid_request', `${name} is missing`);
  return value;
}

const toAnswer = ({ accessToken, refreshToken, expiresInSeconds, scopes }: IssuedTokens): TokenAnswer => ({
  access_token: accessToken,
  token_type: 'Bearer',
  expires_in: expiresInSeconds,
  refresh_token: refreshToken,
  scope: scopes.join(' '),
});
