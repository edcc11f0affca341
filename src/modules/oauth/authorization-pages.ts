import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '../../common/app-error.js';
import { clientAddress } from '../../http/client-address.js';
import { answerTo } from '../../http/error-catalogue.js';
import { HTML } from '../../http/pages.js';
import {
  type AuthorizationRequest,
  type Client,
  type Parameters,
  readAuthorization,
  readParameters,
  redirectUriOf,
} from './authorization-request.js';
import { ClientsService } from './clients.service.js';
import { ConsentService } from './consent.service.js';
import { consentPage, refusalPage, returnPage } from './consent-page.js';
import { SCOPES, type Scope } from './metadata.js';
import { OAuthError } from './oauth-error.js';
import { OAUTH_SETTINGS, type OAuthSettings } from './oauth-settings.js';
import { redirectTo } from './redirect-uri.js';

const NONCE_BYTES = 16;
/** The fields of the form that are not parameters of the request. */
const FIELDS = ['key', 'granted', 'decision'];

const policy = (nonce: string): string =>
  [
    "default-src 'none'",
    `style-src 'nonce-${nonce}'`,
    "img-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');

/** A request whose client and address for the answer are known. */
interface Asked {
  readonly client: Client;
  readonly redirectUri: string;
  readonly parameters: Parameters;
}

/** The pages of the authorization endpoint: they ask for a consent, and lead back to the client with the answer. */
@Injectable()
export class AuthorizationPages {
  constructor(
    private readonly clients: ClientsService,
    private readonly consent: ConsentService,
    @Inject(OAUTH_SETTINGS) private readonly settings: OAuthSettings,
  ) {}

  /** Shows the form, or redirects to the client with the error in its request. */
  ask(request: FastifyRequest, reply: FastifyReply): Promise<string> {
    return this.page(reply, async (nonce) => {
      const asked = await this.read(request, request.url.split('?')[1] ?? '');
      const authorization = this.authorizationOf(asked);
      if (!(authorization instanceof OAuthError)) {
        const { parameters } = asked;
        return consentPage(nonce, { request: authorization, parameters, ticked: authorization.scopes });
      }
      // A form has not been sent yet, so that no policy applies to this redirect.
      reply
        .code(302)
        .header('location', this.answerTo(asked, { error: authorization.code, error_description: authorization.description }));
      return '';
    });
  }

  /** Takes the form: leads back to the client with a code or the refusal, or shows the form again. */
  decide(request: FastifyRequest, reply: FastifyReply): Promise<string> {
    return this.page(reply, async (nonce) => {
      refuseOtherSites(request);
      const body = typeof request.body === 'string' ? request.body : '';
      const form = new URLSearchParams(body);
      const [key, granted, decision] = [form.get('key') ?? '', form.getAll('granted'), form.get('decision')];
      for (const field of FIELDS) form.delete(field);
      const asked = await this.read(request, form.toString());
      const authorization = this.authorizationOf(asked);
      if (authorization instanceof OAuthError) throw authorization;
      if (decision !== 'allow') return returnPage(nonce, this.answerTo(asked, { error: 'access_denied' }), false);
      const scopes = SCOPES.filter((scope) => granted.includes(scope));
      const retry = (problem: string) =>
        consentPage(nonce, { request: authorization, parameters: asked.parameters, ticked: scopes, problem });
      if (scopes.length === 0) return retry('Tick what the application may do, or cancel.');
      try {
        const code = await this.consent.approve(authorization, { key: key.trim(), scopes, request });
        return returnPage(nonce, this.answerTo(asked, { code }), true);
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        const { status, headers, body: answer } = answerTo(error);
        reply.code(status === 401 ? 403 : status).headers(status === 401 ? {} : headers);
        return retry(problemOf(error, (answer as { detail: unknown }).detail, scopes));
      }
    });
  }

  /** Sends a page that no cache keeps, no other page frames and no script runs in; also for a request that cannot be answered. */
  private async page(reply: FastifyReply, make: (nonce: string) => Promise<string>): Promise<string> {
    const nonce = randomBytes(NONCE_BYTES).toString('base64');
    reply.type(HTML).headers({
      'cache-control': 'no-store',
      'content-security-policy': policy(nonce),
      // The address has the state of the client; a form that is sent to this service still tells its origin.
      'referrer-policy': 'same-origin',
    });
    try {
      return await make(nonce);
    } catch (error) {
      if (error instanceof OAuthError) {
        reply.code(400);
        return refusalPage(nonce, error.description);
      }
      if (!(error instanceof AppError)) throw error;
      const { status, headers, body } = answerTo(error);
      reply.code(status).headers(headers);
      return refusalPage(nonce, `${String((body as { detail: unknown }).detail)}.`);
    }
  }

  /** @throws OAuthError where it is not known whom to answer */
  private async read(request: FastifyRequest, encoded: string): Promise<Asked> {
    const parameters = readParameters(encoded);
    const client = await this.clients.findOrRead(parameters['client_id'], clientAddress(request));
    return { client, parameters, redirectUri: redirectUriOf(client, parameters) };
  }

  private authorizationOf({ client, parameters }: Asked): AuthorizationRequest | OAuthError {
    try {
      return readAuthorization(this.settings.publicUrl, client, parameters);
    } catch (error) {
      if (error instanceof OAuthError) return error;
      throw error;
    }
  }

  private answerTo({ redirectUri, parameters }: Asked, answer: Record<string, string>): string {
    return redirectTo(redirectUri, { ...answer, state: parameters['state'], iss: this.settings.publicUrl });
  }
}

/** Refuses a form that another site has sent: it could connect a browser to the workspace of somebody else. */
function refuseOtherSites({ headers }: FastifyRequest): void {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') throw new OAuthError('invalid_request', 'The form was sent by another site.');
}

function problemOf({ code }: AppError, detail: unknown, scopes: readonly Scope[]): string {
  if (code === 'invalid_api_key') return 'This is not the key of a workspace.';
  if (code === 'operation_not_allowed') return `This key may not ${scopes.join(' or ')}.`;
  return `${String(detail)}.`;
}
