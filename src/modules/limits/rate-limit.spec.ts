import { diagnosticBuckets, memoryBuckets } from './rate-limit.js';

const limits = {
  key: { perMinute: 60, burst: 10 },
  workspace: { perMinute: 600, burst: 100 },
  quotas: { memoryWrites: null, memoryRetrieves: null, cycleAnchor: new Date(0) },
};
const caller = { workspaceId: 7, apiKeyId: 3, limits };
const buckets = memoryBuckets(caller);

describe('memoryBuckets and diagnosticBuckets', () => {
  it('return keys with the hash tag of the workspace, so that one script can take from them on a Redis Cluster', () => {
    const keys = [...buckets, ...diagnosticBuckets(caller)].map(({ key }) => key);
    expect(keys.map((key) => /^\{ws:7\}/.test(key))).toEqual([true, true, true]);
    expect(new Set(keys).size).toBe(3);
  });

  it('limit memory calls by the key and the workspace, and diagnostic calls by neither', () => {
    expect(buckets.map(({ limit }) => limit)).toEqual([limits.key, limits.workspace]);
    expect(diagnosticBuckets(caller).map(({ limit }) => limit)).toEqual([{ perMinute: 60, burst: 30 }]);
  });
});
