import { AppError, type AppErrorCode, type AppErrorOptions } from '../../common/app-error.js';

/** An answer as a key stores it: the headers and the rendered body of a success, or the error. */
export type StoredAnswer =
  | { readonly headers: Readonly<Record<string, string>>; readonly body: string | null }
  | { readonly code: AppErrorCode; readonly options: Pick<AppErrorOptions, 'detail' | 'retryAfterSeconds'> };

/**
 * Errors after which a key can be used again: the work was not begun, or may succeed the next time. Every other AppError,
 * such as `pii_rejected` or `memory_not_found`, is a final answer.
 */
const RETRYABLE: ReadonlySet<AppErrorCode> = new Set([
  'malformed_body',
  'missing_credentials',
  'invalid_api_key',
  'api_key_disabled',
  'workspace_deleted',
  'account_suspended',
  'workspace_suspended',
  'not_found',
  'method_not_allowed',
  'idempotency_conflict',
  'payload_too_large',
  'validation_failed',
  'rate_limited',
  'plan_limit_reached',
  'unavailable',
]);

/** Returns an error of the work as an answer to store; undefined if the call may be tried again. */
export function storedErrorOf(error: unknown): StoredAnswer | undefined {
  if (!(error instanceof AppError) || RETRYABLE.has(error.code)) return undefined;
  const { detail, retryAfterSeconds } = error.options;
  return {
    code: error.code,
    options: { ...(detail !== undefined && { detail }), ...(retryAfterSeconds !== undefined && { retryAfterSeconds }) },
  };
}
