import { isOurResource, SCOPES, type Scope } from './metadata.js';
import { OAuthError } from './oauth-error.js';
import { isRegistered } from './redirect-uri.js';

/** The parameters of a request, each at most once. */
export type Parameters = Readonly<Record<string, string | undefined>>;

/** A client that wants tokens. */
export interface Client {
  readonly id: string;
  /** The name that it gave itself; null if none. */
  readonly name: string | null;
  readonly redirectUris: readonly string[];
}

/** An authorization that a person can be asked for. */
export interface AuthorizationRequest {
  readonly client: Client;
  readonly redirectUri: string;
  /** The S256 challenge of PKCE. */
  readonly codeChallenge: string;
  readonly scopes: readonly Scope[];
  readonly state: string | undefined;
}

/** 32 bytes in base64url: a SHA-256 (RFC 7636, 4.2). */
const S256_CHALLENGE = /^[\w-]{43}$/;

/** Scopes that ask for nothing here: refresh tokens are issued without being asked for. */
const IGNORED_SCOPES = new Set(['offline_access']);

/**
 * Reads the parameters of a form or a query.
 * @throws OAuthError `invalid_request` if one of them is there twice (RFC 6749, 3.1), but for `resource`, which may be
 */
export function readParameters(encoded: string): Parameters {
  const parameters = new URLSearchParams(encoded);
  const names = [...parameters.keys()].filter((name) => name !== 'resource' && name !== 'scope');
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new OAuthError('invalid_request', `${twice} is given twice`);
  // The scopes that are ticked in a form come one by one.
  const scope = parameters.getAll('scope').join(' ');
  return { ...Object.fromEntries(parameters), ...(scope && { scope }) };
}

/**
 * Returns the address at which a client wants to be answered. Whoever asks with another one is shown the error here: to send it
 * there would send the browser wherever a stranger says.
 * @throws OAuthError `invalid_request`
 */
export function redirectUriOf({ redirectUris }: Client, { redirect_uri: given }: Parameters): string {
  if (given === undefined) {
    if (redirectUris.length === 1) return redirectUris[0]!;
    throw new OAuthError('invalid_request', 'redirect_uri is missing');
  }
  if (redirectUris.some((registered) => isRegistered(registered, given))) return given;
  throw new OAuthError('invalid_request', 'redirect_uri is not one that the application has registered');
}

/**
 * Reads what a client asks for, once it is known where to answer.
 * @throws OAuthError
 */
export function readAuthorization(issuer: string, client: Client, parameters: Parameters): AuthorizationRequest {
  const { response_type: type, code_challenge: codeChallenge, code_challenge_method: method, state } = parameters;
  if (type !== 'code') throw new OAuthError('unsupported_response_type', 'response_type must be code');
  if (method !== 'S256') throw new OAuthError('invalid_request', 'code_challenge_method must be S256');
  if (codeChallenge === undefined || !S256_CHALLENGE.test(codeChallenge))
    throw new OAuthError('invalid_request', 'code_challenge must be the SHA-256 of the verifier in base64url');
  refuseOtherResource(issuer, parameters);
  const redirectUri = redirectUriOf(client, parameters);
  return { client, redirectUri, codeChallenge, state, scopes: readScopes(parameters.scope) };
}

/**
 * Refuses tokens for something else than the MCP endpoint. A client that names nothing means it.
 * @throws OAuthError `invalid_target` (RFC 8707, 2)
 */
export function refuseOtherResource(issuer: string, { resource }: Parameters): void {
  if (resource !== undefined && !isOurResource(issuer, resource))
    throw new OAuthError('invalid_target', 'resource must be the MCP endpoint of this service');
}

/** Returns the known scopes of a list; all of them if it is empty. @throws OAuthError `invalid_scope` if it names only others */
export function readScopes(list: string | undefined): Scope[] {
  const asked = (list ?? '').split(' ').filter((scope) => scope && !IGNORED_SCOPES.has(scope));
  if (asked.length === 0) return [...SCOPES];
  const known = SCOPES.filter((scope) => asked.includes(scope));
  if (known.length === 0) throw new OAuthError('invalid_scope', `scope must be of ${SCOPES.join(' and ')}`);
  return known;
}
