import { createHmac, randomBytes } from 'node:crypto';

/** The cookie of a browser that is signed in to the dashboard. */
export const SESSION_COOKIE = 'mnemonest_session';
/** The header in which the dashboard proves that a request is its own. */
export const CSRF_HEADER = 'x-csrf-token';
/** The header that names the workspace which the operator has open. */
export const WORKSPACE_HEADER = 'x-workspace-id';
/** Time after which a browser has to sign in again. */
export const SESSION_MS = 12 * 3_600_000;
const ID_BYTES = 32;
const ID_FORM = /^[\w-]{43}$/;
const MAX_INT = 2_147_483_647;

/** The API that a session gives access to: that of the operator, or that of one workspace key. */
export type SessionKind = 'admin' | 'workspace';

/** Returns a new id of a session: 256 random bits in base64url. */
export const newSessionId = (): string => randomBytes(ID_BYTES).toString('base64url');

/** True for a string that `newSessionId` may have returned. */
export const isSessionId = (text: string | undefined): text is string => text !== undefined && ID_FORM.test(text);

/**
 * Returns the token that a page of the dashboard sends along with each call. It follows from the id, which no script can read: so
 * only who has the answer to a request with the cookie knows it, and other sites never get to read that answer.
 */
export const csrfTokenOf = (sessionId: string): string => createHmac('sha256', sessionId).update('csrf').digest('base64url');

/** Reads the id of a workspace in a header. @returns undefined for anything else than an id */
export function workspaceIdOf(header: string | string[] | undefined): number | undefined {
  const id = /^[1-9]\d{0,9}$/.test(String(header)) ? Number(header) : 0;
  return id > 0 && id <= MAX_INT ? id : undefined;
}
