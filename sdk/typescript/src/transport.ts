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
  /** The body, sent as JSON. */
  readonly json?: unknown;
  /** The body as NDJSON. It can be read only once, so that there are no retries. */
  readonly lines?: ReadableStream<Uint8Array> | Blob;
  /** True if the call writes: it then has an idempotency key, the same in all attempts. */
  readonly writes?: boolean;
}

/** An answer whose body has not been read yet. The receiver has to end its deadline. */
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

/** Sends calls with credentials, ids, timeouts and retries. Throws the error for every answer that is not a success. */
export class Transport {
  readonly #settings: Settings;

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  /** @returns the body of the answer; undefined if it has none */
  async json<T>(call: Call, options?: EditOptions): Promise<T> {
    return (await this.whole<T>(call, options)).data;
  }

  whole<T>(call: Call, options: EditOptions = {}): Promise<WholeAnswer<T>> {
    return this.#attempts(call, options, async ({ response, requestId, deadline }) => {
      try {
        const data = response.status === NO_CONTENT ? undefined : parsed(await response.text(), response.status, requestId);
        return { data: data as T, headers: response.headers };
      } catch (error) {
        throw toSdkError(error, deadline, requestId);
      } finally {
        deadline.end();
      }
    });
  }

  /** Returns the answer as soon as its headers have arrived. */
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
    // Redirects are not followed: they would lose the body or the key.
    return { method, headers, redirect: 'manual', ...(body !== undefined && { body }), ...duplex };
  }

  async #attempt(call: Call, request: RequestInit, requestId: string, options: EditOptions): Promise<OpenAnswer> {
    const { timeoutMs = this.#settings.timeoutMs, signal } = options;
    const deadline = new Deadline(checkedTimeout(timeoutMs), this.#settings.baseUrl, requestId, signal);
    try {
      const url = this.#settings.baseUrl + call.path + queryString(call.query ?? {});
      const response = await this.#settings.fetch(url, { ...request, signal: deadline.signal });
      if (!response.ok) throw await failureOf(response, requestId);
      return { response, requestId, deadline };
    } catch (error) {
      deadline.end();
      throw toSdkError(error, deadline, requestId);
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
    // Such as the error page of a proxy.
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

/** Converts an error of `fetch` or a stream to an error of this package; an aborted call to the reason of its signal. */
export function toSdkError(error: unknown, { signal, address }: Deadline, requestId: string): unknown {
  if (signal.aborted) return signal.reason;
  if (error instanceof MnemonestError) return error;
  const message = `the connection to ${address} failed: ${causeOf(error)} (request ${requestId})`;
  return new ConnectionError(message, { requestId, cause: error });
}

/** Returns the code or message of the cause: `fetch` itself only says "fetch failed" in Node. */
function causeOf(error: unknown): string {
  const { code, message } = ((error as { cause?: unknown }).cause ?? error) as { code?: unknown; message?: unknown };
  return String(code ?? message);
}
