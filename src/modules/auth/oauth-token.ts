import { randomBytes } from 'node:crypto';

/** The secrets that OAuth hands out: the code of an authorization, and what a client gets for it. */
export type OAuthSecretKind = 'code' | 'access' | 'refresh';

const PREFIXES: Record<OAuthSecretKind, string> = { code: 'mnx_oac_', access: 'mnx_oat_', refresh: 'mnx_ort_' };
const SECRET_BYTES = 32;
const FORM = /^(mnx_o(?:ac|at|rt)_)([1-9]\d{0,9})_[\w-]{43}$/;
const MAX_INT = 2_147_483_647;

/**
 * Generates a secret: the prefix of its kind, the id of its workspace, and 256 random bits in base64url. With the id it is looked
 * up among the rows of one workspace, behind the wall around these.
 */
export const newOAuthSecret = (kind: OAuthSecretKind, workspaceId: number): string =>
  `${PREFIXES[kind]}${workspaceId}_${randomBytes(SECRET_BYTES).toString('base64url')}`;

/** True for a text that is meant as an access token, rather than as a key. */
export const isAccessToken = (text: string): boolean => text.startsWith(PREFIXES.access);

/** Returns the workspace that a secret names; undefined if it is no secret of one of these kinds. */
export function workspaceOfSecret(text: string, ...kinds: OAuthSecretKind[]): number | undefined {
  const [, prefix, digits] = FORM.exec(text) ?? [];
  const workspaceId = Number(digits);
  return kinds.some((kind) => PREFIXES[kind] === prefix) && workspaceId <= MAX_INT ? workspaceId : undefined;
}
