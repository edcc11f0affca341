import { findingsOf, fingerprintOf, type JudgedMemory } from './finding.js';

const NOW = new Date('2026-03-01T12:00:00Z');
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000);
const memory = (given: Partial<JudgedMemory>): JudgedMemory => ({
  id: 1,
  textHash: Buffer.alloc(32),
  textLength: 40,
  importance: 4,
  validUntil: null,
  updatedAt: daysAgo(1),
  lastAccessedAt: null,
  ...given,
});
const types = (given: Partial<JudgedMemory>) => findingsOf(memory(given), NOW).map(({ type }) => type);

describe('findingsOf', () => {
  it('finds nothing in a short new memory', () => {
    expect(types({})).toEqual([]);
  });

  it('calls stale what was not used for 30 days', () => {
    expect(types({ updatedAt: daysAgo(31) })).toEqual(['stale']);
    expect(types({ updatedAt: daysAgo(31), lastAccessedAt: daysAgo(29) })).toEqual([]);
  });

  it('keeps what is important, however seldom it is asked for', () => {
    expect(types({ updatedAt: daysAgo(400), importance: 7 })).toEqual([]);
  });

  it('calls expired what is over, and then not stale as well', () => {
    expect(types({ updatedAt: daysAgo(40), validUntil: daysAgo(0.5) })).toEqual(['expired']);
    expect(types({ validUntil: daysAgo(-1) })).toEqual([]);
  });

  it('finds a memory overlong beside all else', () => {
    expect(types({ textLength: 1_201, updatedAt: daysAgo(40) })).toEqual(['stale', 'overlong']);
    expect(types({ textLength: 1_200 })).toEqual([]);
  });
});

describe('fingerprintOf', () => {
  it('differs by type, memory and text', () => {
    const [finding] = findingsOf(memory({ textLength: 2_000 }), NOW);
    const others = [
      { ...finding!, type: 'stale' as const },
      { ...finding!, memoryIds: [2] },
      { ...finding!, textHashes: [Buffer.alloc(32, 1)] },
    ];
    expect(new Set([finding!, ...others].map((each) => fingerprintOf(each).toString('hex'))).size).toBe(4);
  });
});
