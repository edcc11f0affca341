import { errorFor, MnemonestError, RateLimitError, ValidationError } from './errors.js';

const PII = {
  error: 'pii_rejected',
  code: 'pii_rejected',
  detail: 'Submitted memory contains sensitive data and cannot be stored.',
};
const field = (loc: (string | number)[], msg: string) => ({ type: 'value_error', loc, msg, input: 'what the user said' });

describe('errorFor', () => {
  it.each([
    [400, 'BadRequestError'],
    [401, 'AuthenticationError'],
    [403, 'PermissionError'],
    [404, 'NotFoundError'],
    [409, 'ConflictError'],
    [412, 'PreconditionFailedError'],
    [413, 'BadRequestError'],
    [422, 'ValidationError'],
    [429, 'RateLimitError'],
    [500, 'ServiceUnavailableError'],
    [503, 'ServiceUnavailableError'],
  ])('returns for the status %d a %s', (statusCode, name) => {
    const error = errorFor(statusCode, { requestId: 'r1', body: { detail: 'Why' } });
    expect(error).toBeInstanceOf(MnemonestError);
    expect(error).toMatchObject({ name, statusCode, requestId: 'r1', detail: 'Why', body: { detail: 'Why' } });
    expect(error.message).toBe(`${statusCode} Why (request r1)`);
  });

  it('names the invalid fields, but not their values', () => {
    const detail = [
      field(['body', 'text'], 'Field required'),
      field(['body', 'memories', 1, 'text'], 'String should have at least 1 character'),
      field(['body', 'a'], 'A'),
      field(['body', 'b'], 'B'),
    ];
    const error = errorFor(422, { body: { detail } }) as ValidationError;
    expect(error.fields).toEqual(detail);
    expect(error.isPiiRejected).toBe(false);
    expect(error.message).toBe(
      '422 body.text: Field required; body.memories.1.text: String should have at least 1 character; body.a: A; and 1 more',
    );
  });

  it('distinguishes a refused text from an invalid field', () => {
    const error = errorFor(422, { body: PII }) as ValidationError;
    expect([error.isPiiRejected, error.fields, error.detail, error.code]).toEqual([true, [], PII.detail, 'pii_rejected']);
  });

  it('distinguishes an exhausted quota from a rate limit', () => {
    const of = (code: string) => errorFor(429, { body: { error: code, code, detail: '' }, retryAfter: 2 }) as RateLimitError;
    expect([of('plan_limit_reached').isQuota, of('rate_limited').isQuota, of('rate_limited').retryAfter]).toEqual([
      true,
      false,
      2,
    ]);
  });

  it.each(['<html>', null, [], { detail: 7 }, { detail: [null, 'x'] }])('accepts the unexpected body %j', (body) => {
    expect(errorFor(502, { body })).toMatchObject({ statusCode: 502, body });
    expect(errorFor(502, { body }).message).not.toContain('html');
  });
});
