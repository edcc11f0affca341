import { setTimeout as sleep } from 'node:timers/promises';
import { type Answer, admin, call, newWorkspace } from './client.js';

const EMBEDDED_WITHIN_MS = 40_000;

/** Returns the calls of one key of the Azen API. */
export function azenClient(url: string, key: string) {
  const send = (method: string, path: string, body?: unknown): Promise<Answer> =>
    call(method, `${url}/api/v1${path}`, { headers: { 'azen-api-key': key }, ...(body !== undefined && { body }) });
  const get = (id: string) => send('GET', `/memory/${id}`);
  return {
    key,
    send,
    get,
    create: (text: string) => send('POST', '/memory', { text }),
    list: (query = '') => send('GET', `/memory${query}`),
    search: (query: string, topK?: number) => send('POST', '/memory/search', { query, ...(topK !== undefined && { topK }) }),
    remove: (id: string) => send('DELETE', `/memory/${id}`),
    usage: () => send('GET', '/usage'),
    /** Waits until a memory is embedded. */
    untilEmbedded: async (id: string): Promise<void> => {
      const deadline = Date.now() + EMBEDDED_WITHIN_MS;
      for (;;) {
        const { status, body } = await get(id);
        if (body.memory?.embedded) return;
        if (Date.now() > deadline) throw new Error(`not embedded: ${status} ${JSON.stringify(body).slice(0, 500)}`);
        await sleep(50);
      }
    },
  };
}

/** Creates another Azen key of a workspace, with high limits unless others are given. */
export async function newAzenKey(url: string, workspaceId: number, more: object = {}) {
  const limits = { rpm_limit: 60_000, burst_limit: 10_000 };
  const { status, body } = await admin(url, 'POST', `/workspaces/${workspaceId}/keys`, {
    label: 'azen',
    kind: 'azen',
    ...limits,
    ...more,
  });
  if (status !== 201) throw new Error(`${status} ${JSON.stringify(body)}`);
  return { keyId: body.id as number, ...azenClient(url, body.key) };
}

/** Creates a workspace with an Azen key, and returns the calls of both APIs. */
export async function newAzenWorkspace(url: string, plan: string | null = 'self-hosted') {
  const workspace = await newWorkspace(url, 'azen', plan);
  const azen = await newAzenKey(url, workspace.id);
  const remember = async (text: string): Promise<string> => {
    const { status, body } = await azen.create(text);
    if (status !== 201) throw new Error(`${status} ${JSON.stringify(body)}`);
    await azen.untilEmbedded(body.memoryId);
    return body.memoryId;
  };
  return { ...azen, workspace, remember };
}
