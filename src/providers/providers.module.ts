import { type DynamicModule, Module } from '@nestjs/common';
import { TOKEN_BUCKETS, type TokenBuckets } from './buckets/token-buckets.js';
import { EMBEDDER, type Embedder } from './embeddings/embedder.js';
import { Broadcast } from './redis/broadcast.js';
import type { RedisLink } from './redis/redis-link.js';

/** The outside world, opened. */
export interface Providers {
  readonly embedder: Embedder;
  /** undefined: not configured. */
  readonly redis: RedisLink | undefined;
  readonly buckets: TokenBuckets;
}

/** Injects the {@link RedisLink}, or undefined where none is configured. */
export const REDIS = Symbol('REDIS');

/** The outside world, for every module. */
@Module({})
export class ProvidersModule {
  static register({ embedder, redis, buckets }: Providers): DynamicModule {
    return {
      module: ProvidersModule,
      global: true,
      providers: [
        { provide: EMBEDDER, useValue: embedder },
        { provide: REDIS, useValue: redis },
        { provide: TOKEN_BUCKETS, useValue: buckets },
        { provide: Broadcast, useValue: new Broadcast(redis) },
      ],
      exports: [EMBEDDER, REDIS, TOKEN_BUCKETS, Broadcast],
    };
  }
}
