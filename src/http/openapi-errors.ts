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

const failure = (description: string, schema: string, headers: Json = {}, metered = false): Json => ({
  description,
  content: { 'application/json': { schema: { $ref: `#/components/schemas/${schema}` } } },
  headers: { ...headers, ...responseHeaders(metered) },
});

const CHALLENGE = { 'WWW-Authenticate': header('WWW-Authenticate', 'string', 'Always Bearer.') };
const RETRY_AFTER = { 'Retry-After': header('Retry-After', 'integer', 'Seconds to wait.') };

interface Traits {
  readonly auth: AuthKind;
  /** True if the operation takes a token from the buckets of memory calls, before its fields are validated. */
  readonly metered: boolean;
  readonly takesInput: boolean;
  readonly hasBody: boolean;
}

/** Returns the error responses of an operation, by status. */
export function errorResponses({ auth, metered, takesInput, hasBody }: Traits): Json {
  return {
    ...(hasBody && { 400: failure('Malformed Body', 'ErrorDetail'), 413: failure('Payload Too Large', 'ErrorDetail') }),
    ...(auth !== 'public' && { 401: failure('Unauthorized', 'ErrorDetail', CHALLENGE) }),
    ...(auth === 'workspace' && {
      403: failure('Forbidden', 'CodedError'),
      429: failure('Too Many Requests', 'CodedError', RETRY_AFTER, metered),
    }),
    ...(auth === 'admin' && { 404: failure('Not Found', 'ErrorDetail') }),
    ...(takesInput && { 422: failure('Validation Error', 'HTTPValidationError', {}, metered) }),
    503: failure('Service Unavailable', 'ErrorDetail', RETRY_AFTER, metered),
  };
}
