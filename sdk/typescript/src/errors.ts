import type { FieldError } from './types.js';

/** The properties of an error that come from the answer; all are undefined if there was no answer. */
export interface ErrorFacts {
  readonly statusCode?: number;
  /** The request id of the answer, or the one that was sent if there is no answer. */
  readonly requestId?: string;
  /** The parsed body of the answer, or its text if that is not JSON. */
  readonly body?: unknown;
  /** Seconds to wait before the next call, from the `Retry-After` of the answer. */
  readonly retryAfter?: number;
  readonly cause?: unknown;
}

/**
 * Base class of all errors of this package, except the reason of a caller's own `AbortSignal` and
 * `TypeError` for invalid arguments.
 */
export class MnemonestError extends Error {
  /** Undefined if there was no answer. */
  readonly statusCode: number | undefined;
  readonly requestId: string | undefined;
  readonly body: unknown;
  /** The detail of the answer: a sentence, or a list of invalid fields. */
  readonly detail: string | readonly FieldError[] | undefined;
  /** The error code of the service, such as `pii_rejected`, if there is one. */
  readonly code: string | undefined;
  /** Seconds to wait before the next call, from the `Retry-After` of the answer. */
  readonly retryAfter: number | undefined;

  constructor(message: string, { statusCode, requestId, body, retryAfter, cause }: ErrorFacts = {}) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = new.target.name;
    this.statusCode = statusCode;
    this.requestId = requestId;
    this.body = body;
    this.detail = detailOf(body);
    this.code = stringAt(body, 'code') ?? stringAt(body, 'error');
    this.retryAfter = retryAfter;
  }
}

/** 400, 405, 413 and other statuses without a separate class: the request is invalid. */
export class BadRequestError extends MnemonestError {}

/** 401, or the client has no API key. */
export class AuthenticationError extends MnemonestError {}

/** 403: the key is disabled, or its workspace or account is suspended or deleted. `code` says which. */
export class PermissionError extends MnemonestError {}

/** 404 */
export class NotFoundError extends MnemonestError {}

/**
 * 409: another memory has the same text, the filter matches another number, or the idempotency key belongs to another request.
 */
export class ConflictError extends MnemonestError {}

/** 412: the memory has changed since the ETag in `ifMatch` was read. */
export class PreconditionFailedError extends MnemonestError {}

/** 422: invalid fields, or a text that must not be stored. */
export class ValidationError extends MnemonestError {
  /** The invalid fields; empty if the error has another reason. */
  get fields(): readonly FieldError[] {
    return Array.isArray(this.detail) ? this.detail : [];
  }

  /** True if the text discloses a secret that cannot be redacted. Nothing was stored. */
  get isPiiRejected(): boolean {
    return this.code === 'pii_rejected';
  }
}

/** 429. Never retried by this package. */
export class RateLimitError extends MnemonestError {
  /**
   * True if the monthly quota is exhausted: `retryAfter` is then the time until the next cycle.
   * Otherwise a rate limit was hit.
   */
  get isQuota(): boolean {
    return this.code === 'plan_limit_reached';
  }
}

/** 5xx; 502, 503 and 504 after all retries. */
export class ServiceUnavailableError extends MnemonestError {}

/** The service could not be reached, or the connection was lost. */
export class ConnectionError extends MnemonestError {}

/** The answer, or the next part of it, did not arrive in time. */
export class TimeoutError extends ConnectionError {}

const CLASSES: Record<number, typeof MnemonestError> = {
  401: AuthenticationError,
  403: PermissionError,
  404: NotFoundError,
  409: ConflictError,
  412: PreconditionFailedError,
  422: ValidationError,
  429: RateLimitError,
};

/** Returns the error for an answer that is not a success. */
export function errorFor(statusCode: number, facts: Omit<ErrorFacts, 'statusCode'>): MnemonestError {
  const Class = CLASSES[statusCode] ?? (statusCode >= 500 ? ServiceUnavailableError : BadRequestError);
  return new Class(messageFor(statusCode, facts), { ...facts, statusCode });
}

const SHOWN_FIELDS = 3;

/** Returns a message without anything that was sent: messages end up in logs, where memories do not belong. */
function messageFor(statusCode: number, { body, requestId }: ErrorFacts): string {
  const request = requestId === undefined ? '' : ` (request ${requestId})`;
  return `${statusCode} ${reasonOf(statusCode, detailOf(body))}${request}`;
}

function reasonOf(statusCode: number, detail: MnemonestError['detail']): string {
  if (typeof detail === 'string') return detail;
  if (detail?.length) {
    const shown = detail.slice(0, SHOWN_FIELDS).map(({ loc, msg }) => `${loc.join('.')}: ${msg}`);
    return shown.join('; ') + (detail.length > SHOWN_FIELDS ? `; and ${detail.length - SHOWN_FIELDS} more` : '');
  }
  if (statusCode < 400) return 'the answer leads elsewhere: is baseUrl the address of the service itself?';
  return 'without the words of the service: is baseUrl its address?';
}

function detailOf(body: unknown): MnemonestError['detail'] {
  const detail = isRecord(body) ? body['detail'] : undefined;
  if (typeof detail === 'string') return detail;
  return Array.isArray(detail) ? detail.filter(isFieldError) : undefined;
}

const isFieldError = (item: unknown): item is FieldError =>
  isRecord(item) && Array.isArray(item['loc']) && typeof item['msg'] === 'string';

function stringAt(body: unknown, key: string): string | undefined {
  const value = isRecord(body) ? body[key] : undefined;
  return typeof value === 'string' ? value : undefined;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
