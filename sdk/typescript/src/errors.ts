import type { FieldError } from './types.js';

/** What an error knows of the answer that it stands for; nothing where there was none. */
export interface ErrorFacts {
  readonly statusCode?: number;
  /** As the service logged it, or as it was sent where nothing came back. */
  readonly requestId?: string;
  /** The parsed body of the answer, or its text where that is no JSON. */
  readonly body?: unknown;
  /** Seconds after which the service asks to be called again. */
  readonly retryAfter?: number;
  readonly cause?: unknown;
}

/** Base of everything that this package throws, except the reason of a caller's own `AbortSignal` and `TypeError` for wrong arguments. */
export class MnemonestError extends Error {
  /** Undefined where no answer came. */
  readonly statusCode: number | undefined;
  readonly requestId: string | undefined;
  readonly body: unknown;
  /** What the service says: a sentence, or a list of fields that break a rule. */
  readonly detail: string | readonly FieldError[] | undefined;
  /** The service's own word for it, such as `pii_rejected`, where there is one. */
  readonly code: string | undefined;
  /** Seconds after which the service asks to be called again. */
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

/** 400, 405, 413 and what else has no class of its own: the request cannot be served as it is. */
export class BadRequestError extends MnemonestError {}

/** 401, or no API key to begin with. */
export class AuthenticationError extends MnemonestError {}

/** 403: the key is known, but it, its workspace or its account is shut. `code` says which. */
export class PermissionError extends MnemonestError {}

/** 404 */
export class NotFoundError extends MnemonestError {}

/** 409: another memory says the same, another number fits the filter, or the idempotency key belongs to another request. */
export class ConflictError extends MnemonestError {}

/** 412: the memory has changed since the ETag given as `ifMatch` was read. */
export class PreconditionFailedError extends MnemonestError {}

/** 422: fields that break a rule, or a text that must not be stored. */
export class ValidationError extends MnemonestError {
  /** The fields that break a rule; empty where it is something else. */
  get fields(): readonly FieldError[] {
    return Array.isArray(this.detail) ? this.detail : [];
  }

  /** Whether the text discloses a secret that cannot be cut out. Nothing was stored. */
  get isPiiRejected(): boolean {
    return this.code === 'pii_rejected';
  }
}

/** 429. Never retried by this package. */
export class RateLimitError extends MnemonestError {
  /** Whether the month's quota is used up, so that `retryAfter` is the time to the next month; otherwise calls come too fast. */
  get isQuota(): boolean {
    return this.code === 'plan_limit_reached';
  }
}

/** 5xx; 502, 503 and 504 after all retries. */
export class ServiceUnavailableError extends MnemonestError {}

/** The service could not be reached, or the connection broke. */
export class ConnectionError extends MnemonestError {}

/** No answer, or no more of it, came in time. */
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

/** The error for an answer that is no success. */
export function errorFor(statusCode: number, facts: Omit<ErrorFacts, 'statusCode'>): MnemonestError {
  const Class = CLASSES[statusCode] ?? (statusCode >= 500 ? ServiceUnavailableError : BadRequestError);
  return new Class(messageFor(statusCode, facts), { ...facts, statusCode });
}

const SHOWN_FIELDS = 3;

/** Without what was sent: a message ends in logs, and memories do not belong there. */
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
