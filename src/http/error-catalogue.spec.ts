import { AppError, invalidField } from '../common/app-error.js';
import { answerTo } from './error-catalogue.js';

describe('answerTo', () => {
  it('adds a WWW-Authenticate challenge to a 401', () =>
    expect(answerTo(new AppError('missing_credentials'))).toEqual({
      status: 401,
      headers: { 'www-authenticate': 'Bearer' },
      body: { detail: 'Missing or invalid Authorization header' },
    }));

  it('includes the code in the body of errors that clients tell apart by it', () =>
    expect(JSON.stringify(answerTo(new AppError('rate_limited', { retryAfterSeconds: 0.2 })))).toBe(
      '{"status":429,"headers":{"retry-after":"1"},' +
        '"body":{"error":"rate_limited","code":"rate_limited","detail":"Rate limit exceeded"}}',
    ));

  it.each([
    [-3, '1'],
    [0, '1'],
    [0.2, '1'],
    [1, '1'],
    [1.001, '2'],
    [1.4, '2'],
    [2.5, '3'],
    [60, '60'],
    [2_419_199.999, '2419200'],
  ])('tells who has to wait %s s to wait %s: whole seconds, never too few, and at least one', (seconds, header) => {
    for (const code of ['rate_limited', 'plan_limit_reached', 'idempotency_conflict', 'unavailable'] as const)
      expect(answerTo(new AppError(code, { retryAfterSeconds: seconds })).headers['retry-after']).toBe(header);
  });

  it('tells nobody to wait where waiting is of no use', () => {
    for (const code of ['plan_limit_reached', 'idempotency_conflict', 'invalid_api_key'] as const)
      expect(answerTo(new AppError(code)).headers).not.toHaveProperty('retry-after');
  });

  it('returns at most 100 items of a failed validation, the first ones', () => {
    const items = Array.from({ length: 101 }, (_, i) => ({
      type: 'missing',
      loc: ['body', i],
      msg: 'Field required',
      input: null,
    }));
    const { detail } = answerTo(new AppError('validation_failed', { items })).body as { detail: unknown };
    expect(detail).toEqual(items.slice(0, 100));
  });

  it('returns the items of a failed validation as the detail', () => {
    const items = [{ type: 'missing', loc: ['body'], msg: 'Field required', input: null }];
    expect(answerTo(new AppError('validation_failed', { items }))).toMatchObject({ status: 422, body: { detail: items } });
  });

  it('words the problem of a service as pydantic words a ValueError', () =>
    expect(JSON.stringify(answerTo(invalidField(['body', 'revisions', 0, 'cause'], 'unknown cause', 'x')).body)).toBe(
      '{"detail":[{"type":"value_error","loc":["body","revisions",0,"cause"],' +
        '"msg":"Value error, unknown cause","input":"x","ctx":{"error":{}}}]}',
    ));

  it('lists the allowed methods in the Allow header of a 405', () =>
    expect(answerTo(new AppError('method_not_allowed', { allow: ['GET', 'HEAD'] })).headers).toEqual({ allow: 'GET, HEAD' }));

  it('returns the detail of the error and never its cause', () =>
    expect(answerTo(new AppError('unavailable', { detail: 'Try later', cause: new Error('10.0.0.1 refused') }))).toEqual({
      status: 503,
      headers: { 'retry-after': '5' },
      body: { detail: 'Try later' },
    }));
});
