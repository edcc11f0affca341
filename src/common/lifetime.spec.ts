import { expiryOf, isLater, lifetimeProblem } from './lifetime.js';

const NOW = new Date('2026-03-02T10:00:00.000Z');
const LATER = new Date('2026-03-02T11:00:00.000Z');

describe('expiryOf', () => {
  it.each([
    [{ expires_at: LATER }, LATER],
    [{ ttl_seconds: 3600 }, LATER],
    [{ ttl_seconds: 3600, expires_at: null }, LATER],
    [{ expires_at: null }, null],
    [{ ttl_seconds: null }, null],
    [{}, undefined],
  ])('of %j is %j', (lifetime, expiry) => {
    expect(expiryOf(lifetime, NOW)).toEqual(expiry);
  });
});

describe('lifetimeProblem', () => {
  it.each([
    {},
    { expires_at: LATER },
    { ttl_seconds: 1 },
    { expires_at: null, ttl_seconds: null },
    { expires_at: null, ttl_seconds: 60 },
    { expires_at: LATER, ttl_seconds: null },
  ])('accepts %j', (lifetime) => {
    expect(lifetimeProblem(lifetime, NOW)).toBeUndefined();
  });

  it.each([
    [{ expires_at: NOW }, ['expires_at', 'it is over already']],
    [{ expires_at: new Date('+010000-01-01T00:00:00Z') }, ['expires_at', 'year is out of range']],
    [{ expires_at: LATER, ttl_seconds: 60 }, ['ttl_seconds', 'expires_at is given as well']],
  ])('refuses %j', (lifetime, problem) => {
    expect(lifetimeProblem(lifetime, NOW)).toEqual(problem);
  });
});

describe('isLater', () => {
  it('takes none as the latest', () => {
    expect([isLater(LATER, NOW), isLater(NOW, LATER), isLater(NOW, NOW)]).toEqual([true, false, false]);
    expect([isLater(null, NOW), isLater(NOW, null), isLater(null, null)]).toEqual([true, false, false]);
  });
});
