import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../../common/request-context.js';
import { DeferredMemoryService } from '../memory/chunks/deferred-memory.service.js';
import type { DeferredMemory } from '../memory/chunks/deferred-memory.types.js';
import { DeletionService } from '../memory/manage/deletion.service.js';
import { type ChunkHit, ChunkSearchService } from '../memory/retrieve/chunk-search.service.js';
import { type DeferredStore, DeferredStoreService } from '../memory/store/deferred-store.service.js';
import { inAzenWords } from './azen-failure.js';
import type { PageRequest } from './page.js';

/** The operations of the Azen API, with the failures that it documents. Every text becomes a standalone memory. */
@Injectable()
export class AzenService {
  constructor(
    private readonly stores: DeferredStoreService,
    private readonly memories: DeferredMemoryService,
    private readonly chunks: ChunkSearchService,
    private readonly deletions: DeletionService,
  ) {}

  /**
   * Stores a text. Its vectors are made right after the response, or as soon as the embedding provider can be reached.
   * @throws AppError `plan_limit_reached`, `pii_rejected`; AzenFailure
   */
  create(ctx: RequestContext, text: string): Promise<DeferredStore> {
    return inAzenWords(this.stores.create(ctx, text));
  }

  /** @throws AppError `memory_not_found` */
  get(ctx: RequestContext, id: number): Promise<DeferredMemory> {
    return this.memories.get(ctx, id);
  }

  /** Returns a page of memories, newest first, and the number of memories on all pages. */
  list(ctx: RequestContext, { page, per }: PageRequest): Promise<{ memories: DeferredMemory[]; total: number }> {
    return this.memories.list(ctx, (page - 1) * per, per);
  }

  /**
   * Returns the chunks that are most similar to the query, with no minimum similarity, and their memories; both best
   * first.
   * @throws AppError `plan_limit_reached`; AzenFailure
   */
  search(ctx: RequestContext, query: string, topK: number): Promise<{ memories: DeferredMemory[]; hits: ChunkHit[] }> {
    return inAzenWords(this.chunks.search(ctx, query, topK));
  }

  /**
   * Deletes a memory permanently, even if it has no vectors yet.
   * @throws AppError `memory_not_found`; AzenFailure
   */
  delete(ctx: RequestContext, id: number): Promise<void> {
    return inAzenWords(this.deletions.deleteDeferred(ctx, id));
  }
}
