import { queryOptions } from '@tanstack/react-query';
import { errorFor } from '../../../sdk/typescript/src/errors.js';
import { isAway } from '../logic/unreachable';

/** The session of this browser, as the service tells it. */
export interface Session {
  readonly kind: 'admin' | 'workspace';
  readonly csrf_token: string;
  readonly expires_at: string;
  readonly version: string;
}

const PATH = '/dashboard/api/session';
const NO_CONTENT = 204;
const UNAUTHORIZED = 401;

let current: Session | null = null;

/** Returns the token that proves to the service that a call comes from these pages; empty if nobody is signed in. */
export const csrfToken = (): string => current?.csrf_token ?? '';

/** The session of this browser; null if nobody is signed in. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async (): Promise<Session | null> => {
    const response = await fetch(PATH, { headers: { accept: 'application/json' } });
    if (response.status === NO_CONTENT) return keep(null);
    return keep(await answerOf(response));
  },
  staleTime: Number.POSITIVE_INFINITY,
});

/** Returns true if the service, and not a proxy in its place, answers a question that needs no session. */
export async function isServiceThere(): Promise<boolean> {
  try {
    return !isAway((await fetch(PATH)).status);
  } catch {
    // No answer at all is the other way of being away.
    return false;
  }
}

/**
 * Signs in with the admin token or a workspace key. The answer sets the cookie, which no script can read.
 * @throws MnemonestError as the service refuses it
 */
export async function signIn(token: string): Promise<Session> {
  const headers = { 'content-type': 'application/json', accept: 'application/json' };
  return keep(await answerOf(await fetch(PATH, { method: 'POST', headers, body: JSON.stringify({ token }) })));
}

/** Ends the session; it is as well if it has ended already. */
export async function signOut(): Promise<void> {
  const response = await fetch(PATH, { method: 'DELETE', headers: { 'x-csrf-token': csrfToken() } });
  if (!response.ok && response.status !== UNAUTHORIZED) await answerOf(response);
  keep(null);
}

function keep<S extends Session | null>(session: S): S {
  current = session;
  return session;
}

async function answerOf(response: Response): Promise<Session> {
  const text = await response.text();
  if (response.ok) return JSON.parse(text);
  const retryAfter = Number(response.headers.get('retry-after')) || undefined;
  let body: unknown = text;
  try {
    body = JSON.parse(text);
  } catch {
    // The page of a proxy: the text is shown as it is.
  }
  throw errorFor(response.status, { body, ...(retryAfter !== undefined && { retryAfter }) });
}
