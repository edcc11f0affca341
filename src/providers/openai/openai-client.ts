import { setTimeout as delay } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import pRetry from 'p-retry';
import { InvalidAnswer, ProviderFailure } from './provider-failure.js';
import { retryAfterSeconds } from './retry-after.js';

/** Address, credentials, timeouts and retries of an OpenAI-compatible provider. Times are in milliseconds. */
export interface OpenAiClientOptions {
  /** Without a trailing slash. */
  readonly baseUrl: string;
  /** Not required by every provider. */
  readonly apiKey?: string | undefined;
  readonly attemptTimeout?: number;
  /** Maximum number of retries after transient failures. */
  readonly retries?: number;
  /** Delay before the first retry; doubled for each further one, plus a random jitter of up to the same time. */
  readonly backoff?: number;
  /** Maximum `Retry-After` that is waited for; if the provider asks for more, the call fails with that time instead. */
  readonly longestWait?: number;
}

const ATTEMPT_TIMEOUT = 10_000;
const RETRIES = 3;
const BACKOFF = 300;
const LONGEST_WAIT = 10_000;
const ACCESS_WARNING_INTERVAL = 60_000;

/** Posts JSON to an OpenAI-compatible provider, with retries after transient failures. */
export class OpenAiClient {
  readonly #logger = new Logger(OpenAiClient.name);
  readonly #pending = new Set<AbortController>();
  #closed = false;
  #accessWarningDue = 0;

  constructor(private readonly options: OpenAiClientOptions) {}

  /**
   * Posts `body` and returns the parsed JSON of the answer.
   * @param deadline aborts the call with its retries and delays
   * @throws ProviderFailure if there is no usable answer
   */
  async post(path: string, body: unknown, deadline: AbortSignal): Promise<unknown> {
    const call = this.#begin();
    const signal = AbortSignal.any([call.signal, deadline]);
    const payload = JSON.stringify(body);
    let lastFailure: ProviderFailure | undefined;
    try {
      return await pRetry(() => this.#attempt(path, payload, signal), {
        signal,
        retries: this.options.retries ?? RETRIES,
        minTimeout: this.options.backoff ?? BACKOFF,
        randomize: true,
        shouldRetry: async ({ error }) => {
          // Any other error is p-retry's for an aborted signal.
          if (!(error instanceof ProviderFailure) || !error.isTransient) return false;
          lastFailure = error;
          const wait = (error.retryAfterSeconds ?? 0) * 1000;
          if (wait > (this.options.longestWait ?? LONGEST_WAIT)) return false;
          await delay(wait, undefined, { signal });
          return true;
        },
      });
    } catch (error) {
      if (error instanceof ProviderFailure) throw error;
      throw lastFailure ?? interrupted(signal);
    } finally {
      this.#pending.delete(call);
    }
  }

  /** Aborts every pending request, and every later one before it is sent. */
  close(): void {
    this.#closed = true;
    for (const call of this.#pending) call.abort();
  }

  /**
   * Registers a call. Each call has its own controller, because a signal that lives as long as the client would keep references
   * to all signals that were combined with it.
   */
  #begin(): AbortController {
    const call = new AbortController();
    if (this.#closed) call.abort();
    this.#pending.add(call);
    return call;
  }

  async #attempt(path: string, payload: string, signal: AbortSignal): Promise<unknown> {
    const { baseUrl, apiKey, attemptTimeout = ATTEMPT_TIMEOUT } = this.options;
    const timeout = AbortSignal.timeout(attemptTimeout);
    let response: Response;
    let text: string;
    try {
      response = await fetch(`${baseUrl}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(apiKey && { authorization: `Bearer ${apiKey}` }) },
        body: payload,
        // The body is private: it is sent only to the configured address, so redirects are not followed.
        redirect: 'manual',
        signal: AbortSignal.any([signal, timeout]),
      });
      text = await response.text();
    } catch (error) {
      if (signal.aborted) throw interrupted(signal);
      throw new ProviderFailure(timeout.aborted ? `gave no answer within ${attemptTimeout} ms` : networkProblem(error), true);
    }
    if (!response.ok) throw this.#refusal(response);
    return parsed(text);
  }

  /** Returns the failure for a status that is not a success, without the body, which may repeat the key or the texts. */
  #refusal({ status, headers }: Response): ProviderFailure {
    if (status === 401 || status === 403) this.#warnAboutAccess(status);
    const isTransient = [408, 409, 429].includes(status) || status >= 500;
    return new ProviderFailure(
      `answered with status ${status}`,
      isTransient,
      retryAfterSeconds(headers.get('retry-after'), Date.now()),
    );
  }

  #warnAboutAccess(status: number): void {
    if (Date.now() < this.#accessWarningDue) return;
    this.#accessWarningDue = Date.now() + ACCESS_WARNING_INTERVAL;
    this.#logger.error(`The provider at OPENAI_BASE_URL refuses the API key (status ${status}): check OPENAI_API_KEY`);
  }
}

const interrupted = (signal: AbortSignal): ProviderFailure =>
  new ProviderFailure(signal.reason?.name === 'TimeoutError' ? 'gave no answer in time' : 'was not asked: the client is closed');

/** Returns a message with the code of a failed `fetch`, such as ECONNREFUSED. Its own message may quote the request. */
function networkProblem(error: unknown): string {
  const { code, cause } = Object(error) as { code?: unknown; cause?: unknown };
  const reason = (Object(cause) as { code?: unknown }).code ?? code;
  return `could not be reached (${typeof reason === 'string' ? reason : 'network error'})`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new InvalidAnswer('answered with something that is not JSON');
  }
}
