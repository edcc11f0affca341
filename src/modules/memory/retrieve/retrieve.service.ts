import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../../../common/request-context.js';
import type { Calibration } from '../../../providers/embeddings/calibration.js';
import { EmbeddingSpaces } from '../../embeddings/embedding-spaces.service.js';
import { MemoryRepository } from '../memory.repository.js';
import type { RetrievedMemory } from '../memory.types.js';
import { AccessCounter } from './access-counter.js';
import { hybridScore } from './hybrid-score.js';
import { type Candidate, SearchRepository } from './search.repository.js';

export interface Query {
  readonly query: string;
  /** 1..50 */
  readonly topK: number;
  /** Smallest similarity, 0..1 */
  readonly minScore: number;
}

/** Memories that are ranked by score; enough that a farther one with a better score is not missed. */
const POOL_SIZE = 200;

/** embed -> search -> score -> cut. */
@Injectable()
export class RetrieveService {
  constructor(
    private readonly spaces: EmbeddingSpaces,
    private readonly search: SearchRepository,
    private readonly memories: MemoryRepository,
    private readonly accesses: AccessCounter,
  ) {}

  async retrieve(ctx: RequestContext, { query, topK, minScore }: Query): Promise<RetrievedMemory[]> {
    const embedded = await this.spaces.embedQuery(ctx, query);
    const pool = await this.search.nearest(ctx, embedded, POOL_SIZE);
    const best = this.rank(pool, embedded.space.embedder.calibration, minScore, ctx.now).slice(0, topK);
    if (!best.length) return [];
    const ids = best.map(({ id }) => id);
    const contents = new Map((await this.memories.findContents(ctx, ids)).map((content) => [content.id, content]));
    this.accesses.record(ctx, [...contents.keys()]);
    return best.flatMap((hit) => {
      const content = contents.get(hit.id);
      return content ? [{ ...hit, ...content }] : [];
    });
  }

  private rank(pool: readonly Candidate[], calibration: Calibration, minScore: number, now: Date) {
    const hits = pool.map((candidate) => {
      const similarity = calibration.similarityOf(candidate.cosine);
      const { score } = hybridScore({ ...candidate, relevance: similarity }, now);
      return { id: candidate.id, score, similarity, importance: candidate.importance };
    });
    return hits.filter(({ similarity }) => similarity >= minScore).sort((a, b) => b.score - a.score || b.id - a.id);
  }
}
