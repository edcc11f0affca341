import { createContext, currentRequestId, type Principal, withRequestId } from './request-context.js';

const rate = { perMinute: 60, burst: 30 };
const principal: Principal = {
  workspaceId: 1,
  apiKeyId: 2,
  limits: { key: rate, workspace: rate, quotas: { memoryWrites: null, memoryRetrieves: 5, cycleAnchor: new Date(0) } },
  timeZone: 'Europe/Paris',
  scopeKeys: ['user_id'],
};

describe('createContext', () => {
  it('gives a context the fields of its principal, and no others of what was passed', () => {
    const now = new Date('2026-03-31T12:00:00Z');
    const credential = { ...principal, keyHash: 'secret', enabled: true };
    expect(createContext('req-1', credential, now)).toEqual({ ...principal, requestId: 'req-1', now });
  });
});

describe('withRequestId', () => {
  it('gives the id to all that runs inside, across awaits, and to nothing else', async () => {
    const seen = await withRequestId('req-1', async () => {
      await Promise.resolve();
      return currentRequestId();
    });
    expect([seen, currentRequestId()]).toEqual(['req-1', undefined]);
  });
});
