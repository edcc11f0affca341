import type {
  OAuthClientProvider,
  OAuthDiscoveryState,
  StoredOAuthClientInformation,
  StoredOAuthTokens,
} from '@modelcontextprotocol/client';

/** The answer of the authorization endpoint to a client, as the query of its redirect URI. */
export type Answered = URLSearchParams;

/** A browser without scripts: it opens the page of a consent, fills in the form and follows the page after it. */
export async function answerConsent(url: URL | string, given: Record<string, string | string[]>): Promise<Answered> {
  const page = await (await fetch(url)).text();
  const fields = [...page.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)];
  const form = new URLSearchParams(fields.map(([, name, value]) => [decoded(name!), decoded(value!)]));
  for (const [name, values] of Object.entries({ decision: 'allow', granted: ['read', 'write'], ...given }))
    for (const value of [values].flat()) form.append(name, value);
  const response = await fetch(new URL('/oauth/authorize', url), { method: 'POST', body: form });
  const answer = await response.text();
  const [, target] = /http-equiv="refresh" content="0;url=([^"]*)"/.exec(answer) ?? [];
  if (target === undefined) throw new Error(`${response.status}: ${/role="alert"[^>]*>([^<]*)/.exec(answer)?.[1]}`);
  return new URL(decoded(target)).searchParams;
}

const ENTITIES: Record<string, string> = {
  amp: '&',
  quot: '"',
  lt: '<',
  gt: '>',
  '#x27': "'",
  '#x2F': '/',
  '#x5C': '\\',
  '#96': '`',
};
const decoded = (text: string) => text.replace(/&([#\w]+);/g, (entity, name: string) => ENTITIES[name] ?? entity);

/** The part of an application that keeps what the official client learns, in memory; `asked` is where it sends its user. */
export class MemoryProvider implements OAuthClientProvider {
  asked: URL | undefined;
  client: StoredOAuthClientInformation | undefined;
  stored: StoredOAuthTokens | undefined;
  private verifier = '';
  private discovered: OAuthDiscoveryState | undefined;

  readonly redirectUrl = 'http://localhost:4711/callback';
  readonly clientMetadata = { client_name: 'Test Client', redirect_uris: [this.redirectUrl] };

  clientInformation = () => this.client;
  saveClientInformation = (client: StoredOAuthClientInformation) => {
    this.client = client;
  };
  tokens = () => this.stored;
  saveTokens = (tokens: StoredOAuthTokens) => {
    this.stored = tokens;
  };
  redirectToAuthorization = (url: URL) => {
    this.asked = url;
  };
  saveCodeVerifier = (verifier: string) => {
    this.verifier = verifier;
  };
  codeVerifier = () => this.verifier;
  saveDiscoveryState = (state: OAuthDiscoveryState) => {
    this.discovered = state;
  };
  discoveryState = () => this.discovered;
  state = () => 'a state';
}
