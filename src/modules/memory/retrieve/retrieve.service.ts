import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../../../common/request-context.js';
import { EmbeddingSpaces } from '../../embeddings/embedding-spaces.service.js';
import type { RetrievedMemory } from '../records/memory.types.js';
import type { MemoryFilter } from '../records/memory-filter.js';
import { AccessCounter } from './access-counter.js';
import { queryWords } from './query-words.js';
import { SearchRepository } from './search.repository.js';

export interface Query {
  readonly query: string;
  /** 1..50 */
  readonly topK: number;
  /** Smallest similarity, 0..1 */
  readonly minScore: number;
  /** Which memories to look among; all where there is none. */
  readonly filter?: MemoryFilter | undefined;
  /** Whether the factors of the scores are wanted as well. */
  readonly explain?: boolean;
  /** Looks at the memories as they were, and scores them as it would have, at this moment. Such a look does not count as a use of them. */
  readonly asOf?: Date | undefined;
}

/** embed -> search, which ranks and cuts. */
@Injectable()
export class RetrieveService {
  constructor(
    private readonly spaces: EmbeddingSpaces,
    private readonly search: SearchRepository,
    private readonly accesses: AccessCounter,
  ) {}

  /** @throws AppError `unavailable` */
  async retrieve(
    ctx: RequestContext,
    { query, topK, minScore, filter, explain = false, asOf }: Query,
  ): Promise<RetrievedMemory[]> {
    const embedded = await this.spaces.embedQuery(ctx, query);
    const words = queryWords(query);
    const hits = await this.search.search(ctx, { embedded, words, topK, minScore, filter, explain, asOf });
    if (!asOf)
      this.accesses.record(
        ctx,
        hits.map(({ id }) => id),
      );
    return hits;
  }
}
