import { TimeoutError } from './errors.js';

/** Aborts an attempt after its timeout, or when the caller's signal is aborted. Node 18 does not have `AbortSignal.any`. */
export class Deadline {
  readonly #controller = new AbortController();
  readonly #timeoutMs: number;
  readonly #caller: AbortSignal | undefined;
  readonly #requestId: string;
  /** The address of the service, which errors name. */
  readonly address: string;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @throws the reason of `caller` if it is already aborted */
  constructor(timeoutMs: number, address: string, requestId: string, caller: AbortSignal | undefined) {
    caller?.throwIfAborted();
    this.#timeoutMs = timeoutMs;
    this.address = address;
    this.#requestId = requestId;
    this.#caller = caller;
    caller?.addEventListener('abort', this.#followCaller);
    this.restart();
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Restarts the timeout, for the next part of a long answer. */
  restart(): void {
    clearTimeout(this.#timer);
    if (this.#timeoutMs > 0) this.#timer = setTimeout(this.#expire, this.#timeoutMs);
  }

  /** Stops the timeout until the next `restart`. */
  pause(): void {
    clearTimeout(this.#timer);
  }

  end(): void {
    this.pause();
    this.#caller?.removeEventListener('abort', this.#followCaller);
  }

  readonly #followCaller = () => this.#controller.abort(this.#caller?.reason);

  readonly #expire = () =>
    this.#controller.abort(
      new TimeoutError(`nothing came from ${this.address} within ${this.#timeoutMs} ms (request ${this.#requestId})`, {
        requestId: this.#requestId,
      }),
    );
}
