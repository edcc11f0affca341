import type { RedisLink } from '../redis/redis-link.js';
import { InProcessBuckets } from './in-process-buckets.js';
import { RedisBuckets } from './redis-buckets.js';
import type { TokenBuckets } from './token-buckets.js';

/** Shared over Redis where there is one. @param namespace of this installation */
export function createBuckets(redis: RedisLink | null, namespace: string): TokenBuckets {
  const inProcess = new InProcessBuckets();
  return redis ? new RedisBuckets(redis, namespace, inProcess) : inProcess;
}
