import { setTimeout as sleep } from 'node:timers/promises';

/**
 * A minimal client with the calls that the other examples need.
 *
 * @typedef {{ id: number, text: string, score: number, importance: number, meta: Record<string, unknown> }} Memory
 */

/** The most times that a call waits for the rate limit, and the most seconds that it waits. */
const WAITS = 3;
const LONGEST_WAIT = 30;
const TIMEOUT_MS = 10_000;

/** The memory service refused a call, or is away. */
export class MemoryError extends Error {
  /**
   * @param {number} status 0 if there was no answer
   * @param {{ code?: string, detail?: unknown }} answer
   */
  constructor(status, { code, detail }) {
    const what = typeof detail === 'string' ? detail : JSON.stringify(detail);
    super(status ? `the memory answered ${status}: ${what}` : what);
    this.status = status;
    this.code = code;
  }

  /** True if the memory cannot serve now: it is away, has a failure, or a limit is reached. Another call may succeed later. */
  get isAway() {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

/**
 * Returns what the memory answers. Where it is away, it says so on standard error and returns `otherwise`: an agent without
 * memories is better than none. A wrong key or request is an error.
 * @template T
 * @param {Promise<T>} call
 * @param {T} otherwise
 */
export async function orWithout(call, otherwise) {
  try {
    return await call;
  } catch (error) {
    if (!(error instanceof MemoryError && error.isAway)) throw error;
    console.error(`going on without memory: ${error.message}`);
    return otherwise;
  }
}

/** A client of one workspace of the service. */
export class Mnemonest {
  /** @param {{ apiKey?: string | undefined, baseUrl?: string }} [options] */
  constructor({ apiKey = process.env.MNEMONEST_API_KEY, baseUrl = process.env.MNEMONEST_URL ?? 'http://127.0.0.1:8080' } = {}) {
    if (!apiKey) throw new Error('set MNEMONEST_API_KEY to the key of a workspace');
    this.headers = { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' };
    this.baseUrl = baseUrl;
  }

  /**
   * Stores a fact.
   * @param {string} text
   * @param {Record<string, unknown>} [meta]
   * @returns {Promise<{ memory_id: number, dedup: { action: string } } | undefined>}
   */
  store(text, meta) {
    return this.post('/v1/memory/store', { text, meta });
  }

  /**
   * Retrieves the memories that fit a query, the best first.
   * @param {string} query
   * @param {{ top_k?: number, min_score?: number }} [options]
   * @returns {Promise<{ memories: Memory[] }>}
   */
  retrieve(query, options) {
    return this.post('/v1/memory/retrieve', { query: query.slice(0, 1_000), ...options });
  }

  /**
   * Submits turns of a conversation. They become memories shortly after; greetings and small talk are dropped.
   * @param {string} source name of the conversation
   * @param {{ role: string, content: string, timestamp?: string }[]} events
   * @returns {Promise<unknown>}
   */
  ingest(source, events) {
    return this.post('/v1/events', { source, events });
  }

  /**
   * @private
   * @param {string} path
   * @param {object} body
   * @returns {Promise<any>}
   */
  async post(path, body) {
    for (let waits = 0; ; waits++) {
      const response = await this.send(path, body);
      const read = /** @type {Promise<{ code?: string, detail?: unknown }>} */ (response.json());
      const answer = await read.catch(() => ({ detail: 'no JSON' }));
      if (response.ok) return answer;
      const seconds = Number(response.headers.get('retry-after') ?? Number.POSITIVE_INFINITY);
      const isWorthWaiting = response.status === 429 && waits < WAITS && seconds <= LONGEST_WAIT;
      if (!isWorthWaiting) throw new MemoryError(response.status, answer);
      await sleep(seconds * 1_000);
    }
  }

  /**
   * @private
   * @param {string} path
   * @param {object} body
   */
  async send(path, body) {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    try {
      return await fetch(this.baseUrl + path, { method: 'POST', headers: this.headers, body: JSON.stringify(body), signal });
    } catch (error) {
      const { message, cause } = /** @type {Error & { cause?: { code?: string } }} */ (error);
      throw new MemoryError(0, { detail: `no answer of ${this.baseUrl}: ${cause?.code ?? message}` });
    }
  }
}

/**
 * Stores a message of a user. A message with a secret that cannot be redacted is refused; that is ignored.
 * @param {Mnemonest} memory
 * @param {string} message
 * @param {string} source
 */
export async function storeMessage(memory, message, source) {
  try {
    await orWithout(memory.store(message, { source }), undefined);
  } catch (error) {
    if (!(error instanceof MemoryError && error.code === 'pii_rejected')) throw error;
  }
}

/**
 * Returns the part of a prompt that lists memories.
 * @param {Memory[]} memories
 */
export const promptOf = (memories) =>
  memories.length === 0
    ? 'You remember nothing about this yet.'
    : `You remember:\n${memories.map(({ text }) => `- ${text}`).join('\n')}`;

/**
 * Returns the messages of a command line; without any, says how to give them and ends the program.
 * @param {string[]} argv
 */
export function messagesOf([, program = '', ...messages]) {
  if (messages.length) return messages;
  console.error(`usage: node ${program} "I am allergic to peanuts" "What must I not eat?"`);
  return process.exit(2);
}
