import type { RedisLink } from '../redis/redis-link.js';
import { InProcessBuckets } from './in-process-buckets.js';
import { RedisBuckets } from './redis-buckets.js';
import type { TokenBuckets } from './token-buckets.js';

/**
 * Creates the token buckets: shared through Redis if it is configured, otherwise those of this process.
 * @param namespace id of this installation
 */
export function createBuckets(redis: RedisLink | null, namespace: string): TokenBuckets {
  const inProcess = new InProcessBuckets();
  return redis ? new RedisBuckets(redis, namespace, inProcess) : inProcess;
}
