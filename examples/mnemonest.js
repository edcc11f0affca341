/**
 * A minimal client with the calls that the other examples need.
 *
 * @typedef {{ id: number, text: string, score: number, importance: number, meta: Record<string, unknown> }} Memory
 */

/** The memory service refused a call. */
export class MemoryError extends Error {
  /**
   * @param {number} status
   * @param {{ code?: string, detail?: unknown }} answer
   */
  constructor(status, { code, detail }) {
    super(`the memory answered ${status}: ${typeof detail === 'string' ? detail : JSON.stringify(detail)}`);
    this.code = code;
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
   * @returns {Promise<{ memory_id: number, dedup: { action: string } }>}
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
    const response = await fetch(this.baseUrl + path, { method: 'POST', headers: this.headers, body: JSON.stringify(body) });
    const answer = /** @type {{ code?: string, detail?: unknown }} */ (await response.json());
    if (!response.ok) throw new MemoryError(response.status, answer);
    return answer;
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
    await memory.store(message, { source });
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
