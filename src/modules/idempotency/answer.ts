import { AppError, type AppErrorCode, type AppErrorOptions } from '../../common/app-error.js';

/** What a key remembers of an answer: the body of a success as it was rendered, or the error. */
export type KeptAnswer =
  | { readonly headers: Readonly<Record<string, string>>; readonly body: string | null }
  | { readonly code: AppErrorCode; readonly options: Pick<AppErrorOptions, 'detail' | 'retryAfterSeconds'> };

/**
 * Errors that say nothing about the work: it was not begun, or may well succeed the next time. A key that ends in one is free again.
 * Every other AppError, such as `pii_rejected` or `memory_not_found`, is an answer.
 */
const PASSING: ReadonlySet<AppErrorCode> = new Set([
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

/** The answer that an error of the work is; undefined where it is none. */
export function keptErrorOf(error: unknown): KeptAnswer | undefined {
  if (!(error instanceof AppError) || PASSING.has(error.code)) return undefined;
  const { detail, retryAfterSeconds } = error.options;
  return {
    code: error.code,
    options: { ...(detail !== undefined && { detail }), ...(retryAfterSeconds !== undefined && { retryAfterSeconds }) },
  };
}
