import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../../../common/request-context.js';
import { Database } from '../../../database/database.js';
import { notExpired } from '../../../database/expiry.js';
import { toQueryVector, vectorsOf } from '../../../database/vector-index.js';
import type { EmbeddedText, EmbeddingSpace } from '../../embeddings/embedding-space.js';
import { nearestRows, type SearchPlan } from '../records/vector-search.js';
import { WorkspaceLayouts } from '../records/workspace-layouts.js';

/** A chunk of a memory, with its cosine to the query. */
export interface ChunkMatch {
  readonly memoryId: number;
  /** 0 for the beginning. */
  readonly chunk: number;
  /** -1..1 */
  readonly cosine: number;
}

/** Finds the chunks most similar to a query. */
@Injectable()
export class ChunkSearchRepository {
  constructor(
    private readonly database: Database,
    private readonly layouts: WorkspaceLayouts,
  ) {}

  /**
   * Returns the nearest chunks of live memories, the nearest first; of equal ones that of the newer memory. Chunks
   * other than the beginning of a text are compared one by one.
   */
  async nearest({ workspaceId }: RequestContext, { space, vector }: EmbeddedText, limit: number): Promise<ChunkMatch[]> {
    const plan = await this.layouts.searchPlan(workspaceId);
    const name = `nearest_chunks_${space.id}_${Object.values(plan).map(Number).join('_')}`;
    return this.database.query<ChunkMatch>(name, nearestChunksStatement(space, plan), [
      workspaceId,
      toQueryVector(space, vector),
      limit,
    ]);
  }
}

/** Returns the statement of {@link ChunkSearchRepository.nearest}: $1 workspace, $2 vector, $3 limit. */
export function nearestChunksStatement(space: EmbeddingSpace, plan: SearchPlan): string {
  const { expression, type, predicate } = vectorsOf(space);
  const distance = `m.${expression} <=> $2::${type}`;
  const chunkDistance = `c.embedding::${type} <=> $2::${type}`;
  const columns = `m.id AS "memoryId", 0 AS chunk, 1 - (${distance}) AS cosine`;
  return `SELECT "memoryId", chunk, cosine FROM (
      (${nearestRows(plan, { columns, distance, rest: `m.${predicate}`, limit: '$3' })})
      UNION ALL
      (SELECT c.memory_id, c.chunk, 1 - (${chunkDistance}) FROM memory_chunks c
       JOIN memories_${plan.partition} m ON m.workspace_id = $1 AND m.id = c.memory_id
       WHERE c.workspace_id = $1 AND c.model_id = ${Number(space.id)} AND m.archived_at IS NULL AND ${notExpired('m')}
       ORDER BY ${chunkDistance} LIMIT $3)) AS matches
    ORDER BY cosine DESC, "memoryId" DESC, chunk LIMIT $3`;
}
