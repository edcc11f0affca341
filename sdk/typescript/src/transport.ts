import { retryAfterSeconds, retryDelayMs, sleep } from './backoff.js';
import { Deadline } from './deadline.js';
import { ConnectionError, errorFor, MnemonestError } from './errors.js';
import { type Query, queryString } from './query.js';
import { checkedRetries, checkedTimeout, type Settings } from './settings.js';
import type { EditOptions } from './types.js';
import { uuid } from './uuid.js';

/** One call of the API. */
export interface Call {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly query?: Query;
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Sent as it is, as lines of JSON. Read once, so that the call has one attempt. */
  readonly lines?: ReadableStream<Uint8Array> | Blob;
  /** Whether it writes: such a call carries an idempotency key, the same one in all attempts. */
  readonly writes?: boolean;
}

/** An answer in parts. Whoever takes it ends its deadline. */
export interface OpenAnswer {
  readonly response: Response;
  readonly requestId: string;
  readonly deadline: Deadline;
}

export interface WholeAnswer<T> {
  readonly data: T;
  readonly headers: Headers;
}

const REQUEST_ID_HEADER = 'x-bizx-request-id';
const NO_CONTENT = 204;

/** Sends calls: with credentials and ids, in time, more than once where that helps. What comes back as an error is thrown as one. */
export class Transport {
  readonly #settings: Settings;

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  /** @returns the body of the answer; undefined where it has none */
  async json<T>(call: Call, options?: EditOptions): Promise<T> {
    return (await this.whole<T>(call, options)).data;
  }

  whole<T>(call: Call, options: EditOptions = {}): Promise<WholeAnswer<T>> {
    return this.#attempts(call, options, async ({ response, requestId, deadline }) => {
      try {
        const data = response.status === NO_CONTENT ? undefined : parsed(await response.text(), response.status, requestId);
        return { data: data as T, headers: response.headers };
      } catch (error) {
        throw asOurs(error, deadline, requestId);
      } finally {
        deadline.end();
      }
    });
  }

  /** As soon as it begins to come. */
  open(call: Call, options: EditOptions = {}): Promise<OpenAnswer> {
    return this.#attempts(call, options, async (answer) => answer);
  }

  async #attempts<T>(call: Call, options: EditOptions, read: (answer: OpenAnswer) => Promise<T>): Promise<T> {
    const { signal, maxRetries = this.#settings.maxRetries } = options;
    const retries = call.lines ? 0 : checkedRetries(maxRetries);
    const requestId = options.requestId ?? uuid();
    const request = this.#request(call, options, requestId);
    for (let attempt = 0; ; attempt++)
      try {
        return await read(await this.#attempt(call, request, requestId, options));
      } catch (error) {
        const delay = attempt < retries ? retryDelayMs(error, attempt) : undefined;
        if (delay === undefined) throw error;
        await sleep(delay, signal);
      }
  }

  #request({ method, json, lines, writes }: Call, { idempotencyKey, ifMatch }: EditOptions, requestId: string): RequestInit {
    const headers: Record<string, string> = {
      accept: 'application/json',
      authorization: `Bearer ${this.#settings.apiKey}`,
      [REQUEST_ID_HEADER]: requestId,
    };
    if (json !== undefined) headers['content-type'] = 'application/json';
    if (lines) headers['content-type'] = 'application/x-ndjson';
    if (writes) headers['idempotency-key'] = idempotencyKey ?? uuid();
    if (ifMatch !== undefined) headers['if-match'] = ifMatch;
    const body = json === undefined ? lines : JSON.stringify(json);
    const duplex = lines instanceof ReadableStream ? { duplex: 'half' } : {};
    // A redirect would lose the body or the key on its way, and cannot be what anybody wants.
    return { method, headers, redirect: 'manual', ...(body !== undefined && { body }), ...duplex };
  }

  async #attempt(call: Call, request: RequestInit, requestId: string, options: EditOptions): Promise<OpenAnswer> {
    const { timeoutMs = this.#settings.timeoutMs, signal } = options;
    const deadline = new Deadline(checkedTimeout(timeoutMs), requestId, signal);
    try {
      const url = this.#settings.baseUrl + call.path + queryString(call.query ?? {});
      const response = await this.#settings.fetch(url, { ...request, signal: deadline.signal });
      if (!response.ok) throw await failureOf(response, requestId);
      return { response, requestId, deadline };
    } catch (error) {
      deadline.end();
      throw asOurs(error, deadline, requestId);
    }
  }
}

async function failureOf(response: Response, sent: string): Promise<MnemonestError> {
  const text = await response.text();
  const requestId = response.headers.get(REQUEST_ID_HEADER) ?? sent;
  const retryAfter = retryAfterSeconds(response.headers.get('retry-after'));
  return errorFor(response.status, { requestId, body: jsonOrText(text), ...(retryAfter !== undefined && { retryAfter }) });
}

function jsonOrText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A proxy's page, say: it is kept for who wants to look.
    return text;
  }
}

function parsed(text: string, statusCode: number, requestId: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const message = `the answer is no JSON: is baseUrl the address of the service itself? (request ${requestId})`;
    throw new MnemonestError(message, { statusCode, requestId, body: text });
  }
}

/** What `fetch` and streams fail with, in our words; aborts as their reason. */
export function asOurs(error: unknown, { signal }: Deadline, requestId: string): unknown {
  if (signal.aborted) return signal.reason;
  if (error instanceof MnemonestError) return error;
  return new ConnectionError(`the connection failed: ${causeOf(error)} (request ${requestId})`, { requestId, cause: error });
}

/** `fetch` says "fetch failed" and little more; Node tells why in its cause. */
function causeOf(error: unknown): string {
  const { code, message } = ((error as { cause?: unknown }).cause ?? error) as { code?: unknown; message?: unknown };
  return String(code ?? message);
}
