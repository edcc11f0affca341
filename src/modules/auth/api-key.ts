import { createHash, randomBytes } from 'node:crypto';
import type { ApiKeyKind } from '../../database/entities/api-key.entity.js';

const KEY_PREFIXES: Record<ApiKeyKind, string> = { workspace: 'mnx_ws_', azen: 'az_live_' };
const SECRET_BYTES = 20;
const DISPLAY_PREFIX_LENGTH = 14;

/** A new key: `mnx_ws_`, or `az_live_` of one for the Azen API, and 40 hexadecimal digits (160 random bits). */
export const newApiKey = (kind: ApiKeyKind = 'workspace'): string =>
  KEY_PREFIXES[kind] + randomBytes(SECRET_BYTES).toString('hex');

/** What is kept of a secret. Keys and tokens are long and random, so a fast hash without salt does. */
export const sha256 = (secret: string): Buffer => createHash('sha256').update(secret, 'utf8').digest();

/** What may be shown of a key again: the word that it begins with, and six or seven characters. */
export const displayPrefix = (key: string): string => key.slice(0, DISPLAY_PREFIX_LENGTH);

/**
 * The credential of an `Authorization` header. Any case of `Bearer` will do, as for FastAPI's HTTPBearer.
 * @returns undefined if the header is missing, of another scheme, or without a credential
 */
export function bearerCredential(header: string | undefined): string | undefined {
  const [, credential] = /^bearer[ \t]+(.+)$/i.exec(header ?? '') ?? [];
  return credential?.trim() || undefined;
}
