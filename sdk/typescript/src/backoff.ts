import { ConflictError, ConnectionError, ServiceUnavailableError } from './errors.js';

const FIRST_DELAY_MS = 500;
const MAX_DELAY_MS = 8_000;
/** Maximum `Retry-After` that is waited for; a longer one is left to the caller. */
const MAX_RETRY_AFTER_SECONDS = 30;
const TRANSIENT = new Set([502, 503, 504]);

/**
 * Returns the delay before the next attempt: exponential backoff with full jitter, and at least the `Retry-After` of the answer.
 * @param retries number of retries so far
 * @param random returns a number from 0 to 1
 * @returns milliseconds; undefined if a retry would not help, or the service asks for a longer delay than the maximum
 */
export function retryDelayMs(error: unknown, retries: number, random: () => number = Math.random): number | undefined {
  if (!isTransient(error, retries)) return undefined;
  const { retryAfter = 0 } = error;
  if (retryAfter > MAX_RETRY_AFTER_SECONDS) return undefined;
  return Math.max(retryAfter * 1000, random() * Math.min(MAX_DELAY_MS, FIRST_DELAY_MS * 2 ** retries));
}

function isTransient(error: unknown, retries: number): error is ServiceUnavailableError | ConnectionError | ConflictError {
  if (error instanceof ConnectionError) return true;
  if (error instanceof ServiceUnavailableError) return TRANSIENT.has(error.statusCode as number);
  // After a broken connection the first attempt may still be running: the retry then gets a conflict with a Retry-After.
  return retries > 0 && error instanceof ConflictError && error.code === 'idempotency_conflict' && error.retryAfter !== undefined;
}

/**
 * Returns the seconds of a `Retry-After` header, which is a number or a date; undefined if it is missing or invalid.
 * @param now milliseconds since 1970
 */
export function retryAfterSeconds(header: string | null, now = Date.now()): number | undefined {
  if (!header) return undefined;
  const seconds = /^\s*\d+(\.\d+)?\s*$/.test(header) ? Number(header) : (Date.parse(header) - now) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, seconds) : undefined;
}

/**
 * Waits for `ms` milliseconds.
 * @throws the reason of `signal` if it is aborted
 */
export async function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  signal?.throwIfAborted();
  await new Promise<void>((resolve, reject) => {
    const abort = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', abort);
      resolve();
    }, ms);
    signal?.addEventListener('abort', abort, { once: true });
  });
}
