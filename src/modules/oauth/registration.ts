import { isJsonObject } from '../../common/json/json-values.js';
import type { Client } from './authorization-request.js';
import { OAuthError } from './oauth-error.js';
import { redirectKindOf } from './redirect-uri.js';

const MAX_REDIRECT_URIS = 20;
const MAX_NAME_LENGTH = 100;
/** Characters that are not shown, or that turn the direction of what follows: a name could pretend to be another text. */
const UNSHOWN = /[\p{C}\p{Zl}\p{Zp}]+/gu;

/** The metadata of a client (RFC 7591) that matter here. */
export type Registration = Omit<Client, 'id'>;

/**
 * Reads the metadata with which a client registers, or those in its document.
 * @throws OAuthError `invalid_redirect_uri`, `invalid_client_metadata`
 */
export function readRegistration(body: unknown): Registration {
  if (!isJsonObject(body)) throw new OAuthError('invalid_client_metadata', 'the metadata must be a JSON object');
  const { redirect_uris: uris, client_name: name, grant_types: grants, response_types: responses } = body;
  if (!Array.isArray(uris) || uris.length === 0 || uris.length > MAX_REDIRECT_URIS || !uris.every(isText))
    throw new OAuthError('invalid_redirect_uri', `redirect_uris must be a list of 1 to ${MAX_REDIRECT_URIS} texts`);
  const bad = uris.find((uri) => redirectKindOf(uri) === undefined);
  if (bad !== undefined)
    throw new OAuthError(
      'invalid_redirect_uri',
      `${bad.slice(0, 100)} must be https, http to this machine, or the scheme of an application`,
    );
  refuseWithout('grant_types', grants, 'authorization_code');
  refuseWithout('response_types', responses, 'code');
  return { name: isText(name) ? shownName(name) : null, redirectUris: [...new Set(uris)] };
}

/** Returns the answer to a registration. Clients have no secrets here: PKCE protects the code. */
export const toRegistrationAnswer = ({ id, name, redirectUris }: Client) => ({
  client_id: id,
  ...(name !== null && { client_name: name }),
  redirect_uris: redirectUris,
  grant_types: ['authorization_code', 'refresh_token'],
  response_types: ['code'],
  token_endpoint_auth_method: 'none',
});

const isText = (value: unknown): value is string => typeof value === 'string';

function refuseWithout(field: string, given: unknown, needed: string): void {
  if (given !== undefined && given !== null && !(Array.isArray(given) && given.includes(needed)))
    throw new OAuthError('invalid_client_metadata', `${field} must contain ${needed}`);
}

const shownName = (name: string): string | null =>
  [...name.replace(UNSHOWN, ' ').trim()].slice(0, MAX_NAME_LENGTH).join('').trim() || null;
