import { AppError } from '../common/app-error.js';
import { answerTo } from './error-catalogue.js';

describe('answerTo', () => {
  it('challenges the caller of a 401', () =>
    expect(answerTo(new AppError('missing_credentials'))).toEqual({
      status: 401,
      headers: { 'www-authenticate': 'Bearer' },
      body: { detail: 'Missing or invalid Authorization header' },
    }));

  it('names the code where clients switch on it', () =>
    expect(JSON.stringify(answerTo(new AppError('rate_limited', { retryAfterSeconds: 0.2 })))).toBe(
      '{"status":429,"headers":{"retry-after":"1"},"body":{"error":"rate_limited","code":"rate_limited","detail":"Rate limit exceeded"}}',
    ));

  it('lists the items of a failed validation', () => {
    const items = [{ type: 'missing', loc: ['body'], msg: 'Field required', input: null }];
    expect(answerTo(new AppError('validation_failed', { items }))).toMatchObject({ status: 422, body: { detail: items } });
  });

  it('names the allowed methods', () =>
    expect(answerTo(new AppError('method_not_allowed', { allow: ['GET', 'HEAD'] })).headers).toEqual({ allow: 'GET, HEAD' }));

  it('takes the text of the thrower and keeps the cause to itself', () =>
    expect(answerTo(new AppError('unavailable', { detail: 'Try later', cause: new Error('10.0.0.1 refused') }))).toEqual({
      status: 503,
      headers: { 'retry-after': '5' },
      body: { detail: 'Try later' },
    }));
});
