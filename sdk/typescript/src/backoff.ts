import { ConflictError, ConnectionError, ServiceUnavailableError } from './errors.js';

const FIRST_DELAY_MS = 500;
const MOST_DELAY_MS = 8_000;
/** What asks for more patience than this is told to the caller instead. */
const MOST_RETRY_AFTER_SECONDS = 30;
const TRANSIENT = new Set([502, 503, 504]);

/**
 * How long to wait before the next attempt: exponential backoff with full jitter, and at least what the service asks for.
 * @param retries made so far
 * @param random from 0 to 1
 * @returns milliseconds; undefined where another attempt would not help, or would come too late
 */
export function retryDelayMs(error: unknown, retries: number, random: () => number = Math.random): number | undefined {
  if (!isTransient(error, retries)) return undefined;
  const { retryAfter = 0 } = error;
  if (retryAfter > MOST_RETRY_AFTER_SECONDS) return undefined;
  return Math.max(retryAfter * 1000, random() * Math.min(MOST_DELAY_MS, FIRST_DELAY_MS * 2 ** retries));
}

function isTransient(error: unknown, retries: number): error is ServiceUnavailableError | ConnectionError | ConflictError {
  if (error instanceof ConnectionError) return true;
  if (error instanceof ServiceUnavailableError) return TRANSIENT.has(error.statusCode as number);
  // After a break the first attempt may still be at work, and what meets it is told to come back for its answer.
  return retries > 0 && error instanceof ConflictError && error.code === 'idempotency_conflict' && error.retryAfter !== undefined;
}

/**
 * Seconds of a `Retry-After` header: a number of them, or a date.
 * @param now milliseconds since 1970
 */
export function retryAfterSeconds(header: string | null, now = Date.now()): number | undefined {
  if (!header) return undefined;
  const seconds = /^\s*\d+(\.\d+)?\s*$/.test(header) ? Number(header) : (Date.parse(header) - now) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, seconds) : undefined;
}

/** @throws the reason of `signal`, when it is aborted */
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
