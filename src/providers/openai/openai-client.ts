import { setTimeout as delay } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import pRetry from 'p-retry';
import { bodyBeginning, bodyText } from './answer-body.js';
import { InvalidAnswer, ProviderFailure } from './provider-failure.js';
import { reasonIn } from './refusal-reason.js';
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

/** A request to a provider. */
export interface ProviderRequest {
  /** Path after the base URL, such as `/embeddings`. */
  readonly path: string;
  readonly body: unknown;
  /** The texts of users in `body`, which no message may repeat. */
  readonly texts: readonly string[];
  /** Aborts the call with its retries and delays. */
  readonly deadline: AbortSignal;
  /** Maximum size of a usable answer. */
  readonly maxBytes: number;
  /** Maximum number of retries of this request; by default that of the client. */
  readonly retries?: number;
}

const ATTEMPT_TIMEOUT = 10_000;
/** Size of the beginning of a refusal in which its reason is looked for. */
const REFUSAL_BYTES = 16 * 1024;
/** A server that answers 500 again to the same request will do so a third time: often it fails on a text of the request. */
const RETRIES_OF_A_FAULT = 1;
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
   * Posts a request and returns the parsed JSON of the answer.
   * @throws ProviderFailure if there is no usable answer
   */
  async post(request: ProviderRequest): Promise<unknown> {
    const call = this.#begin();
    const signal = AbortSignal.any([call.signal, request.deadline]);
    const payload = JSON.stringify(request.body);
    const { retries = this.options.retries ?? RETRIES } = request;
    let lastFailure: ProviderFailure | undefined;
    try {
      return await pRetry(() => this.#attempt(request, payload, signal), {
        signal,
        retries,
        minTimeout: this.options.backoff ?? BACKOFF,
        randomize: true,
        shouldRetry: async ({ error, attemptNumber }) => {
          // Any other error is p-retry's for an aborted signal.
          if (!(error instanceof ProviderFailure) || !error.isTransient) return false;
          lastFailure = error;
          if (error.details.status === 500 && attemptNumber > RETRIES_OF_A_FAULT) return false;
          const wait = (error.details.retryAfterSeconds ?? 0) * 1000;
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

  async #attempt({ path, texts, maxBytes }: ProviderRequest, payload: string, signal: AbortSignal): Promise<unknown> {
    const { baseUrl, apiKey, attemptTimeout = ATTEMPT_TIMEOUT } = this.options;
    const timeout = AbortSignal.timeout(attemptTimeout);
    try {
      const response = await fetch(`${baseUrl}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(apiKey && { authorization: `Bearer ${apiKey}` }) },
        body: payload,
        // The body is private: it is sent only to the configured address, so redirects are not followed.
        redirect: 'manual',
        signal: AbortSignal.any([signal, timeout]),
      });
      if (!response.ok) throw await this.#refusal(response, texts);
      if (response.headers.get('content-type')?.startsWith('text/event-stream')) {
        await response.body?.cancel();
        throw new InvalidAnswer(STREAMED);
      }
      return parsed(await bodyText(response, maxBytes));
    } catch (error) {
      if (error instanceof ProviderFailure) throw error;
      if (signal.aborted) throw interrupted(signal);
      if (timeout.aborted)
        throw new ProviderFailure(`gave no answer within ${attemptTimeout} ms`, { isTransient: true, isTimeout: true });
      throw new ProviderFailure(networkProblem(error), { isTransient: true });
    }
  }

  /** Returns the failure for a status that is not a success. */
  async #refusal(response: Response, texts: readonly string[]): Promise<ProviderFailure> {
    const { status, headers } = response;
    if (status === 401 || status === 403) this.#warnAboutAccess(status);
    const reason = reasonIn(await bodyBeginning(response, REFUSAL_BYTES), [this.options.apiKey ?? '', ...texts]);
    const isRedirect = status >= 300 && status < 400;
    const why = isRedirect ? 'a redirect, which is not followed: OPENAI_BASE_URL must be the final address' : reason;
    return new ProviderFailure(`answered with status ${status}${why ? `: ${why}` : ''}`, {
      status,
      reason,
      isTransient: [408, 409, 429].includes(status) || status >= 500,
      retryAfterSeconds: retryAfterSeconds(headers.get('retry-after'), Date.now()),
    });
  }

  #warnAboutAccess(status: number): void {
    if (Date.now() < this.#accessWarningDue) return;
    this.#accessWarningDue = Date.now() + ACCESS_WARNING_INTERVAL;
    this.#logger.error(`The provider at OPENAI_BASE_URL refuses the API key (status ${status}): check OPENAI_API_KEY`);
  }
}

const STREAMED = 'answers only as a stream of events, which the service does not read: turn streaming off there';

function interrupted(signal: AbortSignal): ProviderFailure {
  return signal.reason?.name === 'TimeoutError'
    ? new ProviderFailure('gave no answer in time', { isTimeout: true })
    : new ProviderFailure('was not asked: the client is closed');
}

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
    throw new InvalidAnswer(/^\s*(?:data|event):/.test(text) ? STREAMED : 'answered with something that is not JSON');
  }
}
