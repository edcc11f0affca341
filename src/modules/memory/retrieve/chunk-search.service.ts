import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../../../common/request-context.js';
import { Database } from '../../../database/database.js';
import { EmbeddingSpaces } from '../../embeddings/embedding-spaces.service.js';
import { QuotaService } from '../../limits/quota.service.js';
import { DeferredMemoryRepository } from '../chunks/deferred-memory.repository.js';
import type { DeferredMemory } from '../chunks/deferred-memory.types.js';
import { namingStep } from '../records/failed-step.js';
import { AccessCounter } from './access-counter.js';
import { type ChunkMatch, ChunkSearchRepository } from './chunk-search.repository.js';

/** A chunk that fits a query. */
export interface ChunkHit extends Omit<ChunkMatch, 'cosine'> {
  /** Public similarity, 0..1. */
  readonly similarity: number;
}

/** Searches the chunks of memories by similarity alone. */
@Injectable()
export class ChunkSearchService {
  constructor(
    private readonly database: Database,
    private readonly quotas: QuotaService,
    private readonly spaces: EmbeddingSpaces,
    private readonly chunks: ChunkSearchRepository,
    private readonly memories: DeferredMemoryRepository,
    private readonly accesses: AccessCounter,
  ) {}

  /**
   * Returns the chunks nearest to the query, however far they are, and their memories; both the best first.
   * @throws AppError `plan_limit_reached`; FailedStep `query_embedding`
   */
  search(ctx: RequestContext, query: string, topK: number): Promise<{ memories: DeferredMemory[]; hits: ChunkHit[] }> {
    return this.quotas.spend(ctx, 'memory_retrieves', async () => {
      const embedded = await namingStep('query_embedding', () => this.spaces.embedQuery(ctx, query));
      const found = await this.chunks.nearest(ctx, embedded, topK);
      const ids = [...new Set(found.map(({ memoryId }) => memoryId))];
      const live = new Map((await this.memories.findLive(ctx, this.database, ids)).map((memory) => [memory.id, memory]));
      this.accesses.record(ctx, [...live.keys()]);
      const { calibration } = embedded.space.embedder;
      return {
        memories: ids.flatMap((id) => live.get(id) ?? []),
        hits: found.map(({ cosine, ...match }) => ({ ...match, similarity: calibration.similarityOf(cosine) })),
      };
    });
  }
}
