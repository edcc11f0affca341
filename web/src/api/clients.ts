import { Mnemonest } from '../../../sdk/typescript/src/mnemonest.js';
import { type ClientOptions, toSettings } from '../../../sdk/typescript/src/settings.js';
import { Transport } from '../../../sdk/typescript/src/transport.js';
import { csrfToken } from './session';

/** Stands where other programs have a key. It is taken out before a call is sent: the cookie stands for it. */
const NO_KEY = 'cookie';

const optionsFor = (workspaceId?: number): ClientOptions => ({
  apiKey: NO_KEY,
  baseUrl: globalThis.location.origin,
  maxRetries: 1,
  fetch: (input, init) => {
    const headers = new Headers(init?.headers);
    headers.delete('authorization');
    headers.set('x-csrf-token', csrfToken());
    if (workspaceId !== undefined) headers.set('x-workspace-id', String(workspaceId));
    return fetch(input, { ...init, headers });
  },
});

const clients = new Map<number, Mnemonest>();

/** Returns the client of a workspace. A session with a key knows one workspace, whatever id is given. */
export function workspaceClient(workspaceId: number): Mnemonest {
  const client = clients.get(workspaceId) ?? new Mnemonest(optionsFor(workspaceId));
  clients.set(workspaceId, client);
  return client;
}

/** The calls of the operator, sent as those of a workspace are. */
export const adminTransport = new Transport(toSettings(optionsFor()));
