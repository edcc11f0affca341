import { HttpException } from '@nestjs/common';
import type { ErrorAnswer } from '../../http/error-catalogue.js';

/** The codes of RFC 6749, 7591 and 8707 that are used here. */
export type OAuthErrorCode =
  | 'access_denied'
  | 'invalid_client'
  | 'invalid_client_metadata'
  | 'invalid_grant'
  | 'invalid_redirect_uri'
  | 'invalid_request'
  | 'invalid_scope'
  | 'invalid_target'
  | 'unsupported_grant_type'
  | 'unsupported_response_type';

/** The refusal of a request of OAuth, which its client reads in a form of its own. */
export class OAuthError extends HttpException {
  constructor(
    readonly code: OAuthErrorCode,
    /** Reaches the client, as `error_description`. */
    readonly description: string,
    options: { readonly cause?: unknown } = {},
  ) {
    // A client that gets 401 registers anew.
    super(description, code === 'invalid_client' ? 401 : 400, options);
  }
}

/** The codes for refusals that are not of OAuth, by their status. */
const CODES: Record<number, string> = { 429: 'temporarily_unavailable', 500: 'server_error', 503: 'temporarily_unavailable' };

/** Converts our answer to a failure into the form of OAuth: `error` and `error_description`. */
export function toOAuthAnswer({ status, headers, body }: ErrorAnswer, failure: unknown): ErrorAnswer {
  const { detail } = body as { detail?: unknown };
  const [error, description] =
    failure instanceof OAuthError
      ? [failure.code, failure.description]
      : [CODES[status] ?? 'invalid_request', typeof detail === 'string' ? detail : 'Invalid request'];
  return { status, headers, body: { error, error_description: description } };
}
