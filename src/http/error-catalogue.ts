import type { AppError, AppErrorCode, AppErrorOptions, FieldError } from '../common/app-error.js';
import { refuseValue } from './field-readers.js';

/** The HTTP answer to a failed request. */
export interface ErrorAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: object;
}

interface Entry {
  readonly status: number;
  /** The default `detail`. */
  readonly detail: string;
  /** True if the body includes the code: `{"error": …, "code": …, "detail": …}`. */
  readonly coded?: true;
  readonly headers?: Readonly<Record<string, string>>;
}

const CHALLENGE = { 'www-authenticate': 'Bearer' };

const CATALOGUE: Record<AppErrorCode, Entry> = {
  malformed_body: { status: 400, detail: 'There was an error parsing the body' },
  missing_credentials: { status: 401, detail: 'Missing or invalid Authorization header', headers: CHALLENGE },
  invalid_api_key: { status: 401, detail: 'Invalid API key', headers: CHALLENGE },
  api_key_disabled: { status: 403, coded: true, detail: 'API key is disabled' },
  workspace_deleted: { status: 403, coded: true, detail: 'Workspace has been deleted' },
  account_suspended: { status: 403, coded: true, detail: 'Account is suspended' },
  workspace_suspended: { status: 403, coded: true, detail: 'Workspace is suspended' },
  operation_not_allowed: { status: 403, coded: true, detail: 'This API key may not do that' },
  insufficient_scope: { status: 403, coded: true, detail: 'This was not granted to the application' },
  origin_not_allowed: { status: 403, coded: true, detail: 'Origin is not allowed' },
  not_found: { status: 404, detail: 'Not Found' },
  memory_not_found: { status: 404, detail: 'Memory not found' },
  method_not_allowed: { status: 405, detail: 'Method Not Allowed' },
  conflict: { status: 409, detail: 'Conflict' },
  idempotency_conflict: {
    status: 409,
    coded: true,
    detail: 'This Idempotency-Key was used with another request, or its request is still running',
  },
  precondition_failed: { status: 412, detail: 'The memory has changed: its ETag is not the one in If-Match' },
  payload_too_large: { status: 413, detail: 'Payload exceeds the 256 KB limit' },
  validation_failed: { status: 422, detail: 'Validation failed' },
  pii_rejected: { status: 422, coded: true, detail: 'Submitted memory contains sensitive data and cannot be stored.' },
  embedding_rejected: {
    status: 422,
    coded: true,
    detail: 'The embedding model refuses this text: it would do so again',
  },
  rate_limited: { status: 429, coded: true, detail: 'Rate limit exceeded' },
  plan_limit_reached: { status: 429, coded: true, detail: 'Plan limit reached for the current billing cycle' },
  overloaded: { status: 503, detail: 'Too many calls of this workspace at once' },
  unavailable: { status: 503, detail: 'Service temporarily unavailable' },
};

/** The `Retry-After` of an `unavailable` error that sets none, in seconds. */
const RETRY_UNAVAILABLE_SECONDS = 5;

/** Returns the HTTP answer to an AppError. */
export function answerTo({ code, options }: AppError): ErrorAnswer {
  const { status, coded, detail: defaultDetail, headers } = CATALOGUE[code];
  const detail = itemsOf(options) ?? options.detail ?? defaultDetail;
  const retryAfter = options.retryAfterSeconds ?? (code === 'unavailable' ? RETRY_UNAVAILABLE_SECONDS : undefined);
  return {
    status,
    headers: {
      ...headers,
      ...(options.allow && { allow: options.allow.join(', ') }),
      ...(retryAfter !== undefined && { 'retry-after': String(Math.max(1, Math.ceil(retryAfter))) }),
    },
    body: coded ? { error: code, code, detail } : { detail },
  };
}

/** Maximum number of items in the list of a failed validation: one body can break thousands of rules. */
const MAX_ITEMS = 100;

/** Returns the `detail` list of a failed validation, cut to its first items; undefined if the error has none. */
function itemsOf({ items, problem }: AppErrorOptions): FieldError[] | undefined {
  return problem ? refuseValue([...problem.location], problem.message, problem.input).items : items?.slice(0, MAX_ITEMS);
}

/** Returns an answer whose body has only a `detail`. */
export const plainAnswer = (status: number, detail: string): ErrorAnswer => ({ status, headers: {}, body: { detail } });
