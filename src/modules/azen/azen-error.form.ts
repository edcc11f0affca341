import { AppError, type AppErrorCode } from '../../common/app-error.js';
import type { ErrorAnswer } from '../../http/error-catalogue.js';
import { AzenFailure } from './azen-failure.js';

const STATUS_WORDS: Record<number, string> = {
  400: 'invalid_request',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not_found',
  429: 'rate_limited',
  500: 'internal_server_error',
};
/** The `status` that Azen sends for every code that its table does not have. */
const OTHER_STATUS = 'internal_server_error';
const UNHANDLED = 'Internal Server Error: Unhandled exception.';

const FORBIDDEN = [403, 'Invalid API key'] as const;
const NO_ROUTE = [404, 'Not Found'] as const;

/** Azen's status and message for our error codes. Its table has no 405, 422 and 503. */
const ANSWERS: Partial<Record<AppErrorCode, readonly [status: number, message: string]>> = {
  malformed_body: [400, 'Request body must be valid JSON'],
  validation_failed: [400, 'Invalid request body'],
  missing_credentials: [401, 'no api key'],
  invalid_api_key: FORBIDDEN,
  api_key_disabled: FORBIDDEN,
  workspace_deleted: FORBIDDEN,
  account_suspended: FORBIDDEN,
  workspace_suspended: FORBIDDEN,
  not_found: NO_ROUTE,
  method_not_allowed: NO_ROUTE,
  memory_not_found: [404, 'Memory not found'],
  rate_limited: [429, 'Rate limit exceeded for this API key'],
};

/** Converts an error response of ours to one of the Azen API, whose body is always `{status, message, code}`. */
export function toAzenAnswer({ status: ownStatus, headers, body }: ErrorAnswer, failure: unknown): ErrorAnswer {
  const [code, message] = statusAndMessageOf(ownStatus, (body as { detail?: unknown }).detail, failure);
  const retryAfter = headers['retry-after'];
  return {
    status: code,
    headers: retryAfter === undefined ? {} : { 'retry-after': retryAfter },
    body: { status: STATUS_WORDS[code] ?? OTHER_STATUS, message, code },
  };
}

function statusAndMessageOf(ownStatus: number, detail: unknown, failure: unknown): readonly [status: number, message: string] {
  if (failure instanceof AzenFailure) return [500, failure.message];
  if (ownStatus >= 500) return [500, UNHANDLED];
  if (ownStatus === 404 && !(failure instanceof AppError)) return NO_ROUTE;
  const text = typeof detail === 'string' ? detail : 'Invalid request';
  if (!(failure instanceof AppError)) return [ownStatus, text];
  if (failure.code === 'pii_rejected' || failure.code === 'embedding_rejected') return [400, text];
  const place = failure.options.items?.[0]?.loc[0];
  if (place === 'path') return [400, 'Invalid memory Id'];
  if (place === 'header') return [400, 'Invalid Idempotency-Key'];
  return ANSWERS[failure.code] ?? [ownStatus, text];
}
