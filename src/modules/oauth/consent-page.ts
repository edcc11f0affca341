import validator from 'validator';
import type { AuthorizationRequest, Parameters } from './authorization-request.js';
import { isDocumentAddress } from './client-document.js';
import { STYLE } from './consent-style.js';
import { PATHS, type Scope } from './metadata.js';
import { destinationOf, redirectKindOf } from './redirect-uri.js';

const { escape: escaped } = validator;

/** The meaning of a scope, in words for the person who is asked. */
const MEANINGS: Record<Scope, [title: string, description: string]> = {
  read: ['Read memories', 'Search, list and see what is remembered, and its history.'],
  write: ['Change memories', 'Remember new facts, correct them and forget them for good.'],
};

/** The page with which somebody is asked for a consent. */
interface ConsentPage {
  readonly request: AuthorizationRequest;
  /** The parameters of the request, which the form sends back. */
  readonly parameters: Parameters;
  /** The scopes that are ticked. */
  readonly ticked: readonly Scope[];
  /** The reason why the form was refused, for the one who filled it in. */
  readonly problem?: string | undefined;
}

/** Returns the page that names a client and what it wants, and takes a key. It works without scripts. */
export function consentPage(nonce: string, { request, parameters, ticked, problem }: ConsentPage): string {
  const { client, redirectUri, scopes } = request;
  const destination = destinationOf(redirectUri);
  const name = client.name ?? destination;
  const origin = isDocumentAddress(client.id)
    ? ` It is described at <strong class="where">${escaped(new URL(client.id).host)}</strong>.`
    : '';
  const hidden = Object.entries(parameters).map(([key, value]) => `<input type="hidden" ${attributes({ name: key, value })}>`);
  const main = `
<h1>Connect <span class="name">${escaped(name)}</span></h1>
<p>An application that calls itself <strong>${escaped(name)}</strong> wants to use the memories of a workspace. Your answer goes
to <strong class="where">${escaped(destination)}</strong>.${origin}</p>
${redirectKindOf(redirectUri) === 'web' ? '' : `<p class="note">${LOCAL_NOTE}</p>`}
${problem === undefined ? '' : `<p class="problem" role="alert" id="problem">${escaped(problem)}</p>`}
<form method="post" action="${PATHS.authorize}" autocomplete="off">
${hidden.join('\n')}
<fieldset><legend>It may</legend>
${scopes.map((scope) => scopeField(scope, ticked.includes(scope))).join('\n')}
</fieldset>
<label class="key" for="key">Workspace key</label>
<input id="key" name="key" type="password" required maxlength="1024" placeholder="mnx_ws_…" autocomplete="off" autofocus
  spellcheck="false" aria-describedby="hint${problem === undefined ? '' : ' problem'}">
<p class="hint" id="hint">It stays here: the application gets a token of its own, which ends with this key, and which the
operator of this service can revoke.</p>
<div class="buttons">
<button type="submit" name="decision" value="allow">Allow</button>
<button type="submit" name="decision" value="deny" class="quiet" formnovalidate>Cancel</button>
</div>
</form>`;
  return document(nonce, `Connect ${name}`, main);
}

const LOCAL_NOTE = 'Only go on if you have just started this from a program on this computer: which one it is cannot be checked.';

function scopeField(scope: Scope, ticked: boolean): string {
  const [title, description] = MEANINGS[scope];
  return `<label class="scope"><input type="checkbox" name="granted" value="${scope}"${ticked ? ' checked' : ''}>
<span><strong>${title}</strong><br><span class="hint">${description}</span></span></label>`;
}

/**
 * Returns the page that leads back to the client. It navigates by itself, because browsers hold redirects that answer a form to
 * `form-action`, and a link is left for those that do not open the scheme of an application by themselves.
 */
export function returnPage(nonce: string, target: string, granted: boolean): string {
  const main = `
<h1>${granted ? 'Connected' : 'Not connected'}</h1>
<p>${granted ? 'You can close this window if it does not close by itself.' : 'Nothing was granted.'}</p>
<p><a class="button" ${attributes({ href: target })}>Back to the application</a></p>`;
  const refresh = `<meta http-equiv="refresh" ${attributes({ content: `0;url=${target}` })}>`;
  return document(nonce, granted ? 'Connected' : 'Not connected', main, refresh);
}

/** Returns the page for a request that cannot be answered to its client. */
export const refusalPage = (nonce: string, reason: string): string =>
  document(
    nonce,
    'Cannot connect',
    `
<h1>Cannot connect</h1>
<p class="problem" role="alert">${escaped(reason)}</p>
<p>Start again from the application. If that does not help, remove this service from it and add it anew.</p>`,
  );

const attributes = (values: Readonly<Record<string, string | undefined>>): string =>
  Object.entries(values)
    .map(([name, value]) => `${name}="${escaped(value ?? '')}"`)
    .join(' ');

const document = (nonce: string, title: string, main: string, head = ''): string => `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${escaped(title)} - Mnemonest</title>
<link rel="icon" type="image/svg+xml" href="/favicon.svg">
${head}
<style nonce="${nonce}">${STYLE}</style>
</head>
<body>
<main>
<img src="/favicon.svg" width="40" height="40" alt="Mnemonest">
${main}
</main>
</body>
</html>
`;
