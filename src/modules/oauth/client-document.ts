import type { Client } from './authorization-request.js';
import { OAuthError } from './oauth-error.js';
import { readRegistration } from './registration.js';

/** Bounds and default of the time for which a copy of a document is used, in seconds. */
const FRESH_SECONDS = { least: 300, most: 86_400, usual: 3_600 };
const MAX_AGE = /(?:^|[\s,])max-age="?(\d{1,10})/i;
const UNCACHED = /(?:^|[\s,])no-(?:store|cache)\b/i;
/** Kinds of authentication that need a secret which both sides know, and which nobody could have told the service. */
const SECRET_METHOD = /^client_secret_/;

/** True if a client names itself by the address of the document that describes it, instead of registering. */
export const isDocumentAddress = (clientId: string): boolean => /^https?:\/\//i.test(clientId);

/** Returns the rule that the address of a document breaks (draft-ietf-oauth-client-id-metadata-document, 3). */
export function documentAddressProblem(address: string): string | undefined {
  if (!URL.canParse(address)) return 'it is not a URL';
  const { href, pathname } = new URL(address);
  // Addresses are compared as they are written, so that there must be one way to write them.
  if (href !== address) return `it is written as ${href.slice(0, 200)}`;
  return pathname === '/' ? 'it has no path' : undefined;
}

/**
 * Reads the document of a client.
 * @param address it must say of itself
 * @throws OAuthError `invalid_client_metadata`, `invalid_redirect_uri`
 */
export function readClientDocument(address: string, text: string): Client {
  const document = parsed(text);
  const registration = readRegistration(document);
  const { client_id: id, token_endpoint_auth_method: method } = document as Record<string, unknown>;
  if (id !== address)
    throw new OAuthError('invalid_client_metadata', `client_id in the document must be ${address.slice(0, 200)}`);
  if (typeof method === 'string' && SECRET_METHOD.test(method))
    throw new OAuthError('invalid_client_metadata', 'token_endpoint_auth_method must not need a secret');
  return { ...registration, id: address };
}

/** Returns the time for which a document may be used, from its `Cache-Control`, in seconds. */
export function freshSecondsOf(cacheControl: string | undefined): number {
  const { least, most, usual } = FRESH_SECONDS;
  if (cacheControl !== undefined && UNCACHED.test(cacheControl)) return least;
  const [, seconds] = MAX_AGE.exec(cacheControl ?? '') ?? [];
  return seconds === undefined ? usual : Math.min(most, Math.max(least, Number(seconds)));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new OAuthError('invalid_client_metadata', 'the document must be JSON', { cause: error });
  }
}
