import { type Answer, call, newWorkspace } from './client.js';

interface Options {
  readonly ifMatch?: string | undefined;
}

/** Returns the calls about memories of one workspace. Paths start after `/v1/memory`. */
export const memoriesClient = (url: string, token: string) => {
  const send = (method: string, path: string, body?: unknown, { ifMatch }: Options = {}): Promise<Answer> =>
    call(method, `${url}/v1/memory${path}`, {
      token,
      ...(body !== undefined && { body }),
      ...(ifMatch !== undefined && { headers: { 'if-match': ifMatch } }),
    });
  return {
    list: (query = '') => send('GET', query),
    get: (id: unknown) => send('GET', `/${id}`),
    edit: (id: unknown, patch: unknown, options?: Options) => send('PATCH', `/${id}`, patch, options),
    remove: (id: unknown, options?: Options) => send('DELETE', `/${id}`, undefined, options),
    removeWhere: (query = '') => send('DELETE', query),
    archiveWhere: (query: string, archived = true) => send('PATCH', query, { archived }),
    history: (id: unknown, query = '') => send('GET', `/${id}/history${query}`),
    restore: (id: unknown, body: unknown, options?: Options) => send('POST', `/${id}/restore`, body, options),
    storeBatch: (memories: unknown) => send('POST', '/store/batch', { memories }),
  };
};

/** Creates a workspace and returns all its calls about memories. */
export async function newMemoriesWorkspace(url: string, name = 'memories', plan: string | null = 'self-hosted') {
  const workspace = await newWorkspace(url, name, plan);
  const remember = async (text: string, meta?: object): Promise<number> => {
    const { status, body } = await workspace.store(text, meta);
    expect([status, body.dedup?.action]).toEqual([200, 'stored_new']);
    return body.memory_id;
  };
  return { ...workspace, remember, ...memoriesClient(url, workspace.key) };
}
