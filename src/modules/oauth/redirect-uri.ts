/** The addresses of this machine, where an application listens on whatever port is free. */
const LOOPBACK_HOSTS = new Set(['localhost', '127.0.0.1', '[::1]']);
/** Schemes of applications that are not named after a domain. Others must be (RFC 8252, 7.1): `com.example.app`. */
const APP_SCHEMES = new Set(['cursor:', 'vscode:', 'vscode-insiders:', 'windsurf:', 'zed:', 'claude:']);
const DOMAIN_SCHEME = /^[a-z][a-z0-9-]*(?:\.[a-z0-9-]+)+:$/;
/** Printable ASCII, as a URI is written. */
const WRITTEN_OUT = /^[\x21-\x7e]{1,2048}$/;

/** The receiver of the answer of an authorization: a web site, a program on the user's machine, or one that opens a scheme. */
export type RedirectKind = 'web' | 'loopback' | 'app';

/** Returns the kind of a redirect URI; undefined for one that nobody may register, such as a script. */
export function redirectKindOf(uri: string): RedirectKind | undefined {
  if (!WRITTEN_OUT.test(uri) || !URL.canParse(uri)) return undefined;
  const { protocol, hostname, username, password } = new URL(uri);
  // A fragment would swallow the answer, and a user name hides where the address leads.
  if (uri.includes('#') || username || password) return undefined;
  if (protocol === 'https:') return 'web';
  if (protocol === 'http:') return LOOPBACK_HOSTS.has(hostname) ? 'loopback' : undefined;
  return APP_SCHEMES.has(protocol) || DOMAIN_SCHEME.test(protocol) ? 'app' : undefined;
}

/** True if a client that registered one URI may be answered at the other: the same, but for the port on its own machine. */
export function isRegistered(registered: string, given: string): boolean {
  if (registered === given) return true;
  if (redirectKindOf(registered) !== 'loopback' || redirectKindOf(given) !== 'loopback') return false;
  return withoutPort(registered) === withoutPort(given);
}

function withoutPort(uri: string): string {
  const url = new URL(uri);
  url.port = '';
  return url.href;
}

/** Returns the address of an answer to a client: its redirect URI with the parameters that have a value. */
export function redirectTo(uri: string, parameters: Readonly<Record<string, string | undefined>>): string {
  const url = new URL(uri);
  for (const [name, value] of Object.entries(parameters)) if (value !== undefined) url.searchParams.set(name, value);
  return url.href;
}

/** Returns where a redirect URI leads, in words for the person who is asked. */
export function destinationOf(uri: string): string {
  const { protocol, host } = new URL(uri);
  const kind = redirectKindOf(uri);
  if (kind === 'loopback') return `a program on this computer (${host})`;
  return kind === 'app' ? `the application that opens ${protocol}// links` : host;
}
