import { isUnavailable, markUnavailable } from './unavailable.js';

const failure = (properties: object, message = 'failed') => Object.assign(new Error(message), properties);

describe('isUnavailable', () => {
  it.each([
    failure({ code: 'ECONNREFUSED' }),
    failure({ code: 'ECONNRESET' }),
    failure({ code: 'EPIPE', syscall: 'write' }),
    failure({ code: 'ENOENT', syscall: 'connect' }),
    failure({ code: '08006' }),
    failure({ code: '53300' }),
    failure({ code: '57P01' }),
    failure({ code: '58030' }),
    failure({ code: '25006' }),
    failure({ code: '55000' }),
    failure({ code: '3D000' }),
    failure({ code: '28P01' }),
    failure({ code: '40P01' }),
    failure({ code: '57014' }),
    failure({ code: '55P03' }),
    failure({ code: '25P03' }),
    markUnavailable(failure({ code: '42501' })),
    failure({}, 'Query read timeout'),
    failure({}, 'Connection terminated unexpectedly'),
    failure({}, 'timeout exceeded when trying to connect'),
    failure({ driverError: failure({ code: '57P03' }) }, 'QueryFailedError'),
    failure({ cause: failure({ driverError: failure({ code: 'ECONNREFUSED' }) }) }),
    new AggregateError([failure({ code: 'ECONNREFUSED' })]),
  ])('is true for %p', (error) => expect(isUnavailable(error)).toBe(true));

  it.each([
    failure({}),
    failure({ code: '23505' }),
    failure({ code: '25P02' }),
    failure({ code: 'ENOENT', syscall: 'open' }),
    failure({ driverError: failure({ code: '22P05' }) }),
    { code: 'ECONNREFUSED' },
    null,
    'ECONNREFUSED',
  ])('is false for %p', (error) => expect(isUnavailable(error)).toBe(false));

  it('terminates for an error that is its own cause', () => {
    const error = failure({});
    error.cause = error;
    expect(isUnavailable(error)).toBe(false);
  });
});
