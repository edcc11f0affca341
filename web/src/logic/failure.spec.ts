import { ConnectionError, errorFor } from '../../../sdk/typescript/src/errors.js';
import { failureOf } from './failure.js';

describe('failure', () => {
  it.each([
    [errorFor(429, { body: { detail: 'Rate limit exceeded' }, retryAfter: 2 }), 'Too many calls'],
    [errorFor(429, { body: { code: 'plan_limit_reached', detail: 'used up' } }), 'The service refused this'],
    [errorFor(404, { body: { detail: 'Memory not found' } }), 'It is not there, or not any more'],
    [errorFor(500, { body: { detail: 'Internal Server Error' } }), 'The service failed'],
    [new ConnectionError('lost'), 'The service cannot be reached'],
    [new Error('a bug'), 'Something went wrong in this page'],
  ])('names %s', (error, title) => {
    expect(failureOf(error).title).toBe(title);
  });

  it.each([
    [1, 'Go on in 1 second.'],
    [6, 'Go on in 6 seconds.'],
  ])('tells when to go on: after %d', (retryAfter, words) => {
    expect(failureOf(errorFor(429, { body: { detail: 'Rate limit exceeded' }, retryAfter })).detail).toContain(words);
  });

  it('names the fields that are invalid', () => {
    const item = { type: 'missing', loc: ['body', 'text'], msg: 'Field required', input: null };
    expect(failureOf(errorFor(422, { body: { detail: [item] } })).detail).toBe('text: Field required');
    const ruled = { type: 'value_error', loc: ['body', 'url'], msg: 'Value error, use https', input: 'http://a.example' };
    expect(failureOf(errorFor(422, { body: { detail: [ruled] } })).detail).toBe('url: use https');
  });
});
