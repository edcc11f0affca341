/** The codes of all failures that a service may report. `http/error-catalogue` maps them to HTTP answers. */
export type AppErrorCode =
  | 'malformed_body'
  | 'missing_credentials'
  | 'invalid_api_key'
  | 'api_key_disabled'
  | 'workspace_deleted'
  | 'account_suspended'
  | 'workspace_suspended'
  | 'operation_not_allowed'
  | 'insufficient_scope'
  | 'origin_not_allowed'
  | 'not_found'
  | 'memory_not_found'
  | 'method_not_allowed'
  | 'conflict'
  | 'precondition_failed'
  | 'idempotency_conflict'
  | 'payload_too_large'
  | 'validation_failed'
  | 'pii_rejected'
  | 'embedding_rejected'
  | 'rate_limited'
  | 'plan_limit_reached'
  | 'overloaded'
  | 'unavailable';

/** One item of a FastAPI 422 `detail` list; keys are rendered in this order, `ctx` only when there is one. */
export interface FieldError {
  type: string;
  loc: (string | number)[];
  msg: string;
  input: unknown;
  ctx?: Record<string, unknown>;
}

/** A value in a request that a service refuses, in no wire format: `http/error-catalogue` words it for the caller. */
export interface FieldProblem {
  /** Path of the value in the request, such as `["body", "meta"]`. */
  readonly location: readonly (string | number)[];
  /** The broken rule, such as `revisions must differ`. Reaches the caller. */
  readonly message: string;
  /** The refused value, which the answer repeats. */
  readonly input: unknown;
}

export interface AppErrorOptions {
  /** Replaces the catalogue's text. Reaches the caller: never put anything internal here. */
  detail?: string;
  /** The `detail` list of a `validation_failed`. */
  items?: FieldError[];
  /** The value that a `validation_failed` is about, in place of `items`. */
  problem?: FieldProblem;
  /** Seconds for `Retry-After`; whole, at least 1. */
  retryAfterSeconds?: number;
  /** Methods for `Allow` of a `method_not_allowed`. */
  allow?: string[];
  /** The original failure: logged, never sent to the caller. */
  cause?: unknown;
}

/** A failure that is reported to the caller. Any other error is a bug and becomes a 500. */
export class AppError extends Error {
  constructor(
    readonly code: AppErrorCode,
    readonly options: AppErrorOptions = {},
  ) {
    super(options.detail ?? code, { cause: options.cause });
    this.name = 'AppError';
  }
}

/** Returns the `validation_failed` with which a service refuses a value of the request. */
export const invalidField = (location: FieldProblem['location'], message: string, input: unknown): AppError =>
  new AppError('validation_failed', { problem: { location, message, input } });
