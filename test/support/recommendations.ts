import { setTimeout as sleep } from 'node:timers/promises';
import { call } from './client.js';
import { newMemoriesWorkspace } from './memories.js';
import { importLines } from './transfer.js';

/** Creates a workspace with the calls about its recommendations. */
export async function newOptimizedWorkspace(url: string) {
  const workspace = await newMemoriesWorkspace(url);
  const send = (method: string, path: string, headers = {}) =>
    call(method, `${url}/v1/optimize${path}`, { token: workspace.key, headers });
  const list = async (query = '') => (await send('GET', `/recommendations${query}`)).body.recommendations;
  const run = async () => {
    const { status, body } = await send('POST', '/run');
    expect(status).toBe(202);
    for (let state = body; state.status !== 'finished'; await sleep(100))
      state = (await send('GET', `/runs/${body.run_id}`)).body;
  };
  const decide = (id: number, decision: string, headers = {}) => send('POST', `/recommendations/${id}/${decision}`, headers);
  const ask = async (query: string) => (await workspace.retrieve(query)).body.memories.map(({ id }: { id: number }) => id);
  const add = (...lines: object[]) => importLines(url, workspace.key, lines);
  return { ...workspace, send, list, run, decide, ask, add };
}
