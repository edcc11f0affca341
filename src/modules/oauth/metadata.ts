/** The scopes of a token: what it may do with the memories of its workspace. */
export const SCOPES = ['read', 'write'] as const;
export type Scope = (typeof SCOPES)[number];

/** The paths of the authorization server. */
export const PATHS = {
  authorize: '/oauth/authorize',
  token: '/oauth/token',
  register: '/oauth/register',
  revoke: '/oauth/revoke',
} as const;

/** Returns the one resource that tokens are for: the MCP endpoint. */
const resourceOf = (issuer: string): string => `${issuer}/mcp`;

/** Returns the address of the description of that resource. */
const resourceMetadataUrl = (issuer: string): string => `${issuer}/.well-known/oauth-protected-resource/mcp`;

/** True if a client means the MCP endpoint. Some send the origin, or a closing slash (RFC 8707, 2: an absolute URI). */
export function isOurResource(issuer: string, resource: string): boolean {
  return [issuer, resourceOf(issuer)].includes(resource.replace(/\/$/, ''));
}

/** Returns the metadata of the MCP endpoint (RFC 9728). */
export const resourceMetadata = (issuer: string) => ({
  resource: resourceOf(issuer),
  authorization_servers: [issuer],
  scopes_supported: SCOPES,
  bearer_methods_supported: ['header'],
  resource_name: 'Mnemonest',
});

/** Returns the metadata of the authorization server (RFC 8414, RFC 9207). */
export const serverMetadata = (issuer: string, clientDocuments: boolean) => ({
  issuer,
  authorization_endpoint: issuer + PATHS.authorize,
  token_endpoint: issuer + PATHS.token,
  registration_endpoint: issuer + PATHS.register,
  revocation_endpoint: issuer + PATHS.revoke,
  scopes_supported: SCOPES,
  response_types_supported: ['code'],
  response_modes_supported: ['query'],
  grant_types_supported: ['authorization_code', 'refresh_token'],
  token_endpoint_auth_methods_supported: ['none'],
  revocation_endpoint_auth_methods_supported: ['none'],
  code_challenge_methods_supported: ['S256'],
  client_id_metadata_document_supported: clientDocuments,
  authorization_response_iss_parameter_supported: true,
});

/** Returns the `WWW-Authenticate` of a refusal of /mcp, which tells a client where to get a token (RFC 6750, 9728). */
export function challengeOf(issuer: string, error?: 'invalid_token' | 'insufficient_scope'): string {
  const parameters = { ...(error && { error }), scope: SCOPES.join(' '), resource_metadata: resourceMetadataUrl(issuer) };
  const written = Object.entries(parameters).map(([name, value]) => `${name}="${value}"`);
  return `Bearer ${written.join(', ')}`;
}
