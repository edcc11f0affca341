import fc from 'fast-check';
import type { RateLimit } from '../../common/limits.js';
import { InProcessBuckets } from './in-process-buckets.js';
import { readLevel } from './token-level.js';

const MINUTE_MS = 60_000;

/** Returns buckets with a clock that the test sets. */
function bucketsWithClock(max?: number) {
  const clock = { now: 0 };
  return { clock, buckets: new InProcessBuckets(() => clock.now, max) };
}

describe('InProcessBuckets', () => {
  // As Unkey tests its rate limiter: compares the calls that pass with the theoretical number, over many refill periods.
  describe.each([30, 600, 6_000])('with %i tokens per minute', (perMinute) => {
    it.each([0.9, 1, 10])('allow the theoretical number of calls, within 5 %%, of %f times that load', async (load) => {
      const limit = { perMinute, burst: Math.ceil(perMinute / 2) };
      const { clock, buckets } = bucketsWithClock();
      const periods = perMinute > 1_000 ? 2 : 20;
      const offered = Math.round(perMinute * load * periods);
      let passed = 0;
      for (let i = 0; i < offered; i++) {
        clock.now = (i / offered) * periods * MINUTE_MS;
        if ((await buckets.take([{ key: 'a', limit }])).allowed) passed++;
      }
      const theoretical = Math.min(offered, limit.burst + perMinute * periods);
      expect(passed / theoretical).toBeGreaterThanOrEqual(0.95);
      expect(passed / theoretical).toBeLessThanOrEqual(1.05);
    });
  });

  it('take all tokens of a call or none, and at most what a full bucket holds', async () => {
    const { clock, buckets } = bucketsWithClock();
    const large = { key: 'large', limit: { perMinute: 60, burst: 20 } };
    const small = { key: 'small', limit: { perMinute: 60, burst: 5 } };
    expect(await buckets.take([large, small], 10)).toEqual({ allowed: true, tokens: [10, 0] });
    expect(await buckets.take([large], 11)).toEqual({ allowed: false, tokens: [10] });
    clock.now = 4_000;
    expect(await buckets.take([large, small], 10)).toEqual({ allowed: false, tokens: [14, 4] });
    expect(readLevel([large, small], { allowed: false, tokens: [14, 4] }, 10).retryAfterSeconds).toBe(1);
    clock.now = 5_000;
    expect((await buckets.take([large, small], 10)).allowed).toBe(true);
  });

  it('allow no more calls in any period than a full bucket plus the tokens refilled in it', () =>
    fc.assert(
      fc.asyncProperty(
        fc.record({ perMinute: fc.integer({ min: 1, max: 6_000 }), burst: fc.integer({ min: 1, max: 50 }) }),
        fc.array(fc.integer({ min: 0, max: 5_000 }), { minLength: 1, maxLength: 100 }),
        async (limit, pauses) => {
          const { clock, buckets } = bucketsWithClock();
          const passedAt: number[] = [];
          for (const pause of pauses) {
            clock.now += pause;
            if ((await buckets.take([{ key: 'a', limit }])).allowed) passedAt.push(clock.now);
          }
          const excess = passedAt.flatMap((start, first) =>
            passedAt.slice(first).map((end, more) => more + 1 - limit.burst - ((end - start) * limit.perMinute) / MINUTE_MS),
          );
          expect(Math.max(...excess)).toBeLessThanOrEqual(1e-6);
        },
      ),
    ));

  it('take a token from all buckets or from none', async () => {
    const { clock, buckets } = bucketsWithClock();
    const [wide, narrow]: RateLimit[] = [
      { perMinute: 60, burst: 10 },
      { perMinute: 60, burst: 1 },
    ];
    const both = [
      { key: 'wide', limit: wide! },
      { key: 'narrow', limit: narrow! },
    ];
    expect(await buckets.take(both)).toEqual({ allowed: true, tokens: [9, 0] });
    expect(await buckets.take(both)).toEqual({ allowed: false, tokens: [9, 0] });
    clock.now += 500;
    expect(await buckets.take(both)).toEqual({ allowed: false, tokens: [9.5, 0.5] });
    clock.now += 500;
    expect(await buckets.take(both)).toEqual({ allowed: true, tokens: [9, 0] });
  });

  it('apply a changed limit at once', async () => {
    const { clock, buckets } = bucketsWithClock();
    const take = (limit: RateLimit) => buckets.take([{ key: 'a', limit }]);
    await take({ perMinute: 60, burst: 2 });
    expect((await take({ perMinute: 60, burst: 2 })).tokens).toEqual([0]);
    clock.now += 1_000;
    expect((await take({ perMinute: 6_000, burst: 50 })).tokens).toEqual([49]);
    expect((await take({ perMinute: 60, burst: 5 })).tokens).toEqual([4]);
  });

  it('evict the least recently used buckets once there are too many', async () => {
    const { buckets } = bucketsWithClock(2);
    const limit = { perMinute: 1, burst: 1 };
    const take = async (key: string) => (await buckets.take([{ key, limit }])).allowed;
    expect([await take('a'), await take('b'), await take('c')]).toEqual([true, true, true]);
    expect([await take('c'), await take('b'), await take('a')]).toEqual([false, false, true]);
  });
});
