import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { InProcessBuckets } from '../../src/providers/buckets/in-process-buckets.js';
import { RedisBuckets } from '../../src/providers/buckets/redis-buckets.js';
import type { Bucket } from '../../src/providers/buckets/token-buckets.js';
import { RedisLink } from '../../src/providers/redis/redis-link.js';
import { describeOnRedis } from '../support/engines.js';
import { offer } from '../support/load.js';
import { startTcpProxy, type TcpProxy } from '../support/tcp-proxy.js';

const UP_WITHIN_MS = 10_000;
const NAMESPACE = `test-${randomUUID()}`;

async function untilUp(link: RedisLink): Promise<void> {
  const deadline = Date.now() + UP_WITHIN_MS;
  while (!(await link.takesWrites())) {
    if (Date.now() > deadline) throw new Error('Redis did not come up');
    await sleep(20);
  }
}

/**
 * Returns how many of the calls at these times a perfect bucket allows. A busy machine does not call as evenly as
 * configured.
 */
async function theoretical(bucket: Bucket, times: readonly number[]): Promise<number> {
  let now = 0;
  const perfect = new InProcessBuckets(() => now);
  let passed = 0;
  for (now of times.toSorted((a, b) => a - b)) if ((await perfect.take([bucket])).allowed) passed++;
  return passed;
}

describeOnRedis('the token buckets', (url) => {
  let link: RedisLink;
  let redis: Redis;
  let buckets: RedisBuckets;
  const keyOf = (name: string) => `{ws:1}:${name}`;
  const inRedis = (name: string) => `mnemonest:${NAMESPACE}:bucket:${keyOf(name)}`;
  beforeAll(async () => {
    redis = new Redis(url);
    // A busy machine may answer slowly; this suite tests the counts, not the timeout.
    link = new RedisLink(url, 60_000);
    buckets = new RedisBuckets(link, NAMESPACE, new InProcessBuckets());
    await untilUp(link);
  });
  afterAll(async () => {
    const keys = await redis.keys(`mnemonest:${NAMESPACE}:*`);
    if (keys.length) await redis.del(...keys);
    redis.disconnect();
    link.close();
  });

  it('count exactly as the buckets in process do', async () => {
    const limits = [
      { perMinute: 1_200, burst: 5 },
      { perMinute: 733, burst: 7 },
    ];
    const both = limits.map((limit, i) => ({ key: keyOf(`same-${i}`), limit }));
    let now = 0;
    const model = new InProcessBuckets(() => now);
    const allowed = new Set<boolean>();
    for (let i = 0; i < 200; i++) {
      const count = 1 + (i % 7);
      const { at, ...taken } = (await buckets.takeInRedis(both, count))!;
      now = at;
      const expected = await model.take(both, count);
      expect(taken.allowed).toBe(expected.allowed);
      taken.tokens.forEach((tokens, bucket) => {
        expect(tokens).toBeCloseTo(expected.tokens[bucket]!, 6);
      });
      allowed.add(taken.allowed);
      await sleep(Math.random() * 20);
    }
    expect(allowed).toEqual(new Set([true, false]));
  });

  it('expire when they are full again', async () => {
    await buckets.take([{ key: keyOf('expiry'), limit: { perMinute: 600, burst: 10 } }]);
    const left = await redis.pttl(inRedis('expiry'));
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThanOrEqual(100);
    await buckets.take([{ key: keyOf('slow'), limit: { perMinute: 1, burst: 2_147_483_647 } }]);
    expect(await redis.pttl(inRedis('slow'))).toBeLessThanOrEqual(60_000);
    await buckets.take([{ key: keyOf('huge'), limit: { perMinute: 1, burst: 1 } }]);
    const raised = await buckets.take([{ key: keyOf('huge'), limit: { perMinute: 1, burst: 2_147_483_647 } }]);
    expect(raised.allowed).toBe(false);
  });

  it('allow the correct share of 0.9, 1 and 10 times a limit, within 5 %', async () => {
    // The minute of each limit is shortened to this many seconds, and twenty of them are measured.
    const periods = { 30: 0.5, 600: 0.5, 6000: 2 };
    const ratioOf = async (limit: number, period: number, load: number) => {
      const measure = { perMinute: (limit * 60) / period, burst: limit / 2 };
      const bucket = { key: keyOf(`load-${limit}-${load}`), limit: measure };
      const taken = await offer({ perSecond: (limit * load) / period, seconds: 20 * period }, () =>
        buckets.takeInRedis([bucket]),
      );
      const passed = taken.filter((each) => each?.allowed).length;
      return (
        passed /
        (await theoretical(
          bucket,
          taken.map((each) => each!.at),
        ))
      );
    };
    const cases = Object.entries(periods).flatMap(([limit, period]) => [0.9, 1, 10].map((load) => ({ limit, period, load })));
    const ratios = await Promise.all(
      cases.map(async ({ limit, period, load }) => ({ limit, load, ratio: await ratioOf(Number(limit), period, load) })),
    );
    expect(ratios).toHaveLength(9);
    expect(ratios.filter(({ ratio }) => !(ratio >= 0.95 && ratio <= 1.05))).toEqual([]);
  }, 300_000);

  describe('behind a proxy', () => {
    let proxy: TcpProxy;
    let shaky: RedisLink;
    let shakyBuckets: RedisBuckets;
    const limit = { perMinute: 1, burst: 3 };
    const takeFour = async (name: string) => {
      const passed: boolean[] = [];
      for (let i = 0; i < 4; i++) passed.push((await shakyBuckets.take([{ key: keyOf(name), limit }])).allowed);
      return passed;
    };
    beforeAll(async () => {
      const { hostname, port } = new URL(url);
      proxy = await startTcpProxy({ host: hostname, port: Number(port || 6379) });
      shaky = new RedisLink(`redis://127.0.0.1:${proxy.port}`);
      shakyBuckets = new RedisBuckets(shaky, NAMESPACE, new InProcessBuckets());
      await untilUp(shaky);
    });
    afterAll(async () => {
      shaky?.close();
      await proxy?.close();
    });

    it.each([
      ['refuses connections', () => proxy.cut()],
      ['hangs', () => proxy.stall()],
    ])('limit in process while Redis %s, and return to Redis by themselves', async (how, fail) => {
      fail();
      expect(await takeFour(`while-${how}`)).toEqual([true, true, true, false]);
      expect(await redis.exists(inRedis(`while-${how}`))).toBe(0);
      expect(await shaky.takesWrites()).toBe(false);
      await proxy.mend();
      await untilUp(shaky);
      expect(await takeFour(`after-${how}`)).toEqual([true, true, true, false]);
      expect(await redis.exists(inRedis(`after-${how}`))).toBe(1);
    });
  });
});
