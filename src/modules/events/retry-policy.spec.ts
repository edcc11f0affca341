import fc from 'fast-check';
import { AppError } from '../../common/app-error.js';
import { backoff, MAX_ATTEMPTS, MAX_STRIKES, verdictOn } from './retry-policy.js';

const random = fc.double({ min: 0, max: 1, noNaN: true });
const first = { attempts: 1, strikes: 1, othersWork: false };
const unavailable = new AppError('unavailable');

describe('verdictOn', () => {
  it('never retries a refused text', () => {
    expect(verdictOn(new AppError('pii_rejected'), first, 0)).toEqual({ retry: false, reason: 'pii_rejected' });
  });

  it('waits for quota without a limit of attempts, and tries again within a minute', () => {
    const tired = { attempts: 10 * MAX_ATTEMPTS, strikes: 10 * MAX_STRIKES, othersWork: true };
    const verdict = (retryAfterSeconds: number) => verdictOn(new AppError('plan_limit_reached', { retryAfterSeconds }), tired, 1);
    expect(verdict(86_400)).toEqual({ retry: true, reason: 'plan_limit_reached', delayMs: 60_000, countsAs: 'nothing' });
    expect(verdict(5)).toMatchObject({ delayMs: 5_000 });
  });

  it('retries during an outage of days, and gives up in the end', () => {
    const trials = { attempts: MAX_ATTEMPTS - 1, strikes: 1, othersWork: false };
    expect(verdictOn(unavailable, trials, 1)).toEqual({
      retry: true,
      reason: 'unavailable',
      delayMs: 60_000,
      countsAs: 'attempt',
    });
    expect(verdictOn(unavailable, { ...trials, attempts: MAX_ATTEMPTS }, 1)).toEqual({ retry: false, reason: 'unavailable' });
  });

  it.each([
    ['an outage that affects only this turn', unavailable, 'unavailable'],
    ['a bug', new TypeError('x is not a function'), 'internal_error'],
  ])('gives up soon after %s', (_what, error, reason) => {
    const trials = { attempts: 3, strikes: 3, othersWork: true };
    expect(verdictOn(error, trials, 1)).toEqual({ retry: true, reason, delayMs: 4_000, countsAs: 'strike' });
    expect(verdictOn(error, { ...trials, strikes: MAX_STRIKES }, 1)).toEqual({ retry: false, reason });
  });

  it('recognises an unavailable database by the message of pg', () => {
    expect(verdictOn(new Error('Connection terminated unexpectedly'), first, 0)).toMatchObject({ reason: 'unavailable' });
  });
});

describe('backoff', () => {
  it('doubles up to a minute, with a jitter of its upper half', () => {
    expect([1, 2, 3, 7, 50].map((attempt) => backoff(attempt, 1))).toEqual([1_000, 2_000, 4_000, 60_000, 60_000]);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5_000 }), random, (attempt, share) => {
        const delay = backoff(attempt, share);
        expect(delay).toBeGreaterThanOrEqual(backoff(attempt, 1) / 2);
        expect(delay).toBeLessThanOrEqual(backoff(attempt, 1));
      }),
    );
  });
});
