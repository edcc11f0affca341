import { setTimeout as sleep } from 'node:timers/promises';
import { type Answer, call } from './client.js';

const SETTLE_TIMEOUT_MS = 40_000;

/** Returns turns of a user with the given contents. */
export const said = (...contents: string[]) => contents.map((content) => ({ role: 'user', content }));

/** Returns the calls of the events API for one workspace. */
export function eventsClient(url: string, token: string) {
  const get = (id: number | string) => call('GET', `${url}/v1/events/${id}`, { token });
  const post = (body: unknown) => call('POST', `${url}/v1/events`, { token, body });
  return {
    get,
    list: (query = '') => call('GET', `${url}/v1/events${query}`, { token }),
    post,
    /** Queues turns and returns the event's id. */
    submit: async (events: object[], source?: string): Promise<number> => {
      const { status, body } = await post({ events, ...(source !== undefined && { source }) });
      if (status !== 202) throw new Error(`${status} ${JSON.stringify(body)}`);
      return body.event_id;
    },
    /** Waits until an event fulfils `condition`; by default, until all its turns are processed. */
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

/** Returns unrelated facts: each becomes a separate memory. */
export const facts = (count: number, first = 0) =>
  Array.from({ length: count }, (_, i) => `Room ${first + i} has ${((first + i) * 7) % 1009} chairs`);
