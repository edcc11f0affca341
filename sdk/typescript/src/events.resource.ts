import { sleep } from './backoff.js';
import { RateLimitError, TimeoutError } from './errors.js';
import { Paged } from './paged.js';
import type { Transport } from './transport.js';
import type {
  CallOptions,
  EventListParams,
  EventPage,
  EventStatus,
  EventSummary,
  SubmitEventsParams,
  SubmitEventsResult,
  WriteOptions,
} from './types.js';

const EVENTS = '/v1/events';
const DEFAULT_MAX_WAIT_MS = 120_000;
const FIRST_PAUSE_MS = 250;
const MAX_PAUSE_MS = 5_000;

/** Conversations that are turned into memories later. */
export class EventsResource {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** Submits turns of a conversation. They are stored when this resolves, and become memories later. */
  create(params: SubmitEventsParams, options?: WriteOptions): Promise<SubmitEventsResult> {
    return this.#transport.json({ method: 'POST', path: EVENTS, json: params, writes: true }, options);
  }

  /** Returns the status of an event, with the outcome of each turn. */
  async get(id: number, options?: CallOptions): Promise<EventStatus> {
    if (!Number.isSafeInteger(id)) throw new TypeError('an event id is a whole number');
    return this.#transport.json({ method: 'GET', path: `${EVENTS}/${id}` }, options);
  }

  /** Lists the events, the newest first, with how many turns became what: `await` for a page, `for await` for all. */
  list(params: EventListParams = {}, options?: CallOptions): Paged<EventPage, EventSummary> {
    const page = (cursor: string | undefined) =>
      this.#transport.json<EventPage>({ method: 'GET', path: EVENTS, query: { ...params, cursor } }, options);
    return new Paged(page, ({ events }) => events, params.cursor ?? undefined);
  }

  /**
   * Polls until all turns of an event are processed. The pause between two polls grows, and respects the rate limit.
   * @param options `maxWaitMs`: maximum time to wait in milliseconds; two minutes by default
   * @throws TimeoutError after `maxWaitMs`; the service continues its work
   */
  async wait(id: number, options: CallOptions & { maxWaitMs?: number } = {}): Promise<EventStatus> {
    const { maxWaitMs = DEFAULT_MAX_WAIT_MS, ...call } = options;
    const end = Date.now() + maxWaitMs;
    for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(MAX_PAUSE_MS, pause * 2)) {
      const answer = await this.get(id, call).catch(throttledFor);
      if (typeof answer !== 'number' && answer.finished_at !== null) return answer;
      const wait = typeof answer === 'number' ? answer : pause;
      if (Date.now() + wait > end) throw new TimeoutError(`events ${id} are not settled after ${maxWaitMs} ms`);
      await sleep(wait, options.signal);
    }
  }
}

/** Returns the milliseconds to wait after an error of the rate limit; throws any other error. */
function throttledFor(error: unknown): number {
  if (error instanceof RateLimitError && !error.isQuota && error.retryAfter !== undefined) return error.retryAfter * 1000;
  throw error;
}
