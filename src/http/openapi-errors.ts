import type { AuthKind } from './auth.decorators.js';

type Json = Record<string, unknown>;

const header = (title: string, type: string, description: string): Json => ({ description, schema: { type, title } });

/** The headers that several responses share, as components of the document. */
export const HEADERS: Record<string, Json> = {
  RequestId: header('X-Bizx-Request-Id', 'string', "The caller's own X-BizX-Request-ID, or one made here."),
  RateLimitLimit: header(
    'X-Ratelimit-Limit',
    'integer',
    'Calls a minute that the tighter of the two token buckets is refilled by.',
  ),
  RateLimitRemaining: header('X-Ratelimit-Remaining', 'integer', 'Calls left in it now.'),
  RateLimitReset: header('X-Ratelimit-Reset', 'integer', 'Seconds until it is full.'),
};

const reference = (name: string): Json => ({ $ref: `#/components/headers/${name}` });

/**
 * Returns the headers of every response, by their names.
 * @param metered true if the call takes a token from the buckets of memory calls
 */
export const responseHeaders = (metered: boolean): Json => ({
  ...(metered && {
    'X-RateLimit-Limit': reference('RateLimitLimit'),
    'X-RateLimit-Remaining': reference('RateLimitRemaining'),
    'X-RateLimit-Reset': reference('RateLimitReset'),
  }),
  'X-BizX-Request-ID': reference('RequestId'),
});

const text = (title: string): Json => ({ type: 'string', title });

/** The schemas of all error bodies; those of validation errors are FastAPI's. */
export const ERROR_SCHEMAS: Record<string, Json> = {
  HTTPValidationError: {
    properties: {
      detail: { items: { $ref: '#/components/schemas/ValidationError' }, type: 'array', title: 'Detail' },
    },
    type: 'object',
    title: 'HTTPValidationError',
  },
  ValidationError: {
    properties: {
      loc: { items: { anyOf: [{ type: 'string' }, { type: 'integer' }] }, type: 'array', title: 'Location' },
      msg: text('Message'),
      type: text('Error Type'),
      input: { title: 'Input' },
      ctx: { type: 'object', title: 'Context' },
    },
    type: 'object',
    required: ['loc', 'msg', 'type'],
    title: 'ValidationError',
  },
  ErrorDetail: { properties: { detail: text('Detail') }, type: 'object', required: ['detail'], title: 'ErrorDetail' },
  CodedError: {
    properties: { error: text('Error'), code: text('Code'), detail: text('Detail') },
    type: 'object',
    required: ['error', 'code', 'detail'],
    title: 'CodedError',
  },
};

const schemaRef = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });

/** @param schemas names of the schemas, of which the body has one */
const failure = (description: string, schemas: string | readonly string[], headers: Json = {}, metered = false): Json => ({
  description,
  content: {
    'application/json': { schema: typeof schemas === 'string' ? schemaRef(schemas) : { anyOf: schemas.map(schemaRef) } },
  },
  headers: { ...headers, ...responseHeaders(metered) },
});

const CHALLENGE = { 'WWW-Authenticate': header('WWW-Authenticate', 'string', 'Always Bearer.') };
const CONFLICT = ['ErrorDetail', 'CodedError'] as const;
const RETRY_AFTER = { 'Retry-After': header('Retry-After', 'integer', 'Seconds to wait.') };

interface Traits {
  readonly auth: AuthKind;
  /** True if the operation takes a token from the buckets of memory calls, before its fields are validated. */
  readonly metered: boolean;
  readonly takesInput: boolean;
  readonly hasBody: boolean;
  /** True if it takes an Idempotency-Key. */
  readonly idempotent: boolean;
  /** True if it may refuse a text as a whole, with a code. */
  readonly refusesTexts: boolean;
  /** The descriptions of the errors that the operation documents itself, by status. */
  readonly own: Readonly<Record<string, string | undefined>>;
}

/** The header of an answer that was remembered for an Idempotency-Key. */
export const REPLAYED: Json = {
  'Idempotency-Replayed': header(
    'Idempotency-Replayed',
    'boolean',
    'True for the answer to an earlier request with the same key.',
  ),
};

/** Returns the error responses of an operation, by status. */
export function errorResponses(traits: Traits): Json {
  const { auth, metered, takesInput, hasBody, idempotent, refusesTexts, own } = traits;
  return {
    ...(hasBody && { 400: failure('Malformed Body', 'ErrorDetail'), 413: failure('Payload Too Large', 'ErrorDetail') }),
    ...(auth !== 'public' && { 401: failure('Unauthorized', 'ErrorDetail', CHALLENGE) }),
    ...(auth === 'workspace' && { 403: failure('Forbidden', 'CodedError') }),
    // Of a key whose memory is deleted, the remembered answer is gone as well.
    ...((auth === 'admin' || idempotent) && { 404: failure(own['404'] ?? 'Not Found', 'ErrorDetail') }),
    ...(idempotent && { 409: failure(own['409'] ?? 'Conflict of the Idempotency-Key', CONFLICT, RETRY_AFTER) }),
    ...(takesInput && {
      422: failure('Validation Error', refusesTexts ? ['HTTPValidationError', 'CodedError'] : 'HTTPValidationError', {}, metered),
    }),
    // Wrong keys and tokens are limited as well as calls.
    ...(auth !== 'public' && { 429: failure('Too Many Requests', 'CodedError', RETRY_AFTER, metered) }),
    500: failure('Internal Server Error', 'ErrorDetail', {}, metered),
    503: failure('Service Unavailable', 'ErrorDetail', RETRY_AFTER, metered),
  };
}
