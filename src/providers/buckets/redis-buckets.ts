import type { RedisLink } from '../redis/redis-link.js';
import { wantedOf } from './token-bucket.js';
import type { Bucket, Taken, TokenBuckets } from './token-buckets.js';

/**
 * Takes tokens from every bucket or from none, atomically and by the clock of Redis, so that processes with different
 * clocks agree. The arithmetic is that of ./token-bucket. A bucket is a hash: `t` is the number of its tokens when one
 * was last taken and `a` the time of that in milliseconds; it expires when it would be full again. ARGV: burst, tokens
 * per minute and wanted tokens of each of KEYS.
 */
const TAKE = `
local time = redis.call('TIME')
local now = time[1] * 1000 + time[2] / 1000
local allowed, tokens, reply = 1, {}, {}
for i, key in ipairs(KEYS) do
  local burst, per_ms = tonumber(ARGV[3 * i - 2]), ARGV[3 * i - 1] / 60000
  local state = redis.call('HMGET', key, 't', 'a')
  tokens[i] = burst
  if state[1] then tokens[i] = math.min(burst, state[1] + math.max(0, now - state[2]) * per_ms) end
  if tokens[i] < tonumber(ARGV[3 * i]) then allowed = 0 end
end
for i, key in ipairs(KEYS) do
  if allowed == 1 then
    local burst, per_ms = tonumber(ARGV[3 * i - 2]), ARGV[3 * i - 1] / 60000
    tokens[i] = tokens[i] - ARGV[3 * i]
    redis.call('HSET', key, 't', string.format('%.17g', tokens[i]), 'a', string.format('%.3f', now))
    redis.call('PEXPIRE', key, string.format('%.0f', math.ceil((burst - tokens[i]) / per_ms)))
  end
  reply[i] = string.format('%.17g', tokens[i])
end
return { allowed, string.format('%.3f', now), unpack(reply) }`;

/** Token buckets that all processes share. While Redis is unavailable, every process uses its own `fallback`. */
export class RedisBuckets implements TokenBuckets {
  private readonly script: ReturnType<RedisLink['script']>;

  /** @param namespace separates these buckets from those of other installations on the same Redis */
  constructor(
    redis: RedisLink,
    private readonly namespace: string,
    private readonly fallback: TokenBuckets,
  ) {
    this.script = redis.script('takeTokens', TAKE);
  }

  async take(buckets: readonly Bucket[], count = 1): Promise<Taken> {
    return (await this.takeInRedis(buckets, count)) ?? this.fallback.take(buckets, count);
  }

  /** @returns undefined if Redis does not answer; `at` is the time of Redis in milliseconds */
  async takeInRedis(buckets: readonly Bucket[], count = 1): Promise<(Taken & { at: number }) | undefined> {
    const keys = buckets.map(({ key }) => `mnemonest:${this.namespace}:bucket:${key}`);
    const limits = buckets.flatMap(({ limit }) => [limit.burst, limit.perMinute, wantedOf(count, limit)]);
    const reply = (await this.script(keys, limits)) as [number, string, ...string[]] | undefined;
    if (!reply) return undefined;
    const [allowed, at, ...tokens] = reply;
    return { allowed: allowed === 1, tokens: tokens.map(Number), at: Number(at) };
  }
}
