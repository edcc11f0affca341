import { type DynamicModule, Module } from '@nestjs/common';
import { EMBEDDER, type Embedder } from './embeddings/embedder.js';
import { LLM, type Llm } from './llm/llm.js';
import { Metrics } from './metrics/metrics.js';
import { Broadcast } from './redis/broadcast.js';

/** The outside world, for every module. */
@Module({})
export class ProvidersModule {
  static register(embedder: Embedder, llm: Llm | null, broadcast: Broadcast): DynamicModule {
    return {
      module: ProvidersModule,
      global: true,
      providers: [
        { provide: EMBEDDER, useValue: embedder },
        { provide: LLM, useValue: llm },
        { provide: Broadcast, useValue: broadcast },
        Metrics,
      ],
      exports: [EMBEDDER, LLM, Broadcast, Metrics],
    };
  }
}
