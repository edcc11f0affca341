import { ConnectionError, errorFor } from '../../../sdk/typescript/src/errors.js';
import { isUnreachable } from './unreachable.js';

describe('unreachable', () => {
  it.each([
    [new ConnectionError('lost'), true],
    [errorFor(502, { body: 'Bad Gateway' }), true],
    [errorFor(504, { body: 'Gateway Timeout' }), true],
    [errorFor(503, { body: { detail: 'Service temporarily unavailable' } }), false],
    [errorFor(404, { body: { detail: 'Memory not found' } }), false],
    [new TypeError('a bug'), false],
  ])('tells a service that is away from one that answers %s', (error, away) => {
    expect(isUnreachable(error)).toBe(away);
  });
});
