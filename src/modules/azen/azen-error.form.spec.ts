import { AppError } from '../../common/app-error.js';
import { answerTo, plainAnswer } from '../../http/error-catalogue.js';
import { FailedStep } from '../memory/records/failed-step.js';
import { toAzenAnswer } from './azen-error.form.js';
import { inAzenWords } from './azen-failure.js';

const azenAnswerTo = (error: AppError) => toAzenAnswer(answerTo(error), error);

describe('toAzenAnswer', () => {
  it.each([
    ['missing_credentials', 401, 'unauthorized', 'no api key'],
    ['invalid_api_key', 403, 'forbidden', 'Invalid API key'],
    ['workspace_suspended', 403, 'forbidden', 'Invalid API key'],
    ['malformed_body', 400, 'invalid_request', 'Request body must be valid JSON'],
    ['validation_failed', 400, 'invalid_request', 'Invalid request body'],
    ['pii_rejected', 400, 'invalid_request', 'Submitted memory contains sensitive data and cannot be stored.'],
    ['memory_not_found', 404, 'not_found', 'Memory not found'],
    ['not_found', 404, 'not_found', 'Not Found'],
    ['method_not_allowed', 404, 'not_found', 'Not Found'],
    ['rate_limited', 429, 'rate_limited', 'Rate limit exceeded for this API key'],
    ['plan_limit_reached', 429, 'rate_limited', 'Plan limit reached for the current billing cycle'],
    ['unavailable', 500, 'internal_server_error', 'Internal Server Error: Unhandled exception.'],
    ['payload_too_large', 413, 'internal_server_error', 'Payload exceeds the 256 KB limit'],
  ] as const)('answers the error %s with status %i %s', (name, code, status, message) => {
    const answer = azenAnswerTo(new AppError(name));
    expect([answer.status, answer.body]).toEqual([code, { status, message, code }]);
  });

  it('keeps the Retry-After header, and drops WWW-Authenticate and Allow', () => {
    expect(azenAnswerTo(new AppError('missing_credentials')).headers).toEqual({});
    expect(azenAnswerTo(new AppError('method_not_allowed', { allow: ['GET'] })).headers).toEqual({});
    expect(azenAnswerTo(new AppError('rate_limited', { retryAfterSeconds: 3 })).headers).toEqual({ 'retry-after': '3' });
  });

  it('names the step that failed, and keeps the reason out of the response', async () => {
    const failed = new FailedStep('query_embedding', { cause: new Error('secret') });
    const failure = await inAzenWords(Promise.reject(failed)).catch((error) => error);
    expect(toAzenAnswer(plainAnswer(500, 'Internal Server Error'), failure).body).toEqual({
      status: 'internal_server_error',
      message: 'Failed to embed query',
      code: 500,
    });
    expect(failure.cause.message).toBe('secret');
  });
});

describe('inAzenWords', () => {
  it('rethrows an error that is no FailedStep unchanged', async () => {
    const refused = new AppError('plan_limit_reached');
    await expect(inAzenWords(Promise.reject(refused))).rejects.toBe(refused);
  });
});
