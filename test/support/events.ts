import { setTimeout as sleep } from 'node:timers/promises';
import { type Answer, call } from './client.js';

const SETTLE_TIMEOUT_MS = 40_000;

/** Events of a user that say `contents`. */
export const said = (...contents: string[]) => contents.map((content) => ({ role: 'user', content }));

/** The calls around events of one workspace. */
export function eventsClient(url: string, token: string) {
  const get = (id: number | string) => call('GET', `${url}/v1/events/${id}`, { token });
  const post = (body: unknown) => call('POST', `${url}/v1/events`, { token, body });
  return {
    get,
    post,
    /** Queues events and gives the id back. */
    submit: async (events: object[], source?: string): Promise<number> => {
      const { status, body } = await post({ events, ...(source !== undefined && { source }) });
      if (status !== 202) throw new Error(`${status} ${JSON.stringify(body)}`);
      return body.event_id;
    },
    /** Waits until the events of a call fulfil `condition`; by default, until all are settled. */
    until: async (id: number, condition: (body: Answer['body']) => boolean = ({ finished_at }) => finished_at !== null) => {
      const deadline = Date.now() + SETTLE_TIMEOUT_MS;
      for (;;) {
        const { body } = await get(id);
        if (condition(body)) return body;
        if (Date.now() > deadline) throw new Error(`not settled: ${JSON.stringify(body)}`);
        await sleep(100);
      }
    },
  };
}

/** Facts that have nothing to do with each other: each becomes a memory of its own. */
export const facts = (count: number, first = 0) =>
  Array.from({ length: count }, (_, i) => `Room ${first + i} has ${((first + i) * 7) % 1009} chairs`);
