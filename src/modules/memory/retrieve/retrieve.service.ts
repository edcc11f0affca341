import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../../../common/request-context.js';
import { Metrics } from '../../../providers/metrics/metrics.js';
import { periodOf } from '../../../text/temporal/period/query-period.js';
import { EmbeddingSpaces } from '../../embeddings/embedding-spaces.service.js';
import { QuotaService } from '../../limits/quota.service.js';
import { boundFilter, isVisible } from '../records/bound-user.js';
import type { RetrievedMemory } from '../records/memory.types.js';
import type { MemoryFilter } from '../records/memory-filter.js';
import { AccessCounter } from './access-counter.js';
import { queryWords } from './query-words.js';
import { SearchRepository } from './search.repository.js';

export interface Query {
  readonly query: string;
  /** Maximum number of hits, 1..50. */
  readonly topK: number;
  /** Minimum similarity of a hit, 0..1. */
  readonly minScore: number;
  /** The memories to search; all live ones if undefined. */
  readonly filter?: MemoryFilter | undefined;
  /** True to return the factors of the scores as well. */
  readonly explain?: boolean;
  /** Searches and scores the memories as they were at this time. Such a retrieve does not count as an access. */
  readonly asOf?: Date | undefined;
}

/** Retrieves memories for a caller over HTTP or MCP. Each retrieve takes a unit of the workspace's quota. */
@Injectable()
export class RetrieveService {
  constructor(
    private readonly quotas: QuotaService,
    private readonly spaces: EmbeddingSpaces,
    private readonly search: SearchRepository,
    private readonly accesses: AccessCounter,
    private readonly metrics: Metrics,
  ) {}

  /**
   * Returns the best memories for a query in three steps: embed, search (the database ranks and cuts), count the accesses.
   * @throws AppError `plan_limit_reached`, `unavailable`
   */
  retrieve(ctx: RequestContext, query: Query): Promise<RetrievedMemory[]> {
    return this.quotas.spend(ctx, 'memory_retrieves', () => this.run(ctx, query));
  }

  private async run(
    ctx: RequestContext,
    { query, topK, minScore, filter: given, explain = false, asOf }: Query,
  ): Promise<RetrievedMemory[]> {
    const period = periodOf(query, asOf ?? ctx.now, ctx.timeZone);
    const embedded = await this.metrics.timeStage('retrieve', 'embed', () => this.spaces.embedQuery(ctx, period?.topic ?? query));
    const words = queryWords(query);
    const filter = boundFilter(ctx, given);
    const search = { embedded, words, topK, minScore, filter, explain, asOf, period };
    const found = await this.metrics.timeStage('retrieve', 'search', () => this.search.search(ctx, search));
    // A memory may have been of another user at that time.
    const hits = asOf ? found.filter(({ metaJson }) => isVisible(ctx, metaJson)) : found;
    const ids = hits.map(({ id }) => id);
    if (!asOf) this.accesses.record(ctx, ids);
    return hits;
  }
}
