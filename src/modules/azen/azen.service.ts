import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../../common/request-context.js';
import { DeferredMemoryService } from '../memory/chunks/deferred-memory.service.js';
import type { DeferredMemory } from '../memory/chunks/deferred-memory.types.js';
import { DeletionService } from '../memory/manage/deletion.service.js';
import { type ChunkHit, ChunkSearchService } from '../memory/retrieve/chunk-search.service.js';
import { DeferredStoreService } from '../memory/store/deferred-store.service.js';
import { inAzenWords } from './azen-failure.js';
import type { PageRequest } from './page.js';

/** The memories of a workspace, with the failures that the Azen API documents. */
@Injectable()
export class AzenService {
  constructor(
    private readonly stores: DeferredStoreService,
    private readonly memories: DeferredMemoryService,
    private readonly chunks: ChunkSearchService,
    private readonly deletions: DeletionService,
  ) {}

  /**
   * Stores a text; its vectors are made right after the answer, or as soon as they can be.
   * @returns the id of the memory
   * @throws AppError `plan_limit_reached`, `pii_rejected`; AzenFailure
   */
  create(ctx: RequestContext, text: string): Promise<number> {
    return inAzenWords(this.stores.create(ctx, text));
  }

  /** @throws AppError `memory_not_found` */
  get(ctx: RequestContext, id: number): Promise<DeferredMemory> {
    return this.memories.get(ctx, id);
  }

  /** Returns a page, the newest first, and how many memories there are on all pages. */
  list(ctx: RequestContext, { page, per }: PageRequest): Promise<{ memories: DeferredMemory[]; total: number }> {
    return this.memories.list(ctx, (page - 1) * per, per);
  }

  /**
   * Returns the chunks nearest to the query, however far they are, and their memories; both the best first.
   * @throws AppError `plan_limit_reached`; AzenFailure
   */
  search(ctx: RequestContext, query: string, topK: number): Promise<{ memories: DeferredMemory[]; hits: ChunkHit[] }> {
    return inAzenWords(this.chunks.search(ctx, query, topK));
  }

  /**
   * Deletes a memory for good, whether or not it has its vectors yet.
   * @throws AppError `memory_not_found`; AzenFailure
   */
  delete(ctx: RequestContext, id: number): Promise<void> {
    return inAzenWords(this.deletions.deleteDeferred(ctx, id));
  }
}
