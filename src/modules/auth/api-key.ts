import { createHash, randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { ApiKeyKind } from '../../database/entities/api-key.entity.js';

const KEY_PREFIXES: Record<ApiKeyKind, string> = { workspace: 'mnx_ws_', azen: 'az_live_' };
const SECRET_BYTES = 20;
const DISPLAY_PREFIX_LENGTH = 14;
/** The name of an installation in a key, behind the prefix of its kind. */
const CELL = /^(?:(?:mnx|bxk)_ws_|az_live_)([a-z0-9]{1,16}_)/;

/**
 * Generates a key: `mnx_ws_`, or `az_live_` for the Azen API, and 40 hexadecimal digits (160 random bits).
 * @param cell name of the installation, of 1 to 16 lower-case letters and digits, which the key then tells between the two
 */
export const newApiKey = (kind: ApiKeyKind = 'workspace', cell?: string): string =>
  KEY_PREFIXES[kind] + (cell ? `${cell}_` : '') + randomBytes(SECRET_BYTES).toString('hex');

/** True for a string that a key of any kind can be, one that an operator chose for the first start among them. */
export const isKeyForm = (text: string): boolean => /^(?:(?:mnx|bxk)_ws_|az_live_)[\x21-\x7e]{8,}$/.test(text);

/**
 * Hashes a secret, for storage and comparison. Keys and tokens are long and random, so a fast hash without a salt is
 * enough.
 */
export const sha256 = (secret: string): Buffer => createHash('sha256').update(secret, 'utf8').digest();

/** Returns the part of a key that may be shown later: the prefix of its kind, its cell, and the first six or seven digits. */
export const displayPrefix = (key: string): string => {
  const [, cell = ''] = CELL.exec(key) ?? [];
  return key.slice(0, DISPLAY_PREFIX_LENGTH + cell.length);
};

/**
 * Returns the workspace key that a request presents: in `Authorization: Bearer`, or else in `X-API-Key`, with or without the word
 * Bearer, for clients that cannot set the first one.
 */
export const presentedKey = ({ authorization, 'x-api-key': apiKey }: IncomingHttpHeaders): string | undefined =>
  bearerCredential(authorization) ??
  (String(apiKey ?? '')
    .replace(/^\s*bearer(?=\s|$)/i, '')
    .trim() ||
    undefined);

/**
 * Reads the credential of an `Authorization` header. The scheme `Bearer` is case-insensitive, as in FastAPI's
 * HTTPBearer.
 * @returns undefined if the header is missing, has another scheme, or has no credential
 */
export function bearerCredential(header: string | undefined): string | undefined {
  const [, credential] = /^bearer[ \t]+(.+)$/i.exec(header ?? '') ?? [];
  return credential?.trim() || undefined;
}
