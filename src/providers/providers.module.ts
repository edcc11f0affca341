import { type DynamicModule, Module } from '@nestjs/common';
import { TOKEN_BUCKETS, type TokenBuckets } from './buckets/token-buckets.js';
import { Embedders } from './embeddings/embedders.js';
import { QueryCache } from './embeddings/query-cache.js';
import { LLM, type Llm } from './llm/llm.js';
import { Metrics } from './metrics/metrics.js';
import { Broadcast } from './redis/broadcast.js';
import type { RedisLink } from './redis/redis-link.js';

/** The outside world, opened. */
export interface Providers {
  readonly embedders: Embedders;
  /** null: the local rules decide. */
  readonly llm: Llm | null;
  /** null: not configured. */
  readonly redis: RedisLink | null;
  readonly buckets: TokenBuckets;
}

/** Injects the {@link RedisLink}, or null where none is configured. */
export const REDIS = Symbol('REDIS');

/** The outside world, for every module. */
@Module({})
export class ProvidersModule {
  static register({ embedders, llm, redis, buckets }: Providers): DynamicModule {
    return {
      module: ProvidersModule,
      global: true,
      providers: [
        { provide: Embedders, useValue: embedders },
        { provide: LLM, useValue: llm },
        { provide: REDIS, useValue: redis },
        { provide: TOKEN_BUCKETS, useValue: buckets },
        { provide: Broadcast, useValue: new Broadcast(redis) },
        Metrics,
        QueryCache,
      ],
      exports: [Embedders, LLM, REDIS, TOKEN_BUCKETS, Broadcast, Metrics, QueryCache],
    };
  }
}
