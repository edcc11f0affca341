import type { AuthKind } from './auth.decorators.js';

type Json = Record<string, unknown>;

/** The header that every response carries. */
export const REQUEST_ID_HEADER_OBJECT = {
  description: "The caller's own X-BizX-Request-ID, or one made here.",
  schema: { type: 'string', title: 'X-Bizx-Request-Id' },
};

const text = (title: string): Json => ({ type: 'string', title });

/** The schemas of all error bodies; the validation errors as FastAPI describes them. */
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

const failure = (description: string, schema: string, headers: Json = {}): Json => ({
  description,
  content: { 'application/json': { schema: { $ref: `#/components/schemas/${schema}` } } },
  headers: { ...headers, 'X-BizX-Request-ID': { $ref: '#/components/headers/RequestId' } },
});

const CHALLENGE = {
  'WWW-Authenticate': { description: 'Always Bearer.', schema: { type: 'string', title: 'WWW-Authenticate' } },
};
const RETRY_AFTER = { 'Retry-After': { description: 'Seconds to wait.', schema: { type: 'integer', title: 'Retry-After' } } };

/** The failures that an operation can end in, by status. */
export function errorResponses({ auth, takesInput, hasBody }: { auth: AuthKind; takesInput: boolean; hasBody: boolean }): Json {
  return {
    ...(hasBody && { 400: failure('Malformed Body', 'ErrorDetail'), 413: failure('Payload Too Large', 'ErrorDetail') }),
    ...(auth !== 'public' && { 401: failure('Unauthorized', 'ErrorDetail', CHALLENGE) }),
    ...(auth === 'workspace' && {
      403: failure('Forbidden', 'CodedError'),
      429: failure('Too Many Requests', 'CodedError', RETRY_AFTER),
    }),
    ...(auth === 'admin' && { 404: failure('Not Found', 'ErrorDetail') }),
    ...(takesInput && { 422: failure('Validation Error', 'HTTPValidationError') }),
    503: failure('Service Unavailable', 'ErrorDetail', RETRY_AFTER),
  };
}
