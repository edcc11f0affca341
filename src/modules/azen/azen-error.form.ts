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
/** Azen's word for every status that its table does not have. */
const OTHER_STATUS = 'internal_server_error';
const UNHANDLED = 'Internal Server Error: Unhandled exception.';

const FORBIDDEN = [403, 'Invalid API key'] as const;
const NO_ROUTE = [404, 'Not Found'] as const;

/** Ours, as Azen words them; its table has no 405, 422 and 503. */
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

/** An error body of the Azen API: `{status, message, code}` for every failure there is. */
export function toAzenAnswer({ status: usual, headers, body }: ErrorAnswer, failure: unknown): ErrorAnswer {
  const [code, message] = meaningOf(usual, (body as { detail?: unknown }).detail, failure);
  const retryAfter = headers['retry-after'];
  return {
    status: code,
    headers: retryAfter === undefined ? {} : { 'retry-after': retryAfter },
    body: { status: STATUS_WORDS[code] ?? OTHER_STATUS, message, code },
  };
}

function meaningOf(usual: number, detail: unknown, failure: unknown): readonly [status: number, message: string] {
  if (failure instanceof AzenFailure) return [500, failure.message];
  if (usual >= 500) return [500, UNHANDLED];
  if (usual === 404 && !(failure instanceof AppError)) return NO_ROUTE;
  const text = typeof detail === 'string' ? detail : 'Invalid request';
  if (!(failure instanceof AppError)) return [usual, text];
  if (failure.code === 'pii_rejected') return [400, text];
  if (failure.options.items?.[0]?.loc[0] === 'path') return [400, 'Invalid memory Id'];
  return ANSWERS[failure.code] ?? [usual, text];
}
