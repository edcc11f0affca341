import { type DynamicModule, Module } from '@nestjs/common';
import { TOKEN_BUCKETS, type TokenBuckets } from './buckets/token-buckets.js';
import { Embedders } from './embeddings/embedders.js';
import { QueryCache } from './embeddings/query-cache.js';
import { LLM, type Llm } from './llm/llm.js';
import { Metrics } from './metrics/metrics.js';
import type { RedisLink } from './redis/redis-link.js';
import { TRACER, type Tracer } from './tracing/tracer.js';

/** The opened clients of external services and models. */
export interface Providers {
  readonly embedders: Embedders;
  /** null if the local rules decide. */
  readonly llm: Llm | null;
  /** null if Redis is not configured. */
  readonly redis: RedisLink | null;
  readonly buckets: TokenBuckets;
  /** null if no traces are exported. */
  readonly tracer: Tracer | null;
}

/** Injection token of the {@link RedisLink}; injects null if Redis is not configured. */
export const REDIS = Symbol('REDIS');

/** Makes the providers available to all modules. */
@Module({})
export class ProvidersModule {
  static register({ embedders, llm, redis, buckets, tracer }: Providers): DynamicModule {
    return {
      module: ProvidersModule,
      global: true,
      providers: [
        { provide: Embedders, useValue: embedders },
        { provide: LLM, useValue: llm },
        { provide: REDIS, useValue: redis },
        { provide: TOKEN_BUCKETS, useValue: buckets },
        { provide: TRACER, useValue: tracer },
        Metrics,
        QueryCache,
      ],
      exports: [Embedders, LLM, REDIS, TOKEN_BUCKETS, Metrics, QueryCache],
    };
  }
}
