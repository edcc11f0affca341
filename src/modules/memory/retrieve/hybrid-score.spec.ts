import fc from 'fast-check';
import { hybridScore, type Scorable } from './hybrid-score.js';

const NOW = new Date('2026-06-01T00:00:00Z');
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000);
const memory = (over: Partial<Scorable> = {}): Scorable => ({
  relevance: 0.7,
  importance: 5,
  accessCount: 0,
  updatedAt: NOW,
  lastAccessedAt: null,
  temporalType: 'persistent',
  validUntil: null,
  ...over,
});

describe('hybridScore', () => {
  it('is the published weighted sum for a fresh memory', () => {
    expect(hybridScore(memory(), NOW).score).toBeCloseTo(0.55 * 0.7 + 0.2 * 1 + 0.15 * 0.5, 12);
  });

  it('halves recency every 30 days since stored or last accessed', () => {
    expect(hybridScore(memory({ updatedAt: daysAgo(30) }), NOW).recency).toBeCloseTo(0.5);
    expect(hybridScore(memory({ updatedAt: daysAgo(300), lastAccessedAt: daysAgo(60) }), NOW).recency).toBeCloseTo(0.25);
  });

  it('fills frequency at 100 accesses', () => {
    expect(hybridScore(memory({ accessCount: 100 }), NOW).frequency).toBe(1);
    expect(hybridScore(memory({ accessCount: 5000 }), NOW).frequency).toBe(1);
    expect(hybridScore(memory({ accessCount: 9 }), NOW).frequency).toBeCloseTo(Math.log(10) / Math.log(101));
  });

  it.each([
    ['expired', { temporalType: 'temporal', validUntil: daysAgo(0.001) }, 0.05],
    ['not yet expired', { temporalType: 'temporal', validUntil: daysAgo(-1), updatedAt: daysAgo(400) }, 1],
    ['persistent and important', { importance: 8, updatedAt: daysAgo(4000) }, 1],
    ['persistent, idle for 90 days', { updatedAt: daysAgo(90) }, 2 ** -0.5],
    ['persistent, idle for years', { updatedAt: daysAgo(4000) }, 0.5],
  ] as const)('multiplies: %s', (_, over, multiplier) => {
    expect(hybridScore(memory(over), NOW).multiplier).toBeCloseTo(multiplier, 10);
  });

  it('stays in 0..1, also when clocks disagree', () => {
    const anyMemory = fc.record({
      relevance: fc.double({ min: 0, max: 1, noNaN: true }),
      importance: fc.integer({ min: 1, max: 10 }),
      accessCount: fc.nat(),
      updatedAt: fc.date({ noInvalidDate: true }),
      lastAccessedAt: fc.option(fc.date({ noInvalidDate: true })),
      temporalType: fc.constantFrom('persistent' as const, 'temporal' as const),
      validUntil: fc.option(fc.date({ noInvalidDate: true })),
    });
    fc.assert(
      fc.property(anyMemory, (any) => {
        const { score } = hybridScore(any, NOW);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
      }),
    );
  });
});
