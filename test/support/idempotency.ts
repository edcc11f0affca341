import { setTimeout as sleep } from 'node:timers/promises';
import { type Answer, admin, call } from './client.js';

/** Stores a text with an Idempotency-Key. */
export const storeOnce = (url: string, token: string, key: string, text: string, meta?: object): Promise<Answer> =>
  call('POST', `${url}/v1/memory/store`, {
    token,
    body: { text, ...(meta && { meta }) },
    headers: { 'idempotency-key': key },
  });

/** Repeats a call, as a client would, while the answer is that the first one is still running. */
export async function untilSettled(attempt: () => Promise<Answer>): Promise<Answer> {
  for (;;) {
    const answer = await attempt();
    if (answer.status !== 409) return answer;
    await sleep(Number(answer.headers.get('retry-after')) * 1000);
  }
}

/** Returns the units that a workspace has used for stores this month. */
export const writesOf = async (url: string, workspaceId: number): Promise<number> =>
  (await admin(url, 'GET', `/workspaces/${workspaceId}/usage`)).body.memory_writes.used;
